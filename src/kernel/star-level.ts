/**
 * Stars that honour minutes come to, 0 to the number of bounds, each bound inclusive (domain.md rule 38).
 * @param bounds honour minutes from which on one has the 1st, 2nd … star, ascending
 */
export const starLevel = (honorMinutes: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => honorMinutes >= bound).length;
