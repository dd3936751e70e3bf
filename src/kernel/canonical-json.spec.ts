import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    expect(canonicalJson({ b: 1, a: [new Date(0), undefined], c: undefined })).toBe(
      canonicalJson({ a: ['1970-01-01T00:00:00.000Z', null], b: 1 }),
    );
  });

  it('says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it('refuses what JSON cannot say', () => {
    for (const value of [NaN, () => 1, 10n, Symbol('x')])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
