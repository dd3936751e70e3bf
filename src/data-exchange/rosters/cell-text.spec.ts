import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellKind } from '../sheets/sheet-row.js';
import { halfWidth, isFormula, nameText, plainText, tellsNothing, tidy } from './cell-text.js';

const cell = (text: string, kind: CellKind = 'TEXT') => ({ text, kind });

describe('the text of a cell', () => {
  it('ASCII written in full width is read as ASCII', () => {
    const ascii = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(ascii, (text) => {
        const wide = text.replace(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
        expect(halfWidth(wide)).toBe(text);
      }),
    );
  });

  it('tidying what is tidy changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
        expect(halfWidth(halfWidth(text))).toBe(halfWidth(text));
        expect(nameText(nameText(text))).toBe(nameText(text));
      }),
    );
  });

  it('what is not seen goes, such as what comes along from the properties of a file', () => {
    expect(tidy('\u202d510502199310070196\u202c\t')).toBe('510502199310070196');
  });

  it.each([
    [' 张 三 ', '张三'],
    ['张\u3000三', '张三'],
    ['阿依古丽 ・ 买买提', '阿依古丽・买买提'],
    ['Anna  Maria', 'Anna Maria'],
    ['Ａｎｎａ', 'Anna'],
    ['张 Anna', '张Anna'],
    ['阿卓．木呷', '阿卓．木呷'],
  ])('the name %s is %s', (text, name) => expect(nameText(text)).toBe(name));

  it.each([
    ['18628332764', '18628332764'],
    ['1.8628332764E10', '18628332764'],
    ['18628332764.0', '18628332764'],
    ['5.10502199001011E+17', '5.10502199001011E+17'],
    ['510502199001011000', '510502199001011000'],
    ['0.5', '0.5'],
  ])('the number %s is written %s', (stored, text) => expect(plainText(cell(stored, 'NUMBER'))).toBe(text));

  it.each(['', '-', '——', '/', '无', ' － '])('“%s” tells nothing', (text) =>
    expect(tellsNothing(tidy(text))).toBe(true),
  );

  it.each(['=1+1', ' ＝SUM(A1)', '@SUM(A1)', '+1', '-2+3', '+86 13800001234'])('%s is a formula', (text) =>
    expect(isFormula(cell(text), false)).toBe(true),
  );

  it('what a formula came to is one, a phone number is none, nor is a dash', () => {
    expect(isFormula(cell('张三', 'FORMULA'), false)).toBe(true);
    expect(isFormula(cell('+86 138-0000-1234'), true)).toBe(false);
    expect(isFormula(cell('+cmd|x'), true)).toBe(true);
    expect(isFormula(cell('—'), false)).toBe(false);
  });
});
