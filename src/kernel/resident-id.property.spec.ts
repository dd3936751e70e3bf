import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkResidentId, residentIdCheckCharacter } from './resident-id.js';
import { addDays } from './service-day.js';

const TODAY = '2026-06-15';
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  );

const birthDate = fc.integer({ min: 0, max: 46_000 }).map((offset) => addDays('1900-01-01', offset));
const first17 = fc
  .tuple(fc.constantFrom(...PROVINCES), fc.integer({ min: 0, max: 9999 }), birthDate, fc.nat(999))
  .map(([province, area, born, sequence]) =>
    [
      province,
      String(area).padStart(4, '0'),
      born.replaceAll('-', ''),
      String(sequence).padStart(3, '0'),
    ].join(''),
  );
const residentId = first17.map((digits) => digits + residentIdCheckCharacter(digits));

const faultOf = (text: string, today = TODAY): string | null => {
  const verdict = checkResidentId(text, today);
  return verdict.ok ? null : verdict.fault;
};

describe('rule 3: resident ID numbers, whatever they are', () => {
  it('a right number is accepted and tells its own birth date and sex', () => {
    fc.assert(
      fc.property(residentId, (text) => {
        const verdict = checkResidentId(text, TODAY);
        expect(verdict).toMatchObject({ ok: true, sex: Number(text[16]) % 2 === 1 ? 'MALE' : 'FEMALE' });
        if (verdict.ok) expect(verdict.birthDate.replaceAll('-', '')).toBe(text.slice(6, 14));
      }),
    );
  });

  it('writing it with a small x or blanks around changes nothing', () => {
    fc.assert(
      fc.property(residentId, (text) => {
        expect(checkResidentId(`\u3000${text.toLowerCase()} `, TODAY)).toEqual(checkResidentId(text, TODAY));
      }),
    );
  });

  it('every wrong check character is noticed', () => {
    fc.assert(
      fc.property(residentId, fc.constantFrom(...'0123456789X'), (text, character) => {
        fc.pre(character !== text[17]);
        expect(faultOf(text.slice(0, 17) + character)).toBe('RESIDENT_ID_CHECKSUM');
      }),
    );
  });

  it('two neighbouring digits swapped are noticed', () => {
    fc.assert(
      fc.property(residentId, fc.nat(15), (text, at) => {
        fc.pre(text[at] !== text[at + 1]);
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
        expect(faultOf(swapped)).not.toBeNull();
      }),
    );
  });

  it('a prefix that is no province is refused, 83 of the residence permits too', () => {
    const others = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0')).filter(
      (prefix) => !PROVINCES.includes(prefix),
    );
    expect(others).toContain('83');
    for (const prefix of others) {
      const digits = `${prefix}050219900307001`;
      expect(faultOf(digits + residentIdCheckCharacter(digits))).toBe('RESIDENT_ID_PROVINCE');
    }
  });

  it('a birth date of today is accepted, of tomorrow refused', () => {
    const digits = '51050220260615001';
    const text = digits + residentIdCheckCharacter(digits);
    expect(faultOf(text, '2026-06-15')).toBeNull();
    expect(faultOf(text, '2026-06-14')).toBe('RESIDENT_ID_DATE');
  });

  it.each([
    '',
    ' ',
    '110105 194912310 02X',
    '1101051949123100２X',
    '11010519491231002XX',
    '110105-19491231-002X',
  ])('%j is no number at all', (text) => expect(faultOf(text)).toBe('RESIDENT_ID_FORMAT'));
});
