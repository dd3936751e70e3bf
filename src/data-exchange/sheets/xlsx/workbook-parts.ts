import { posix } from 'node:path';
import { sheetNotReadable } from '../sheets.problems.js';
import { MOST_PART_MEGABYTES, type XlsxPackage } from './xlsx-package.js';
import { listenToXml, type XmlListener } from './xml-reading.js';

/** Where in the zip the parts of a workbook are that a table is read from. */
export interface WorkbookParts {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
  /** Days are counted from 1904, as old Macintosh files have it. */
  readonly from1904: boolean;
}

interface Relation {
  /** The end of its address, e.g. `worksheet`; what is before differs between the two kinds of OOXML. */
  readonly kind: string;
  readonly target: string;
}

interface SheetMark {
  readonly relation: string;
  readonly isVisible: boolean;
}

/** Finds the first visible worksheet and what belongs to it. @throws Problem SHEET_NOT_READABLE when it is no workbook */
export async function workbookParts(zip: XlsxPackage): Promise<WorkbookParts> {
  const top = await relationsOf(zip, '');
  const workbook = [...top.values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (!workbook) throw sheetNotReadable();
  const relations = await relationsOf(zip, workbook);
  const { sheets, from1904 } = await sheetsOf(zip, workbook);
  const shown = sheets
    .filter(({ isVisible }) => isVisible)
    .map(({ relation }) => relations.get(relation))
    .find((relation) => relation?.kind === 'worksheet');
  if (!shown) throw sheetNotReadable();
  const one = (kind: string): string | undefined =>
    [...relations.values()].find((relation) => relation.kind === kind && zip.has(relation.target))?.target;
  return { sheet: shown.target, strings: one('sharedStrings'), styles: one('styles'), from1904 };
}

async function relationsOf(zip: XlsxPackage, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  const listener: XmlListener = {
    open(element, { Id, Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || !Id || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  };
  await listenToXml(zip.read(name, MOST_PART_MEGABYTES), listener);
  return relations;
}

async function sheetsOf(zip: XlsxPackage, workbook: string) {
  const sheets: SheetMark[] = [];
  let from1904 = false;
  const listener: XmlListener = {
    open(element, { id, state = 'visible', date1904 }) {
      if (element === 'sheet' && id) sheets.push({ relation: id, isVisible: state === 'visible' });
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
    },
  };
  await listenToXml(zip.read(workbook, MOST_PART_MEGABYTES), listener);
  return { sheets, from1904 };
}
