import { isLocalDate, type LocalDate } from '../../kernel/service-day.js';
import { halfWidth } from './cell-text.js';

export type DayReading =
  | { readonly kind: 'DAY'; readonly day: LocalDate }
  /** `yyyy-mm`: 出生年月 often has no day. */
  | { readonly kind: 'MONTH'; readonly month: string }
  /** Written as a day, `yyyy-mm-dd`, that no calendar has. */
  | { readonly kind: 'NO_SUCH_DAY'; readonly written: string }
  | { readonly kind: 'UNREADABLE' };

const UNREADABLE: DayReading = { kind: 'UNREADABLE' };
const FORMS = [
  // 1971-10-02, 1971.10.2, 1962/02/03, with a time of a database behind it
  /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/,
  // 1985年10月15日, also 号
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/,
  // 19581119
  /^(\d{4})()(\d{2})(\d{2})$/,
];
const MONTH_FORMS = [/^(\d{4})[-./](\d{1,2})$/, /^(\d{4})年(\d{1,2})月$/, /^(\d{4})(\d{2})$/];

/** A day as committees write it, in full width too; two-digit years and days before months are not guessed at. */
export function readDay(text: string): DayReading {
  const written = halfWidth(text).replace(/\s*([-./年月日号])\s*/g, '$1');
  for (const form of FORMS) {
    const [, year, , month, date] = form.exec(written) ?? [];
    if (year === undefined || month === undefined || date === undefined) continue;
    const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
    return isLocalDate(day) ? { kind: 'DAY', day } : { kind: 'NO_SUCH_DAY', written: day };
  }
  for (const form of MONTH_FORMS) {
    const [, year, monthOfYear] = form.exec(written) ?? [];
    if (year === undefined || monthOfYear === undefined) continue;
    const month = `${year}-${twoDigits(monthOfYear)}`;
    return isLocalDate(`${month}-01`) ? { kind: 'MONTH', month } : UNREADABLE;
  }
  return UNREADABLE;
}

const twoDigits = (digits: string): string => digits.padStart(2, '0');
