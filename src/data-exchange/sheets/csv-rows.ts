import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { separatorOf } from './separator.js';
import type { RowBatch, SheetRow } from './sheet-row.js';
import { sheetQuotes } from './sheets.problems.js';
import { decodedText } from './text-decoding.js';

const BATCH_ROWS = 200;
/** A quotation mark without a counterpart makes one record of the whole rest. */
const MOST_RECORD_CHARACTERS = 1_048_576;

/**
 * The records of a CSV, TSV or semicolon-separated text, blank ones too.
 * @throws Problem SHEET_NOT_READABLE for what is no text, SHEET_QUOTES for a quotation mark that is never closed
 */
export async function* csvRows(content: Buffer): AsyncGenerator<RowBatch, void, undefined> {
  const pieces = decodedText(content);
  const first = pieces.next();
  if (first.done) return;
  const parser = parse({
    delimiter: separatorOf(first.value),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_RECORD_CHARACTERS,
  });
  // What goes wrong on the way comes out of the parser, which is being read.
  pipeline(Readable.from(joined(first.value, pieces)), parser, () => undefined);
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
