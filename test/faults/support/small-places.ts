import type { ReadView, WriteTransaction } from '../../../src/platform/database/unit-of-work.js';
import { PlaceEntity } from '../../../src/places/place.entity.js';

const row = (code: string, parentCode: string | null) => ({
  ...{ code, name: code, parentCode, population: null, volunteerTarget: null, premisesSquareMetres: null },
  kind: parentCode === null ? ('DISTRICT' as const) : ('STREET' as const),
  newArea: false,
  updatedAt: new Date(0),
});

/** Code of the n-th district of a test. */
export const districtCode = (number: number): string => String(110_000 + number);
export const streetCodeOf = (code: string): string => `${code}001`;

export async function insertDistrict(transaction: WriteTransaction, code: string): Promise<void> {
  await transaction.repo(PlaceEntity).insert(row(code, null));
}

export async function insertStreet(transaction: WriteTransaction, districtOfIt: string): Promise<void> {
  await transaction.repo(PlaceEntity).insert(row(streetCodeOf(districtOfIt), districtOfIt));
}

/** Two rows that belong together: one of them alone is half a unit. */
export async function insertPair(transaction: WriteTransaction, code: string): Promise<void> {
  await insertDistrict(transaction, code);
  await insertStreet(transaction, code);
}

export async function storedCodes(view: ReadView): Promise<string[]> {
  return (await view.rows<{ code: string }>('SELECT code FROM place ORDER BY code')).map(({ code }) => code);
}
