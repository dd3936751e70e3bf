import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeMobile } from './mobile.js';

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.nat(999_999_999))
  .map(([second, rest]) => `1${String(second)}${String(rest).padStart(9, '0')}`);

describe('rule 3: mobile numbers, whatever they are', () => {
  it('are read the same with blanks, hyphens or the country code', () => {
    const spread = (digits: string, by: string): string =>
      [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(by);
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('', '+86', '+86 ', '+86-', '0086'),
        fc.constantFrom('', ' ', '-'),
        (digits, prefix, by) => {
          expect(normalizeMobile(`  ${prefix}${spread(digits, by)} `)).toBe(digits);
        },
      ),
    );
  });

  it('what is read is eleven digits, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), mobile), (text) => {
        const read = normalizeMobile(text);
        if (read === null) return;
        expect(read).toMatch(/^1[3-9]\d{9}$/);
        expect(normalizeMobile(read)).toBe(read);
      }),
    );
  });

  it('one digit too few or too many is refused', () => {
    fc.assert(
      fc.property(mobile, fc.nat(9), (digits, digit) => {
        expect(normalizeMobile(digits.slice(0, -1))).toBeNull();
        expect(normalizeMobile(digits + String(digit))).toBeNull();
      }),
    );
  });

  it.each([
    '+1 13800001234',
    '8613800001234',
    '+86+8613800001234',
    '138.0000.1234',
    '11800001234',
    '01380000123',
    '+86',
  ])('%s is refused', (text) => expect(normalizeMobile(text)).toBeNull());
});
