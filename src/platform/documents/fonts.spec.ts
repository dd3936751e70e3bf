import { describe, expect, it } from '@jest/globals';
import { Fonts } from './fonts.js';

const fonts = new Fonts();

describe('the fonts of documents', () => {
  it('have the characters of names, rare ones and minority names included', () => {
    const names = ['张三', '龘㛃𠮷', '阿依古丽·买买提', '欧阳娜娜', '䶮', 'Li Wei'];
    expect([...names.join('')].filter((character) => !fonts.has(character))).toEqual([]);
  });

  it('put a text together from runs of whichever has its characters', () => {
    expect(fonts.runs('李𠮷明')).toEqual([
      { font: 'sc', text: '李' },
      { font: 'jp', text: '𠮷' },
      { font: 'sc', text: '明' },
    ]);
    expect(fonts.runs('')).toEqual([]);
  });

  it('show a mark in the place of what none has, so that nothing is silently missing', () => {
    const unknown = '\u{3FFFD}';
    expect(fonts.has(unknown)).toBe(false);
    expect(fonts.runs(`李${unknown}`)).toEqual([{ font: 'sc', text: '李〓' }]);
  });
});
