import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { parse } from 'csv-parse';
import { Clock } from '../kernel/clock.js';
import { divisionKindOf, parentCodeOf } from '../kernel/division-code.js';
import { defineProblem } from '../kernel/problem.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PlaceEntity } from './place.entity.js';

const notADivisionTable = defineProblem('NOT_A_DIVISION_TABLE', {
  zh: '{file} 不是区划表：首行须有 code 和 name 两列',
  en: '{file} is not a division table: its first row must have the columns code and name',
});

export type ImportFault = 'CODE_FORMAT' | 'NAME_MISSING' | 'PARENT_UNKNOWN' | 'TWICE_IN_FILE';

export interface PlacesImportReport {
  created: number;
  unchanged: number;
  changed: number;
  /** Numbered as in the file; the header is row 1. */
  refused: { row: number; code: string; fault: ImportFault }[];
}

interface DivisionRow {
  row: number;
  code: string;
  name: string;
}

const CHUNK_ROWS = 1000;
const MAX_NAME_CHARACTERS = 60;

/** Reads the official division tables (columns `code`, `name`, others ignored): 6-digit districts, 9-digit streets. */
@Injectable()
export class PlacesImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Imports a file; rows that are right are stored even when others are refused, and importing twice changes nothing.
   * @throws Problem NOT_A_DIVISION_TABLE; the file system's error when the file cannot be read
   */
  async importFile(file: string): Promise<PlacesImportReport> {
    const report: PlacesImportReport = { created: 0, unchanged: 0, changed: 0, refused: [] };
    const seen = new Set<string>();
    let chunk: DivisionRow[] = [];
    for await (const row of readRows(file)) {
      const fault = faultOf(row, seen);
      seen.add(row.code);
      if (fault) report.refused.push({ row: row.row, code: row.code.slice(0, 20), fault });
      else chunk.push(row);
      if (chunk.length === CHUNK_ROWS) {
        await this.store(chunk, report);
        chunk = [];
      }
    }
    if (chunk.length > 0) await this.store(chunk, report);
    report.refused.sort((a, b) => a.row - b.row);
    return report;
  }

  private async store(rows: readonly DivisionRow[], report: PlacesImportReport): Promise<void> {
    const outcome = await this.uow.write(async (transaction) => {
      const places = transaction.repo(PlaceEntity);
      const codes = [...new Set(rows.flatMap((row) => [row.code, parentCodeOf(row.code) ?? row.code]))];
      const known = await places
        .createQueryBuilder('place')
        .where('place.code IN (:...codes)', { codes })
        .getMany();
      const nameOf = new Map(known.map((place) => [place.code, place.name]));
      const created: PlaceEntity[] = [];
      const result: PlacesImportReport = { created: 0, unchanged: 0, changed: 0, refused: [] };
      for (const { row, code, name } of rows) {
        const parentCode = parentCodeOf(code);
        const present = nameOf.get(code);
        if (parentCode !== null && !nameOf.has(parentCode))
          result.refused.push({ row, code, fault: 'PARENT_UNKNOWN' });
        else if (present === undefined) {
          created.push(this.placeOf(code, name, parentCode));
          nameOf.set(code, name);
        } else if (present === name) result.unchanged += 1;
        else {
          await places.update({ code }, { name, updatedAt: this.clock.now() });
          result.changed += 1;
        }
      }
      if (created.length > 0) await places.insert(created);
      return { ...result, created: created.length };
    });
    report.created += outcome.created;
    report.unchanged += outcome.unchanged;
    report.changed += outcome.changed;
    report.refused.push(...outcome.refused);
  }

  private placeOf(code: string, name: string, parentCode: string | null): PlaceEntity {
    return {
      code,
      kind: divisionKindOf(code) ?? 'DISTRICT',
      name,
      parentCode,
      population: null,
      volunteerTarget: null,
      premisesSquareMetres: null,
      newArea: false,
      updatedAt: this.clock.now(),
    };
  }
}

function faultOf(row: DivisionRow, seen: ReadonlySet<string>): ImportFault | null {
  if (divisionKindOf(row.code) === null) return 'CODE_FORMAT';
  if (row.name === '' || row.name.length > MAX_NAME_CHARACTERS) return 'NAME_MISSING';
  return seen.has(row.code) ? 'TWICE_IN_FILE' : null;
}

async function* readRows(file: string): AsyncGenerator<DivisionRow> {
  const parser = createReadStream(file).pipe(
    parse({ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true }),
  );
  let columns: { code: number; name: number } | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!columns) {
        columns = { code: record.indexOf('code'), name: record.indexOf('name') };
        if (columns.code < 0 || columns.name < 0) throw notADivisionTable({ file });
        continue;
      }
      yield { row: info.lines, code: record[columns.code] ?? '', name: record[columns.name] ?? '' };
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_')) throw notADivisionTable({ file });
    throw error;
  }
  if (!columns) throw notADivisionTable({ file });
}
