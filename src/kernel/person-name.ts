export type NameFault = 'NAME_LENGTH' | 'NAME_CHARACTERS' | 'NAME_DOT';

export type NameVerdict =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly fault: NameFault };

const MIN_CHARACTERS = 2;
const MAX_CHARACTERS = 30;

/** Letters of the two scripts and no numerals, marks or signs of them; 〇 is a numeral to Unicode and a character of names. */
const LETTERS = /^(?:(?=\p{L})[\p{Script=Han}\p{Script=Latin}]|[〇· ])+$/u;
const BLANK_NOT_BETWEEN_LATIN = /[^\p{Script=Latin}] | [^\p{Script=Latin}]/u;

/**
 * Checks and normalises a person's name (domain.md rule 3): 2 to 30 Han characters or Latin letters, rare characters
 * included; `•・‧．` become `·`, which may stand between parts only, once. Latin words may be parted by one blank.
 * Refused are numerals and what only looks like letters or characters: full-width and ordinal letters, ligatures, radicals.
 */
export function normalizePersonName(text: string): NameVerdict {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/[•・‧．]/g, '·')
    .replace(/ +/g, ' ');
  const length = [...name].length;
  if (length < MIN_CHARACTERS || length > MAX_CHARACTERS) return { ok: false, fault: 'NAME_LENGTH' };
  if (/^·|·$|··/.test(name)) return { ok: false, fault: 'NAME_DOT' };
  if (!LETTERS.test(name) || name !== name.normalize('NFKC') || BLANK_NOT_BETWEEN_LATIN.test(name)) {
    return { ok: false, fault: 'NAME_CHARACTERS' };
  }
  return { ok: true, name };
}
