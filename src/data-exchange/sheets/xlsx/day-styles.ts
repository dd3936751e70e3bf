import { showsDay } from './date-format.js';
import { MOST_PART_MEGABYTES, type XlsxPackage } from './xlsx-package.js';
import { listenToXml, type XmlListener } from './xml-reading.js';

/** The numbers of the cell styles that show a day. */
export async function dayStyles(zip: XlsxPackage, part: string | undefined): Promise<ReadonlySet<number>> {
  if (part === undefined) return new Set();
  const formats = new Map<number, string>();
  const formatOfStyle: number[] = [];
  let areStylesOfCells = false;
  const listener: XmlListener = {
    open(element, { numFmtId = '0', formatCode }) {
      if (element === 'cellXfs') areStylesOfCells = true;
      if (element === 'numFmt' && formatCode !== undefined) formats.set(Number(numFmtId), formatCode);
      if (element === 'xf' && areStylesOfCells) formatOfStyle.push(Number(numFmtId));
    },
    close(element) {
      if (element === 'cellXfs') areStylesOfCells = false;
    },
  };
  await listenToXml(zip.read(part, MOST_PART_MEGABYTES), listener);
  const styles = formatOfStyle.map((id, style) => (showsDay(id, formats.get(id)) ? style : -1));
  return new Set(styles.filter((style) => style >= 0));
}
