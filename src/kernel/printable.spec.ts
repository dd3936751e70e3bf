import { describe, expect, it } from '@jest/globals';
import { isPrintable } from './printable.js';

describe('what is printable', () => {
  it.each(['', '甲社区', 'Gulistan گۈلىستان', '👨‍👩‍👧', '第一行\n第二行\r\n\t第三行', '\ud800'])(
    '%j is',
    (text) => {
      expect(isPrintable(text)).toBe(true);
    },
  );

  it.each([
    '\u0000',
    '甲\u0000乙',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '甲\u202e乙',
    '\u2066甲\u2069',
  ])('%j is not', (text) => {
    expect(isPrintable(text)).toBe(false);
  });
});
