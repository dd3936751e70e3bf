import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANONYMOUS, maskDocumentNumber, maskMobile, maskName } from './mask.js';

const part = fc.array(fc.constantFrom(...'张王李丰阿依古丽买提龘㛃𠮷'), { minLength: 1, maxLength: 6 });
const name = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('·', ' '))
  .map(([parts, separator]) => parts.map((characters) => characters.join('')).join(separator));

describe('§ 10: masks, whatever is masked', () => {
  it('a name shows its first character and the shape of the rest, nothing else', () => {
    fc.assert(
      fc.property(name, (full) => {
        const [first = '', ...rest] = [...full];
        const shape = rest.map((character) => (character === '·' || character === ' ' ? character : '*'));
        expect(maskName(full)).toBe(first + shape.join(''));
      }),
    );
  });

  it('a mobile number hides its middle four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String), (mobile) => {
        expect(maskMobile(mobile)).toBe(`${mobile.slice(0, 3)}****${mobile.slice(7)}`);
      }),
    );
  });

  it('a document number keeps its length and never shows more than five characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,20}$/), (number) => {
        const masked = maskDocumentNumber(number);
        expect(masked).toHaveLength(number.length);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it.each([
    ['E1234567', 'E12***67'],
    ['1234567', '*******'],
    ['', ''],
  ])('the document number %j is shown as %j', (number, shown) =>
    expect(maskDocumentNumber(number)).toBe(shown),
  );

  it('rule 6: who is not named has a name in both languages', () => {
    expect(ANONYMOUS.zh).toBe('匿名志愿者');
    expect(ANONYMOUS.en).not.toBe('');
  });
});
