export type NameFault = 'NAME_LENGTH' | 'NAME_CHARACTERS' | 'NAME_DOT';

export type NameVerdict = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly fault: NameFault };

const MIN_CHARACTERS = 2;
const MAX_CHARACTERS = 30;

/**
 * Checks and normalises a person's name (domain.md rule 3): 2 to 30 Han characters or Latin letters, rare characters
 * included; `•・‧．` become `·`, which may stand between parts only, once. Latin words may be parted by one blank.
 */
export function normalizePersonName(text: string): NameVerdict {
  const name = text.normalize('NFC').trim().replace(/[•・‧．]/g, '·').replace(/ +/g, ' ');
  const length = [...name].length;
  if (length < MIN_CHARACTERS || length > MAX_CHARACTERS) return { ok: false, fault: 'NAME_LENGTH' };
  if (/^·|·$|··/.test(name)) return { ok: false, fault: 'NAME_DOT' };
  if (!/^[\p{Script=Han}\p{Script=Latin}· ]+$/u.test(name) || /[^\p{Script=Latin}] | [^\p{Script=Latin}]/u.test(name)) {
    return { ok: false, fault: 'NAME_CHARACTERS' };
  }
  return { ok: true, name };
}
