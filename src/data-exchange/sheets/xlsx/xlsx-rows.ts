import type { RowBatch } from '../sheet-row.js';
import { dayStyles } from './day-styles.js';
import { RowCollector } from './row-collector.js';
import { sharedStrings } from './shared-strings.js';
import { workbookParts } from './workbook-parts.js';
import { MOST_INFLATED_MEGABYTES, XlsxPackage } from './xlsx-package.js';
import { xmlPieces } from './xml-reading.js';

/**
 * The rows of a workbook's first visible sheet that it keeps, blank ones perhaps among them; merged cells have their text
 * in the first one. Inflated and parsed as rows are asked for; only its strings are kept.
 * @throws Problem SHEET_NOT_READABLE, SHEET_TOO_LARGE, SHEET_TOO_MANY_COLUMNS, SHEET_CELL_TOO_LONG; whatever the zip
 * library throws of a broken file
 */
export async function* xlsxRows(content: Buffer): AsyncGenerator<RowBatch, void, undefined> {
  const zip = await XlsxPackage.open(content);
  const { sheet, strings, styles, from1904 } = await workbookParts(zip);
  const collector = new RowCollector({
    strings: await sharedStrings(zip, strings),
    dayStyles: await dayStyles(zip, styles),
    from1904,
  });
  for await (const _piece of xmlPieces(zip.read(sheet, MOST_INFLATED_MEGABYTES), collector)) {
    yield collector.take();
  }
}
