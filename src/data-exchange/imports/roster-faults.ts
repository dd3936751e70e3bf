import { Injectable } from '@nestjs/common';
import type { ProblemDetails } from '../../kernel/problem.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { FieldCipher, type FieldPlace } from '../../platform/security/field-cipher.js';
import type { RosterFault } from '../rosters/roster-cells.js';
import { RosterImportFaultEntity } from './roster-import.entity.js';

const CHUNK_ROWS = 500;
const LONGEST_HEADER = 200;

/** What is wrong with a row, and what should only be looked at. */
export interface RowFaults {
  readonly row: number;
  readonly faults: readonly RosterFault[];
  readonly warnings: readonly RosterFault[];
}

/** Faults as they are kept. Their details quote cells, in which anything may stand where somebody slipped a column: they are sealed. */
@Injectable()
export class RosterFaults {
  constructor(private readonly cipher: FieldCipher) {}

  /** Writes faults down; those of a row that is known already are replaced. */
  async add(transaction: WriteTransaction, importId: string, rows: readonly RowFaults[]): Promise<void> {
    const faults = rows.flatMap((row) => this.rowsOf(importId, row));
    for (let from = 0; from < faults.length; from += CHUNK_ROWS)
      await transaction
        .repo(RosterImportFaultEntity)
        .upsert(faults.slice(from, from + CHUNK_ROWS), ['importId', 'rowNumber', 'ordinal']);
  }

  details(fault: Pick<RosterImportFaultEntity, keyof Key | 'detailsSealed'>): ProblemDetails {
    const { detailsSealed } = fault;
    if (detailsSealed === null) return {};
    return JSON.parse(this.cipher.open(placeOf(fault), detailsSealed)) as ProblemDetails;
  }

  private rowsOf(importId: string, { row, faults, warnings }: RowFaults): RosterImportFaultEntity[] {
    return [...faults, ...warnings].map(({ column, code, details }, ordinal) => {
      const key = { importId, rowNumber: row, ordinal };
      return {
        ...{ ...key, code, warning: ordinal >= faults.length },
        columnName: [...column].slice(0, LONGEST_HEADER).join(''),
        detailsSealed: details ? this.cipher.seal(placeOf(key), JSON.stringify(details)) : null,
      };
    });
  }
}

type Key = Pick<RosterImportFaultEntity, 'importId' | 'rowNumber' | 'ordinal'>;

const placeOf = ({ importId, rowNumber, ordinal }: Key): FieldPlace => ({
  ...{ table: 'roster_import_fault', rowId: `${importId} ${rowNumber} ${ordinal}`, field: 'details' },
});
