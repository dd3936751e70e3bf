import { describe, expect, it } from '@jest/globals';
import { changedArticles, charterDifference } from './charter-difference.js';
import { readCharterText } from './charter-text.js';

const ARTICLES = [
  '本会名称为龙桥书画协会。',
  '本会宗旨：以书会友，丰富社区文化生活。',
  '凡爱好书画的居民，申请并经同意后成为会员。',
  '会员大会每年召开一次，三分之二以上会员到会方为有效。',
  '本会设会长一人，由会员大会选举产生，任期三年。',
  '本会经费来自会费和捐赠，收支每年向会员公布。',
];
const charter = (articles: readonly string[], chapters: Readonly<Record<number, string>> = { 0: '总则' }) => {
  let chapter = 0;
  const lines = articles.flatMap((text, index) => {
    const title = chapters[index];
    const heading = title ? [`第${'一二三四五'[chapter++] ?? ''}章 ${title}`] : [];
    return [...heading, `第${'一二三四五六七八九十'[index] ?? ''}条 ${text}`];
  });
  const { text, faults } = readCharterText(['龙桥书画协会章程', ...lines]);
  expect(faults).toEqual([]);
  return text;
};
const changes = (from: readonly string[], to: readonly string[]) =>
  changedArticles(charterDifference(charter(from), charter(to)));

describe('rule 47: the difference follows articles', () => {
  it('one that is put in leaves the others as they are, though they count anew', () => {
    const to = ARTICLES.toSpliced(2, 0, '本会接受居委会指导。');
    expect(changes(ARTICLES, to)).toEqual([
      {
        ...{
          kind: 'ADDED',
          moved: false,
          fromNumber: null,
          toNumber: 3,
          fromChapter: null,
          toChapter: '总则',
        },
        words: [{ kind: 'ADDED', text: '本会接受居委会指导。' }],
      },
    ]);
  });

  it('one that was moved and reworded is that, and not one removed and another added', () => {
    const [first = '', ...rest] = ARTICLES.slice(3);
    const to = [...ARTICLES.slice(0, 3), ...rest, first.replace('一次', '两次')];
    expect(changes(ARTICLES, to)).toEqual([
      {
        ...{
          kind: 'CHANGED',
          moved: true,
          fromNumber: 4,
          toNumber: 6,
          fromChapter: '总则',
          toChapter: '总则',
        },
        words: [
          { kind: 'SAME', text: '会员大会每年召开' },
          { kind: 'REMOVED', text: '一' },
          { kind: 'ADDED', text: '两' },
          { kind: 'SAME', text: '次，三分之二以上会员到会方为有效。' },
        ],
      },
    ]);
  });

  it('one that was taken out is told where it stood', () => {
    const difference = charterDifference(charter(ARTICLES), charter(ARTICLES.toSpliced(1, 1)));
    expect(difference.articles.map(({ kind, fromNumber }) => [kind, fromNumber])).toEqual([
      ...[
        ['SAME', 1],
        ['REMOVED', 2],
        ['SAME', 3],
        ['SAME', 4],
        ['SAME', 5],
        ['SAME', 6],
      ],
    ]);
  });

  it('characters of the supplementary planes are never split', () => {
    const [change] = changes(['本会会长𠮷祥。'], ['本会会长𠮶祥。']);
    expect(change?.words).toEqual([
      { kind: 'SAME', text: '本会会长' },
      { kind: 'REMOVED', text: '𠮷' },
      { kind: 'ADDED', text: '𠮶' },
      { kind: 'SAME', text: '祥。' },
    ]);
  });

  it('long texts that share little are told as a whole, and soon', () => {
    const long = (seed: string) =>
      Array.from({ length: 3_900 }, (_, index) => seed[(index * index) % seed.length]).join('');
    const [from, to] = [long('甲乙丙丁戊己庚'), long('子丑寅卯辰巳午未')];
    expect(changes([from], [to]).map(({ kind }) => kind)).toEqual(['REMOVED', 'ADDED']);
  });
});
