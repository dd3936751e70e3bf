import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseNumber, readChineseNumber } from './chinese-number.js';

describe('numbers of chapters and articles', () => {
  it('are written as statutes write them', () => {
    const written: [number, string][] = [
      [1, '一'],
      [10, '十'],
      [12, '十二'],
      [20, '二十'],
      [100, '一百'],
      [103, '一百零三'],
      [110, '一百一十'],
      [1_005, '一千零五'],
      [1_050, '一千零五十'],
      [9_999, '九千九百九十九'],
    ];
    for (const [value, text] of written) expect(chineseNumber(value)).toBe(text);
  });

  it('are read as they are written, for every number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (value) => {
        expect(readChineseNumber(chineseNumber(value))).toBe(value);
        expect(readChineseNumber(String(value))).toBe(value);
      }),
    );
  });

  it('are read in the other ways in which people write them, and nothing else is', () => {
    for (const [text, value] of [
      ['１２', 12],
      ['一二〇', 120],
      ['一百〇三', 103],
      ['两百', 200],
    ] as const)
      expect(readChineseNumber(text)).toBe(value);
    for (const text of ['', '0', '零', '甲', '十二条', '12345', '-1'])
      expect(readChineseNumber(text)).toBeNull();
    for (const value of [0, 1.5, 10_000]) expect(() => chineseNumber(value)).toThrow(RangeError);
  });
});
