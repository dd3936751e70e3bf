import { Problem } from '../../kernel/problem.js';
import { csvRows } from './csv-rows.js';
import { MOST_MEGABYTES, withinLimits } from './sheet-limits.js';
import type { RowBatch, SheetRow } from './sheet-row.js';
import { sheetNotReadable, sheetOldFormat, sheetTooLarge } from './sheets.problems.js';
import { MOST_INFLATED_MEGABYTES } from './xlsx/xlsx-package.js';
import { xlsxRows } from './xlsx/xlsx-rows.js';

/** Begins .xls files, and workbooks with a password as well. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK\u0003\u0004');
/** Begin programs, PDFs, rich text and web pages, which could pass for text; also a page that was named .xls. */
const NO_TABLES = /^(?:MZ|%PDF-|\{\\rtf|(?:\u00ef\u00bb\u00bf)?\s*<[!?a-z])/i;

/**
 * The rows of an .xlsx workbook's first visible sheet, or of a CSV text (UTF-8, GB18030, UTF-16), those with something in
 * them; read as they are asked for. What a file is, is told by its content.
 * @throws Problem SHEET_EMPTY, SHEET_NOT_READABLE, SHEET_OLD_FORMAT, SHEET_QUOTES, SHEET_TOO_LARGE (32 MiB, or 256 MiB
 * unpacked), SHEET_TOO_MANY_ROWS (200,000), SHEET_TOO_MANY_COLUMNS (256), SHEET_CELL_TOO_LONG (32,767 characters)
 */
export const readSheet = (content: Buffer): AsyncGenerator<SheetRow, void, undefined> =>
  withinLimits(batchesOf(content));

async function* batchesOf(content: Buffer): AsyncGenerator<RowBatch, void, undefined> {
  if (content.length > MOST_MEGABYTES * 1024 * 1024) {
    throw sheetTooLarge({ megabytes: MOST_MEGABYTES, inflatedMegabytes: MOST_INFLATED_MEGABYTES });
  }
  try {
    yield* readerOf(content)(content);
  } catch (error) {
    // Whatever libraries throw of a broken file.
    throw error instanceof Problem ? error : sheetNotReadable();
  }
}

function readerOf(content: Buffer): (content: Buffer) => AsyncIterable<RowBatch> {
  if (startsWith(content, OLE)) throw sheetOldFormat();
  if (startsWith(content, ZIP)) return xlsxRows;
  if (NO_TABLES.test(content.toString('latin1', 0, 64))) throw sheetNotReadable();
  return csvRows;
}

const startsWith = (content: Buffer, signature: Buffer): boolean =>
  content.subarray(0, signature.length).equals(signature);
