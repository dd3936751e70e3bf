import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { separatorOf } from './separator.js';
import type { RowBatch, SheetRow } from './sheet-row.js';
import { MOST_COLUMNS } from './sheet-limits.js';
import { sheetQuotes, sheetTooManyColumns } from './sheets.problems.js';
import { decodedText } from './text-decoding.js';

const BATCH_ROWS = 200;
/** A quotation mark without a counterpart makes one record of the whole rest. */
const MOST_RECORD_CHARACTERS = 1_048_576;
/** The parser counts the characters of a record, and blank cells have none. */
const MOST_RECORD_SEPARATORS = 524_288;

/**
 * The records of a CSV, TSV or semicolon-separated text, blank ones too.
 * @throws Problem SHEET_NOT_READABLE for what is no text, SHEET_QUOTES for a quotation mark that is never closed,
 * SHEET_TOO_MANY_COLUMNS for a record that would fill the memory
 */
export async function* csvRows(content: Buffer): AsyncGenerator<RowBatch, void, undefined> {
  const pieces = decodedText(content);
  const first = pieces.next();
  if (first.done) return;
  const separator = separatorOf(first.value);
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_RECORD_CHARACTERS,
  });
  // What goes wrong on the way comes out of the parser, which is being read.
  pipeline(Readable.from(fed(joined(first.value, pieces), separator, parser)), parser, () => undefined);
  let number = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      batch.push({ number, cells: record.map((text) => ({ text, kind: 'TEXT' })) });
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    // Records that were parsed and not yet taken are lost, so the parser's own count tells where it was.
    throw error instanceof CsvError ? sheetQuotes({ row: Number(error['records'] ?? number) + 1 }) : error;
  }
  yield batch;
}

function* joined(first: string, rest: Iterable<string>): Generator<string, void, undefined> {
  yield first;
  yield* rest;
}

/** Stops where the parser takes piece after piece of separators and ends no record. */
function* fed(
  pieces: Iterable<string>,
  separator: string,
  parser: Parser,
): Generator<string, void, undefined> {
  let [records, separators] = [0, 0];
  for (const piece of pieces) {
    if (parser.info.records > records) separators = 0;
    ({ records } = parser.info);
    separators += piece.split(separator).length - 1;
    if (separators > MOST_RECORD_SEPARATORS) {
      throw sheetTooManyColumns({ row: records + 1, columns: MOST_COLUMNS });
    }
    yield piece;
  }
}
