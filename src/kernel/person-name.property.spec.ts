import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizePersonName } from './person-name.js';

const han = fc.constantFrom(...'张王李赵欧阳阿依古丽买提〇々龘㛃𠮷𠀀');
const hanPart = fc.array(han, { minLength: 1, maxLength: 6 }).map((characters) => characters.join(''));
const latinWord = fc
  .array(fc.constantFrom(...'AbcdéñüŽ'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));
const hanName = fc.array(hanPart, { minLength: 2, maxLength: 4 });
const latinName = fc.array(latinWord, { minLength: 2, maxLength: 4 });

describe('rule 3: names, whatever they are', () => {
  it('parts joined by any of the dots are kept, joined by ·', () => {
    fc.assert(
      fc.property(hanName, fc.constantFrom(...'·•・‧．'), (parts, dot) => {
        expect(normalizePersonName(parts.join(dot))).toEqual({ ok: true, name: parts.join('·') });
      }),
    );
  });

  it('Latin words are kept, decomposed letters composed', () => {
    fc.assert(
      fc.property(latinName, (words) => {
        expect(normalizePersonName(words.join(' ').normalize('NFD'))).toEqual({
          ok: true,
          name: words.join(' '),
        });
      }),
    );
  });

  it('a normalised name is left as it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          hanName.map((parts) => parts.join('•')),
        ),
        (text) => {
          const verdict = normalizePersonName(text);
          if (verdict.ok) expect(normalizePersonName(verdict.name)).toEqual(verdict);
        },
      ),
    );
  });

  it('a sign that is no letter is refused wherever it stands', () => {
    const signs = fc.constantFrom(
      '😀',
      '👨‍👩‍👧',
      '1',
      '１',
      '<',
      "'",
      '\u0000',
      '\u200b',
      '\u202e',
      '\t',
      'я',
      'か',
      '\ud800',
    );
    fc.assert(
      fc.property(hanPart, signs, hanPart, (before, sign, after) => {
        expect(normalizePersonName(before + sign + after)).toEqual({ ok: false, fault: 'NAME_CHARACTERS' });
      }),
    );
  });

  it('a dot at an end or doubled is refused, of whichever kinds', () => {
    const dot = fc.constantFrom(...'·•・‧．');
    fc.assert(
      fc.property(hanPart, hanPart, dot, dot, (first, second, one, other) => {
        for (const text of [one + first + second, first + second + one, first + one + other + second]) {
          expect(normalizePersonName(text)).toEqual({ ok: false, fault: 'NAME_DOT' });
        }
      }),
    );
  });

  it.each([
    ['𠮷'.repeat(30), true],
    ['𠮷'.repeat(31), false],
    ['𠮷𠮷', true],
    ['𠮷', false],
  ])('counts characters, not code units: %s is accepted: %s', (text, accepted) => {
    expect(normalizePersonName(text).ok).toBe(accepted);
  });
});
