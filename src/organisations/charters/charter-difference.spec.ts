import { describe, expect, it } from '@jest/globals';
import { applyDifference, changedArticles, charterDifference } from './charter-difference.js';
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

  it('of two articles with the same text the one is removed that is gone, and the others were not moved', () => {
    const [vacant, other] = ['本条暂不作规定，留待日后。', '会员大会每年召开一次。'];
    const told = changes([vacant, other, vacant], [other, vacant]);
    expect(told.map(({ kind, moved, fromNumber }) => [kind, moved, fromNumber])).toEqual([
      ['REMOVED', false, 1],
    ]);
  });

  it('one that went from chapter 2 to chapter 4 with a word changed is moved and changed', () => {
    const from = charter(ARTICLES, { 0: '总则', 1: '会员', 3: '组织机构', 5: '附则' });
    const [moved = ''] = ARTICLES.slice(2, 3);
    const rest = ARTICLES.toSpliced(2, 1);
    const to = charter([...rest, moved.replace('居民', '村民')], {
      ...{ 0: '总则', 1: '会员', 2: '组织机构', 4: '附则' },
    });
    expect(changedArticles(charterDifference(from, to))).toMatchObject([
      {
        ...{ kind: 'CHANGED', moved: true, fromNumber: 3, toNumber: 6 },
        ...{ fromChapter: '会员', toChapter: '附则' },
      },
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

  const paragraphs = Array.from({ length: 30 }, (_, index) =>
    Array.from({ length: 100 }, (__, at) => String.fromCodePoint(0x4e00 + index * 100 + at)).join(''),
  );
  const withLong = (lines: readonly string[]) => ({
    preamble: [...lines],
    chapters: [{ title: '', articles: [{ paragraphs: [...lines] }] }],
  });

  it.each([
    ['the first and the last of its paragraphs', (index: number) => index % 29 === 0, 2],
    ['each of its paragraphs', () => true, 30],
  ])('a long article with a word changed in %s shows just the words', (_, chosen, count) => {
    const reworded = paragraphs.map((text, index) =>
      chosen(index) ? `${text.slice(0, 50)}改${text.slice(51)}` : text,
    );
    const [from, to] = [withLong(paragraphs), withLong(reworded)];
    const difference = charterDifference(from, to);
    for (const words of [difference.preamble, difference.articles[0]?.words ?? []])
      expect(words.filter(({ kind }) => kind === 'ADDED')).toEqual(
        Array(count).fill({ kind: 'ADDED', text: '改' }),
      );
    expect(applyDifference(from, difference)).toEqual(to);
  });

  it('an article told of twice, one emptied, and an outline that does not count are refused', () => {
    const text = charter(ARTICLES.slice(0, 2));
    const same = charterDifference(text, text);
    const [first, second] = same.articles;
    if (!first || !second) throw new Error('two articles were compared');
    const twice = {
      chapters: [{ title: '总则', articles: 3 }],
      articles: [first, second, { ...first, toNumber: 3 }],
    };
    const emptied = {
      articles: [{ ...first, words: [{ kind: 'REMOVED' as const, text: ARTICLES[0] ?? '' }] }, second],
    };
    const uncounted = { chapters: [3, -1].map((articles) => ({ title: '总则', articles })) };
    for (const fault of [twice, emptied, uncounted])
      expect(() => applyDifference(text, { ...same, ...fault })).toThrow(RangeError);
  });
});
