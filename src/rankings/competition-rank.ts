/** A row's place in a list that is ordered by minutes, most first. */
export interface RankedPlace {
  /** Competition rank: 1, 2, 2, 4. */
  readonly rank: number;
  /** Counted from 1, without gaps. */
  readonly position: number;
  readonly minutes: number;
}

/**
 * Competition ranks of one page of an ordered list (domain.md rule 51): equal minutes share a rank, and the next total
 * ranks by its position.
 * @param minutes of the page's rows, most first
 * @param before the last row of the page before; null: the page is the first one
 * @throws RangeError when the minutes rise
 */
export function competitionRanks(
  minutes: readonly number[],
  before: RankedPlace | null = null,
): RankedPlace[] {
  const places: RankedPlace[] = [];
  let last = before;
  for (const total of minutes) {
    if (last && total > last.minutes) throw new RangeError('a ranking is ordered by minutes, most first');
    const position: number = (last?.position ?? 0) + 1;
    const rank: number = last && last.minutes === total ? last.rank : position;
    last = { rank, position, minutes: total };
    places.push(last);
  }
  return places;
}

/**
 * How many of a hundred others have fewer minutes, rounded down; null when there are no others.
 * @param same how many have just as many, oneself included
 */
export function percentileOf(counts: {
  readonly better: number;
  readonly same: number;
  readonly participants: number;
}): number | null {
  const { better, same, participants } = counts;
  const others = participants - 1;
  return others < 1 ? null : Math.floor((100 * (participants - better - same)) / others);
}
