import type { RegistrationTerms } from '../../volunteers/registration.js';
import { readSheet } from '../sheets/read-sheet.js';
import type { Cell } from '../sheets/sheet-row.js';
import { headerOf, noHeader, type RosterHeader } from './roster-columns.js';
import { isNote } from './roster-notes.js';
import { judgeRow, type RosterVerdict } from './roster-row.js';
import { DOCUMENT_TWICE_IN_FILE } from './rosters.problems.js';

/** A row of a roster that is meant for a person. */
export interface RosterRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly verdict: RosterVerdict;
}

/**
 * The rows of a roster with what is to be thought of each, read as they are asked for; blank rows, totals and signatures
 * left out. A person who was accepted in a row above is refused, with its number.
 * @param terms the policy of the place, and today
 * @throws Problem NO_KNOWN_COLUMNS, ROSTER_COLUMNS_MISSING, ROSTER_COLUMN_TWICE, and those of `readSheet`
 */
export async function* readRoster(
  content: Buffer,
  terms: RegistrationTerms,
): AsyncGenerator<RosterRow, void, undefined> {
  const rowOfDocument = new Map<string, number>();
  let header: RosterHeader | null = null;
  for await (const row of readSheet(content)) {
    if (header === null) {
      header = headerOf(row);
      continue;
    }
    if (isNote(row, header)) continue;
    const verdict = once(judgeRow(row.cells, header, terms), row.number, header, rowOfDocument);
    yield { number: row.number, cells: row.cells, verdict };
  }
  if (header === null) throw noHeader();
}

/**
 * What a roster's columns are, read without its rows.
 * @throws Problem as `readRoster`
 */
export async function readRosterHeader(content: Buffer): Promise<RosterHeader> {
  for await (const row of readSheet(content)) {
    const header = headerOf(row);
    if (header) return header;
  }
  throw noHeader();
}

/** Refuses a person who was accepted already; what is kept of those are their document numbers. */
function once(
  verdict: RosterVerdict,
  row: number,
  header: RosterHeader,
  rowOfDocument: Map<string, number>,
): RosterVerdict {
  if ('faults' in verdict) return verdict;
  const document = `${verdict.entry.documentType} ${verdict.entry.documentNumber}`;
  const earlier = rowOfDocument.get(document);
  if (earlier === undefined) {
    rowOfDocument.set(document, row);
    return verdict;
  }
  const column = header.columns.get('documentNumber')?.header ?? '';
  return { faults: [{ column, code: DOCUMENT_TWICE_IN_FILE, details: { row: earlier } }] };
}
