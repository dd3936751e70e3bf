import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCreditCode, creditCodeCheck } from './credit-code.js';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const body = fc
  .tuple(
    fc.integer({ min: 100_000, max: 999_999 }).map(String),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }).map((part) => part.join('')),
  )
  .map(([division, unit]) => `51${division}${unit}`);
const complete = (first: string): string => `${first}${creditCodeCheck(first)}`;
const fault = (text: string): string | null => {
  const verdict = checkCreditCode(text);
  return verdict.ok ? null : verdict.fault;
};

describe('rule 42: the credit code, with the check character of GB 32100', () => {
  it('agrees with the example of the standard', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
  });

  it('is accepted as people type it', () => {
    const code = complete('51510502MJ0000001');
    for (const text of [
      code,
      code.toLowerCase(),
      ` ${code.slice(0, 6)} ${code.slice(6)}`,
      code.replace('51', '５１'),
    ])
      expect(checkCreditCode(text)).toEqual({ ok: true, code });
  });

  it('any one wrong character, and any two neighbours swapped, are found', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...ALPHABET), (first, at, other) => {
        const code = complete(first);
        const wrong = `${code.slice(0, at)}${other}${code.slice(at + 1)}`;
        expect(checkCreditCode(wrong).ok).toBe(wrong === code);
        const swapped = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`;
        if (at < 17 && swapped !== code) expect(checkCreditCode(swapped).ok).toBe(false);
      }),
    );
  });

  it('says what is wrong', () => {
    const code = complete('51510502MJ0000001');
    expect(fault(code.slice(1))).toBe('CREDIT_CODE_LENGTH');
    expect(fault(`${code.slice(0, 10)}I${code.slice(11)}`)).toBe('CREDIT_CODE_CHARACTERS');
    expect(fault(`${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`)).toBe('CREDIT_CODE_CHECK');
    expect(fault('91350100M000100Y43')).toBe('CREDIT_CODE_AUTHORITY');
    expect(fault('😀'.repeat(18))).toBe('CREDIT_CODE_CHARACTERS');
  });
});
