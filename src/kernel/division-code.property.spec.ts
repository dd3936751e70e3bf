import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { districtOf, divisionKindOf, isWithin, parentCodeOf, streetOf } from './division-code.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`));
const community = digits(12);

describe('§ 1: place codes, whatever they are', () => {
  it('a community leads to its street, its district, and no further', () => {
    fc.assert(
      fc.property(community, (code) => {
        const street = parentCodeOf(code) ?? '';
        const district = parentCodeOf(street) ?? '';
        expect([divisionKindOf(code), divisionKindOf(street), divisionKindOf(district)]).toEqual([
          'COMMUNITY',
          'STREET',
          'DISTRICT',
        ]);
        expect([streetOf(code), districtOf(code), districtOf(street)]).toEqual([street, district, district]);
        expect(parentCodeOf(district)).toBeNull();
      }),
    );
  });

  it('§ 10: a place lies within itself and every place above, and none above lies within it', () => {
    fc.assert(
      fc.property(community, (code) => {
        const above = [streetOf(code), districtOf(code)];
        expect(isWithin(code, code)).toBe(true);
        for (const ancestor of above)
          expect([isWithin(code, ancestor), isWithin(ancestor, code)]).toEqual([true, false]);
      }),
    );
  });

  it('§ 10: never sideways: another place of the same kind is neither within nor around', () => {
    fc.assert(
      fc.property(community, community, (one, other) => {
        fc.pre(one !== other);
        expect([isWithin(one, other), isWithin(other, one)]).toEqual([false, false]);
        expect(isWithin(one, streetOf(other))).toBe(streetOf(one) === streetOf(other));
      }),
    );
  });

  it('a code of another length or with other characters is of no kind', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^(\d{6}|\d{9}|\d{12})$/.test(text));
        expect(divisionKindOf(text)).toBeNull();
      }),
    );
    for (const text of ['510502\n', ' 510502', '５１０５０２', '-51050', '5105020', '51050200100']) {
      expect(divisionKindOf(text)).toBeNull();
    }
  });

  it('everything lies within the root', () => {
    fc.assert(fc.property(community, (code) => expect(isWithin(code, '')).toBe(true)));
  });
});
