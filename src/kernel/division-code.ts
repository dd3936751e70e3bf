export type DivisionKind = 'DISTRICT' | 'STREET' | 'COMMUNITY';

const KIND_OF_LENGTH: Readonly<Record<number, DivisionKind>> = {
  6: 'DISTRICT',
  9: 'STREET',
  12: 'COMMUNITY',
};

/** The kind that a code's length tells; null: not a place code. */
export function divisionKindOf(code: string): DivisionKind | null {
  return /^\d+$/.test(code) ? (KIND_OF_LENGTH[code.length] ?? null) : null;
}

/** The code of the place above; null for a district. */
export function parentCodeOf(code: string): string | null {
  return code.length > 6 ? code.slice(0, -3) : null;
}

/** Whether a place lies in another's subtree or is that place. The empty code is the root of all. */
export function isWithin(code: string, ancestorCode: string): boolean {
  return code.startsWith(ancestorCode);
}

export const districtOf = (code: string): string => code.slice(0, 6);
export const streetOf = (code: string): string => code.slice(0, 9);

/** How far two communities are from each other in the tree of places: 0 the same, 1 same street, 2 same district, 3 elsewhere. */
export function placeDistance(code: string, other: string): 0 | 1 | 2 | 3 {
  if (code === other) return 0;
  if (streetOf(code) === streetOf(other)) return 1;
  return districtOf(code) === districtOf(other) ? 2 : 3;
}
