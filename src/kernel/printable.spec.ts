import { describe, expect, it } from '@jest/globals';
import { isPrintable, isVisible } from './printable.js';

describe('what is printable', () => {
  it.each(['', '甲社区', 'Gulistan گۈلىستان', '👨‍👩‍👧', '第一行\n第二行\r\n\t第三行', '葛\u{e0100}', '❤\ufe0f'])(
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
    '\ud800',
    '甲\u200b乙',
    '\u3164',
    '\u2800',
    '\u2028',
    '\u{e0041}',
    '\u2066甲\u2069',
  ])('%j is not', (text) => {
    expect(isPrintable(text)).toBe(false);
  });

  it.each([
    ['甲', true],
    ['?', true],
    ['\ue000', true],
    ['', false],
    [' \n\t', false],
    ['\u200d', false],
    ['\ufe0f\u0301', false],
  ])('%j is seen: %s', (text, seen) => {
    expect(isVisible(text)).toBe(seen);
  });
});
