import { normalizeMobile } from '../../kernel/mobile.js';
import { halfWidth } from './cell-text.js';
import type { RosterCells } from './roster-cells.js';
import type { RosterColumn } from './roster-columns.js';
import { MOBILE_LANDLINE } from './rosters.problems.js';

/** Area code or none, seven or eight digits, an extension or none. */
const LANDLINE = /^(?:(?:\+|00)?86)?(?:0\d{2,3})?[2-9]\d{6,7}(?:(?:转|ext\.?|x)\d{1,6})?$/i;

/** A phone number as it is written, in half width; a landline is refused as one. Whether it is a mobile is for its reader. */
export function readPhone(cells: RosterCells, column: RosterColumn): string {
  const text = halfWidth(cells.text(column)).replace(/^'/, '');
  if (normalizeMobile(text) === null && LANDLINE.test(text.replace(/[\s()-]/g, ''))) {
    cells.refuse(column, MOBILE_LANDLINE);
  }
  return text;
}
