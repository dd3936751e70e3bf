import type { Cell } from '../sheets/sheet-row.js';

/** Characters that are not seen, such as those that come along when a number is copied from a page. */
const UNSEEN = /\p{Cf}/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_LETTERS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** What is written where there is nothing to tell. */
const NOTHING = /^(?:[-/\\]+|无|没有|暂无|不详|未填)$/;
const LONGEST_INTEGER = 15;

const narrow = (text: string, which: RegExp): string =>
  text.replace(which, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** Blanks of all widths as one, none around, nothing unseen. */
export const tidy = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();

/** For numbers, dates and words: full-width digits, letters and signs as those of ASCII, dashes of all lengths as `-`. */
export const halfWidth = (text: string): string => narrow(tidy(text), FULL_WIDTH).replace(DASHES, '-');

/**
 * For names: full-width letters as those of ASCII, blanks kept between Latin words only (张 三 is 张三). Signs stay, since
 * a full-width full stop is the dot of minority names.
 */
export const nameText = (text: string): string =>
  narrow(tidy(text), FULL_WIDTH_LETTERS).replace(/(?<!\p{Script=Latin}) | (?!\p{Script=Latin})/gu, '');

/** Whether a cell tells nothing: blank, a dash, 无. */
export const tellsNothing = (text: string): boolean => text === '' || NOTHING.test(halfWidth(text));

/**
 * A cell's text, whole numbers that a spreadsheet keeps exactly written out (`1.8628332764E10` is 18628332764); of more
 * than 15 digits it keeps the first ones only, and those stay as they are stored.
 */
export function plainText({ text, kind }: Cell): string {
  if (kind !== 'NUMBER') return text;
  const value = Number(text);
  return Number.isInteger(value) && Math.abs(value) < 10 ** LONGEST_INTEGER ? String(value) : text;
}

/**
 * Whether a spreadsheet would compute it, or its writer meant it to: a formula, or a text that begins like one; `+` and
 * `-` begin phone numbers too.
 */
export function isFormula({ text, kind }: Cell, isPhone: boolean): boolean {
  if (kind === 'FORMULA') return true;
  const written = halfWidth(text);
  if (/^[=@]/.test(written)) return true;
  return /^[+-]/.test(written) && !tellsNothing(written) && !(isPhone && /^[+\d\s()-]+$/.test(written));
}
