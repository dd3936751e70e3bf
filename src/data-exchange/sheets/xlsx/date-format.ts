import type { LocalDate } from '../../../kernel/service-day.js';

/** Formats that have no text of their own in the file (ECMA-376, 18.8.30), those of Chinese programs included. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
/** What stands in quotes, behind a backslash, or in brackets is shown as it is, or is a colour or a language. */
const SHOWN_AS_IT_IS = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/** Whether a number format shows a day: its built-in number, or else its text. */
export function showsDay(formatId: number, formatText: string | undefined): boolean {
  if (formatText === undefined) return BUILT_IN.has(formatId);
  const [positive = ''] = formatText.replace(SHOWN_AS_IT_IS, '').split(';');
  if (/[yd]/i.test(positive)) return true;
  return /m/i.test(positive) && !/[hs0#?]/i.test(positive);
}

const DAY_MILLISECONDS = 86_400_000;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/**
 * The day that a spreadsheet counts as a number of days, its hours dropped; null: none. The system of 1900 counts a 29
 * February 1900 that never was, so before March 1900 it is one day behind itself.
 */
export function dayOfSerial(serial: number, from1904: boolean): LocalDate | null {
  const days = Math.floor(serial);
  if (!(days >= (from1904 ? 0 : 1) && days <= LAST_SERIAL) || (!from1904 && days === 60)) return null;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(start + days * DAY_MILLISECONDS).toISOString();
  return /^\d{4}-/.test(day) ? day.slice(0, 10) : null;
}
