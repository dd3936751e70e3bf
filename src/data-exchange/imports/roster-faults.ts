import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { RosterFault } from '../rosters/roster-cells.js';
import { type FaultDetails, RosterImportFaultEntity } from './roster-import.entity.js';

const CHUNK_ROWS = 500;
const LONGEST_HEADER = 200;

/** What is wrong with a row, and what should only be looked at. */
export interface RowFaults {
  readonly row: number;
  readonly faults: readonly RosterFault[];
  readonly warnings: readonly RosterFault[];
}

/** Writes faults down; those of a row that is known already are replaced. */
export async function addFaults(
  transaction: WriteTransaction,
  importId: string,
  rows: readonly RowFaults[],
): Promise<void> {
  const faults = rows.flatMap(({ row, faults, warnings }) =>
    [...faults, ...warnings].map(({ column, code, details }, ordinal): RosterImportFaultEntity => ({
      ...{ importId, rowNumber: row, ordinal, code, warning: ordinal >= faults.length },
      ...{ columnName: [...column].slice(0, LONGEST_HEADER).join(''), details: plain(details) },
    })),
  );
  for (let from = 0; from < faults.length; from += CHUNK_ROWS)
    await transaction
      .repo(RosterImportFaultEntity)
      .upsert(faults.slice(from, from + CHUNK_ROWS), ['importId', 'rowNumber', 'ordinal']);
}

const plain = (details: RosterFault['details']): FaultDetails =>
  Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  );
