import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  applyDifference,
  changedArticles,
  charterDifference,
  type CharterDifference,
} from './charter-difference.js';
import { articlesOf, type CharterText } from './charter-text.js';

const character = fc.constantFrom(...'本会宗旨为员大理事章程修改经费住所𠮷龘·，。；一二三');
const paragraph = fc.array(character, { minLength: 1, maxLength: 30 }).map((part) => part.join(''));
const article = fc.record({ paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }) });
const chapter = fc.record({
  title: fc.constantFrom('总则', '会员', '组织机构', '资产', '附则'),
  articles: fc.array(article, { minLength: 0, maxLength: 6 }),
});
const charter: fc.Arbitrary<CharterText> = fc.record({
  preamble: fc.array(paragraph, { maxLength: 2 }),
  chapters: fc.array(chapter, { maxLength: 5 }),
});

type Edit = (text: CharterText) => CharterText;
const reshaped = (
  text: CharterText,
  change: (articles: CharterText['chapters'][number]['articles']) => void,
): CharterText => {
  const copy = structuredClone(text);
  const all = copy.chapters.flatMap(({ articles }) => articles);
  change(all);
  let next = 0;
  const chapters = copy.chapters.map(({ title, articles }, index) => {
    const size =
      index === copy.chapters.length - 1 ? all.length - next : Math.min(articles.length, all.length - next);
    next += size;
    return { title, articles: all.slice(next - size, next) };
  });
  return { ...copy, chapters };
};
const place = (count: number, seed: number): number => (count === 0 ? 0 : seed % count);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]): Edit =>
      (text) =>
        reshaped(text, (all) => {
          const [moved] = all.splice(place(all.length, from), 1);
          if (moved) all.splice(place(all.length + 1, to), 0, moved);
        }),
  ),
  fc.tuple(fc.nat(), article).map(
    ([at, added]): Edit =>
      (text) =>
        reshaped(text, (all) => void all.splice(place(all.length + 1, at), 0, added)),
  ),
  fc.nat().map(
    (at): Edit =>
      (text) =>
        reshaped(text, (all) => void all.splice(place(all.length, at), 1)),
  ),
  fc.tuple(fc.nat(), paragraph).map(
    ([at, words]): Edit =>
      (text) =>
        reshaped(text, (all) => all[place(all.length, at)]?.paragraphs.push(words)),
  ),
  fc
    .constantFrom('修订', '附录')
    .map((title): Edit => (text) => ({ ...text, chapters: [...text.chapters, { title, articles: [] }] })),
  fc.tuple(fc.nat(), paragraph).map(([at, title]): Edit => (text) => ({
    ...text,
    chapters: text.chapters.map((one, index) =>
      index === place(text.chapters.length, at) ? { ...one, title } : one,
    ),
  })),
  fc.nat().map((at): Edit => (text) => {
    const index = place(text.chapters.length, at);
    const [one, next] = text.chapters.slice(index, index + 2);
    if (!one || !next) return text;
    const merged = { ...one, articles: [...one.articles, ...next.articles] };
    return { ...text, chapters: text.chapters.toSpliced(index, 2, merged) };
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([at, after]): Edit => (text) => {
    const index = place(text.chapters.length, at);
    const one = text.chapters[index];
    if (!one) return text;
    const size = place(one.articles.length + 1, after);
    const halves = [
      { ...one, articles: one.articles.slice(0, size) },
      { title: '分章', articles: one.articles.slice(size) },
    ];
    return { ...text, chapters: text.chapters.toSpliced(index, 1, ...halves) };
  }),
);
const numbers = (difference: CharterDifference, which: 'fromNumber' | 'toNumber'): number[] =>
  difference.articles.flatMap((change) => change[which] ?? []).sort((one, other) => one - other);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function holds(from: CharterText, to: CharterText): void {
  const difference = charterDifference(from, to);
  const sent = JSON.parse(JSON.stringify(difference)) as CharterDifference;
  expect(applyDifference(from, sent)).toEqual(to);
  expect(numbers(difference, 'fromNumber')).toEqual(upTo(articlesOf(from).length));
  expect(numbers(difference, 'toNumber')).toEqual(upTo(articlesOf(to).length));
}

describe('rule 47: applying the difference of A and B to A gives B', () => {
  it('for random edits, moves and renumberings', () => {
    fc.assert(
      fc.property(charter, fc.array(edit, { maxLength: 8 }), (from, edits) => {
        holds(
          from,
          edits.reduce((text, change) => change(text), from),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('for any two charters, related or not', () => {
    fc.assert(fc.property(charter, charter, holds), { numRuns: 200 });
  });

  it('of a charter and itself there is nothing to look at', () => {
    fc.assert(
      fc.property(charter, (text) => {
        expect(changedArticles(charterDifference(text, text))).toEqual([]);
      }),
    );
  });

  it('a difference of another text is refused, not applied to something else', () => {
    fc.assert(
      fc.property(charter, charter, charter, (from, to, other) => {
        fc.pre(JSON.stringify(from.preamble) !== JSON.stringify(other.preamble));
        expect(() => applyDifference(other, charterDifference(from, to))).toThrow(RangeError);
      }),
    );
  });
});
