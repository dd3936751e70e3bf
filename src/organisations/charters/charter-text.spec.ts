import { describe, expect, it } from '@jest/globals';
import { articlesOf, charterLines, readCharterText } from './charter-text.js';

const read = (text: string) => readCharterText(text.split('\n'));
const faults = (text: string) => read(text).faults.map(({ code, line }) => [code, line]);

describe('rule 45: a charter is read in the usual form', () => {
  it('chapters, articles and their paragraphs, however they are set', () => {
    const { text, faults: none } = read(
      '龙桥书画协会章程\n（2026年6月会员大会通过）\n\n第一章　总则\n第一条 名称。\n　　简称书协。\n第 2 条：住所。\n第二章 会员\n第三条　会员享有下列权利：\n（一）选举权；\n（二）监督权。',
    );
    expect(none).toEqual([]);
    expect(text.preamble).toEqual(['龙桥书画协会章程', '（2026年6月会员大会通过）']);
    expect(articlesOf(text)).toEqual([
      { number: 1, chapter: 1, chapterTitle: '总则', paragraphs: ['名称。', '简称书协。'] },
      { number: 2, chapter: 1, chapterTitle: '总则', paragraphs: ['住所。'] },
      {
        number: 3,
        chapter: 2,
        chapterTitle: '会员',
        paragraphs: ['会员享有下列权利：', '（一）选举权；', '（二）监督权。'],
      },
    ]);
    expect(readCharterText(charterLines(text))).toEqual({ text, faults: [] });
  });

  it('without chapters, and with a table of contents, which is left out', () => {
    expect(articlesOf(read('第一条 名称。\n第二条 宗旨。').text).map(({ chapter }) => chapter)).toEqual([
      0, 0,
    ]);
    const { text } = read(
      '章程\n目录\n第一章 总则\n第二章 会员\n第一章 总则\n第一条 名称。\n第二章 会员\n第二条 资格。',
    );
    expect(text.chapters.map(({ title }) => title)).toEqual(['总则', '会员']);
  });

  it('a line that goes on with an article’s number is no article', () => {
    const { text } = read('第一条 名称。\n第二条 依照\n第一条规定的程序办理。');
    expect(articlesOf(text)[1]?.paragraphs).toEqual(['依照', '第一条规定的程序办理。']);
  });

  it('what cannot be read is told with its line', () => {
    expect(faults('只有一句话')).toEqual([['NO_ARTICLES', 1]]);
    expect(faults('第一条 名称。\n第三条 宗旨。')).toEqual([['ARTICLE_NUMBER', 2]]);
    expect(faults('第一章 总则\n第一条 名称。\n第三章 会员\n第二条 资格。')).toEqual([['CHAPTER_NUMBER', 3]]);
    expect(faults('第一章 总则\n说明\n第一条 名称。')).toEqual([['OUTSIDE_ARTICLE', 2]]);
    expect(faults('第一章\n第一条 名称。')).toEqual([['CHAPTER_TITLE', 1]]);
    expect(faults('第一章 总则\n第一条 名称。\n第二章 会员')).toEqual([['CHAPTER_EMPTY', 3]]);
    expect(faults('第一章 总则\n第一条')).toEqual([['ARTICLE_EMPTY', 1]]);
    expect(faults(`第一条 ${'长'.repeat(4_001)}`)).toEqual([['TOO_LONG', 1]]);
  });
});
