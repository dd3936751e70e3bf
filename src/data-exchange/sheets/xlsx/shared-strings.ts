import { sheetTooLarge } from '../sheets.problems.js';
import { MOST_MEGABYTES } from '../sheet-limits.js';
import { CellText } from './cell-text.js';
import { MOST_STRINGS_MEGABYTES, type XlsxPackage } from './xlsx-package.js';
import { listenToXml, type XmlListener } from './xml-reading.js';

/** Ten in each of 200,000 rows; empty ones take little of the file and yet a place in memory. */
const MOST_STRINGS = 2_000_000;

/** The strings of a workbook, to which its cells point; marks of fonts and of how to read a character are left out. */
export async function sharedStrings(zip: XlsxPackage, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined) return [];
  const strings: string[] = [];
  const text = new CellText();
  let [isText, isReading] = [false, false];
  const listener: XmlListener = {
    open(element) {
      if (element === 't') isText = !isReading;
      if (element === 'rPh') isReading = true;
    },
    text(piece) {
      if (isText) text.add(piece, 1);
    },
    close(element) {
      if (element === 't') isText = false;
      if (element === 'rPh') isReading = false;
      if (element !== 'si') return;
      strings.push(text.take());
      if (strings.length > MOST_STRINGS) {
        throw sheetTooLarge({ megabytes: MOST_MEGABYTES, inflatedMegabytes: MOST_STRINGS_MEGABYTES });
      }
    },
  };
  await listenToXml(zip.read(part, MOST_STRINGS_MEGABYTES), listener);
  return strings;
}
