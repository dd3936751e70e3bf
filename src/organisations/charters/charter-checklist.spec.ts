import { describe, expect, it } from '@jest/globals';
import { charterChecklist, CharterItem, missingItems, REQUIRED_ITEMS } from './charter-checklist.js';
import { readCharterText } from './charter-text.js';
import { CharterForm } from './charter.entity.js';

const SIMPLE = [
  '本会名称为龙桥书画协会。',
  '本会是居民自愿组成的非营利团体。',
  '本会宗旨：以书会友。',
  '本会接受社区居委会的指导。',
  '本会住所：社区活动室。',
  '本会活动范围：书画交流。',
  '居民申请后成为会员。',
  '会员大会每年召开一次。',
  '本会经费来自会费和捐赠。',
  '本会设会长一人。',
];
const read = (articles: readonly string[]) =>
  readCharterText(articles.map((text, index) => `第${index + 1}条 ${text}`)).text;

describe('rule 45: what a charter must contain, and which article covers it', () => {
  it('the simple form has ten things', () => {
    const lines = charterChecklist(read(SIMPLE), CharterForm.SIMPLE);
    expect(lines).toHaveLength(10);
    expect(missingItems(lines)).toEqual([]);
    expect(lines.find(({ item }) => item === CharterItem.DOMICILE)?.articleNumber).toBe(5);
  });

  it('an article that is about something goes before one that mentions it', () => {
    const articles = [...SIMPLE];
    articles[6] = '居民申请，经会长同意后成为会员。';
    articles.splice(8, 0, '本会设理事三人，其中一人掌管财务。');
    const lines = charterChecklist(read(articles), CharterForm.SIMPLE);
    expect(lines.find(({ item }) => item === CharterItem.FINANCE)?.articleNumber).toBe(10);
    expect(lines.find(({ item }) => item === CharterItem.LEADERS)?.articleNumber).toBe(11);
  });

  it('each that is taken out is missing', () => {
    const without = (index: number) =>
      missingItems(charterChecklist(read(SIMPLE.toSpliced(index, 1)), CharterForm.SIMPLE));
    expect(without(0)).toContain(CharterItem.NAME);
    expect(without(2)).toEqual([CharterItem.PURPOSE]);
    expect(without(4)).toEqual([CharterItem.DOMICILE]);
    expect(without(8)).toEqual([CharterItem.FINANCE]);
  });

  it('the full form asks for what the regulation does, remaining assets and amendment included', () => {
    const missing = missingItems(charterChecklist(read(SIMPLE), CharterForm.FULL));
    for (const item of [
      CharterItem.AMENDMENT,
      CharterItem.TERMINATION,
      CharterItem.REMAINING_ASSETS,
      CharterItem.AREA,
    ])
      expect(missing).toContain(item);
    expect(new Set(REQUIRED_ITEMS[CharterForm.FULL]).size).toBe(15);
  });

  it('its authors can say which article covers what its words do not show', () => {
    const text = read(['我们叫龙桥书画社。']);
    expect(missingItems(charterChecklist(text, CharterForm.SIMPLE, { NAME: 1 }))).not.toContain(
      CharterItem.NAME,
    );
    expect(missingItems(charterChecklist(text, CharterForm.SIMPLE, { NAME: 2 }))).toContain(CharterItem.NAME);
  });
});
