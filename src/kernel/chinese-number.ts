const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** A whole number from 1 to 9,999 as chapters and articles are numbered: 10 is 十, 12 is 十二, 110 is 一百一十, 205 is 二百零五. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9_999)
    throw new RangeError('a number from 1 to 9,999');
  const digits = [...String(value)].map(Number);
  let text = '';
  let zero = false;
  for (const [index, digit] of digits.entries()) {
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero && text) text += '零';
    zero = false;
    text += `${DIGITS[digit] ?? ''}${UNITS[digits.length - 1 - index] ?? ''}`;
  }
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

/** Reads 十二, 一百零三, 〇 for 零, 两 for 二, and digits, also full-width ones; null: not a number from 1 to 9,999. */
export function readChineseNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('〇', '零').replaceAll('两', '二');
  if (/^\d{1,4}$/.test(plain)) return Number(plain) || null;
  if (!/^[零一二三四五六七八九十百千]{1,9}$/.test(plain)) return null;
  // 一二〇 for 120.
  if (!/[十百千]/.test(plain)) {
    const digits = [...plain].map((digit) => DIGITS.indexOf(digit)).join('');
    return Number(digits) <= 9_999 ? Number(digits) || null : null;
  }
  let [sum, digit] = [0, 0];
  for (const character of plain) {
    const unit = UNITS.indexOf(character);
    if (unit > 0) {
      sum += (digit || 1) * 10 ** unit;
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  const value = sum + digit;
  return value >= 1 && value <= 9_999 ? value : null;
}
