import { describe, expect, it } from '@jest/globals';
import { Fonts } from '../../platform/documents/fonts.js';
import { chineseNumber } from '../../kernel/chinese-number.js';
import { articlesOf, readCharterText } from '../charters/charter-text.js';
import { charterDocx } from './charter-docx.js';
import { charterPdf } from './charter-pdf.js';
import { readDocx } from './docx-reader.js';

/** Sixty articles in eight chapters, some of several paragraphs, with rare characters and a minority name. */
const lines = (articles = 60): string[] => {
  const text = ['龙桥𠮷祥书画协会章程', '（2026年6月14日会员大会通过）'];
  for (let number = 1; number <= articles; number += 1) {
    if (number % 8 === 1) text.push(`第${chineseNumber(Math.ceil(number / 8))}章\u3000第${number}类事项`);
    text.push(
      `第${chineseNumber(number)}条\u3000会员龘㛃、阿依古丽·买买提等，依照第${number}项办理；${'条文'.repeat(number)}。`,
    );
    if (number % 5 === 0) text.push('（一）选举权；', '（二）监督权 & <其他>。');
  }
  return text;
};

describe('rule 45: a charter as a Word document and as PDF', () => {
  const { text, faults } = readCharterText(lines());

  it('of sixty articles, exported to DOCX and imported again, is equal', async () => {
    expect(faults).toEqual([]);
    expect(articlesOf(text)).toHaveLength(60);
    const again = readCharterText(readDocx(await charterDocx(text)));
    expect(again).toEqual({ text, faults: [] });
  });

  it('of the same charter are the same bytes, whenever they are made', async () => {
    const first = await charterDocx(text);
    // A zip tells times by two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await charterDocx(text)).equals(first)).toBe(true);
  });

  it('without chapters as well', async () => {
    const simple = readCharterText(['第一条 名称', '第二条 宗旨']).text;
    expect(readCharterText(readDocx(await charterDocx(simple))).text).toEqual(simple);
  });

  it('is a PDF of as many pages as it needs', async () => {
    const fonts = new Fonts();
    const pages = async (articles: number): Promise<number> => {
      const file = await charterPdf(readCharterText(lines(articles)).text, '龙桥书画协会 · 第 1 版', fonts);
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      return file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    };
    expect(await pages(2)).toBe(1);
    expect(await pages(60)).toBeGreaterThan(4);
  });
});
