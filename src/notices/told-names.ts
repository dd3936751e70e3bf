/** What stands in a text that a notice must not say (domain.md rule 57). */
export type PersonalWord = 'NAME' | 'MOBILE' | 'ID_NUMBER';

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const ID_NUMBER = /(?<![\dXx])\d{17}[\dXx](?![\dXx])/;

/** Whether a text for the public holds the full name of somebody whom it is about, a mobile number or an ID number. */
export function personalWord(text: string, names: readonly string[]): PersonalWord | null {
  const plain = text.normalize('NFKC').replace(/[\s-]/gu, '');
  if (names.some((name) => name !== '' && plain.includes(name.replace(/\s/gu, '')))) return 'NAME';
  if (ID_NUMBER.test(plain)) return 'ID_NUMBER';
  return MOBILE.test(plain) ? 'MOBILE' : null;
}
