import type { SheetRow } from '../sheets/sheet-row.js';
import { halfWidth, tellsNothing } from './cell-text.js';
import type { RosterColumn, RosterHeader } from './roster-columns.js';

const TOTAL = /^(?:合计|总计|小计|共计)/;
const SIGNED =
  /^(?:制表|填表|审核|负责|联系|填报|经办)(?:人|单位|日期|时间)?(?::|$)|^(?:备注|说明|注)(?::|$)/;
const IDENTIFYING: readonly RosterColumn[] = ['documentNumber', 'mobile'];

/** Whether a row below the header tells of nobody: blank but for a number, a total, 制表人, or the header once more. */
export function isNote({ cells }: SheetRow, header: RosterHeader): boolean {
  const textAt = (index: number): string => halfWidth(cells[index]?.text ?? '').replace(/\s/g, '');
  const known = [...header.columns.values()];
  if (known.every(({ index }) => cells[index]?.kind !== 'FORMULA' && tellsNothing(textAt(index))))
    return true;
  if (known.every(({ index, header: name }) => textAt(index) === halfWidth(name).replace(/\s/g, '')))
    return true;
  const isIdentified = IDENTIFYING.some((column) => {
    const place = header.columns.get(column);
    return place !== undefined && !tellsNothing(textAt(place.index));
  });
  if (isIdentified) return false;
  const first = cells.map((_, index) => textAt(index)).find((text) => text !== '') ?? '';
  return TOTAL.test(first) || SIGNED.test(first);
}
