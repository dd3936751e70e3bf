import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkResidentId, residentIdCheckCharacter } from './resident-id.js';

const TODAY = '2026-06-15';
const numberOf = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const faultOf = (text: string): string | null => {
  const verdict = checkResidentId(text, TODAY);
  return verdict.ok ? null : verdict.fault;
};

describe('rule 3: resident ID numbers', () => {
  it('knows the check character of the standard’s own example', () => {
    expect(residentIdCheckCharacter('11010519491231002')).toBe('X');
    expect(residentIdCheckCharacter('44052418800101001')).toBe('4');
  });

  it.each([
    '',
    '5105021990030700',
    '110105194912310021',
    '1101051949123100X',
    '１１０１０５１９４９１２３１００２',
  ])('has none for %j', (text) => expect(() => residentIdCheckCharacter(text)).toThrow(RangeError));

  it('tells birth date and sex', () => {
    expect(checkResidentId(numberOf('51050219900307001'), TODAY)).toMatchObject({
      birthDate: '1990-03-07',
      sex: 'MALE',
    });
    expect(checkResidentId(' 11010519491231002x ', TODAY)).toMatchObject({
      ok: true,
      number: '11010519491231002X',
      sex: 'FEMALE',
    });
  });

  it.each([
    ['510502900307001', 'RESIDENT_ID_15_DIGITS'],
    ['51050219900307', 'RESIDENT_ID_FORMAT'],
    ['５１０５０２１９９００３０７００１１', 'RESIDENT_ID_FORMAT'],
    ['5105021990030700X1', 'RESIDENT_ID_FORMAT'],
    [numberOf('99050219900307001'), 'RESIDENT_ID_PROVINCE'],
    [numberOf('51050219900230001'), 'RESIDENT_ID_DATE'],
    [numberOf('51050220270101001'), 'RESIDENT_ID_DATE'],
    [numberOf('51050218990101001'), 'RESIDENT_ID_DATE'],
  ])('refuses %s as %s', (text, fault) => expect(faultOf(text)).toBe(fault));

  it('notices every single wrong digit', () => {
    const right = numberOf('51050219900307001');
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const digit = (Number(right[position]) + shift) % 10;
        expect(faultOf(right.slice(0, position) + String(digit) + right.slice(position + 1))).not.toBeNull();
      }),
    );
  });
});
