export type CreditCodeFault =
  'CREDIT_CODE_LENGTH' | 'CREDIT_CODE_CHARACTERS' | 'CREDIT_CODE_CHECK' | 'CREDIT_CODE_AUTHORITY';

export type CreditCodeVerdict =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly fault: CreditCodeFault };

/** Digits and capitals without I, O, S, V, Z (GB 32100-2015). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CIVIL_AFFAIRS = '5';

/** The 18th character for the 17 before it: weights are the powers of 3 modulo 31. */
export function creditCodeCheck(first: string): string {
  let [sum, weight] = [0, 1];
  for (const character of first) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/**
 * Checks and normalises a unified social credit code of an organisation registered with civil affairs (domain.md rule 42):
 * 18 characters, small letters, full-width ones and blanks between them accepted, the check character of GB 32100.
 */
export function checkCreditCode(text: string): CreditCodeVerdict {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if ([...code].length !== 18) return { ok: false, fault: 'CREDIT_CODE_LENGTH' };
  if ([...code].some((character) => !ALPHABET.includes(character)) || !/^..\d{6}/.test(code))
    return { ok: false, fault: 'CREDIT_CODE_CHARACTERS' };
  if (creditCodeCheck(code.slice(0, 17)) !== code[17]) return { ok: false, fault: 'CREDIT_CODE_CHECK' };
  if (!code.startsWith(CIVIL_AFFAIRS)) return { ok: false, fault: 'CREDIT_CODE_AUTHORITY' };
  return { ok: true, code };
}
