import { articlePairs, unmoved } from './article-pairs.js';
import { articlesOf, type CharterText, type PlacedArticle } from './charter-text.js';
import { applyWords, type WordChange, wordDifference } from './word-difference.js';

export type ArticleChangeKind = 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED';

/** What became of an article from one version to another. */
export interface ArticleChange {
  readonly kind: ArticleChangeKind;
  /** Whether it stands elsewhere among those that both versions have; merely counting anew is no moving. */
  readonly moved: boolean;
  /** Its number in the old version; null: it was added. */
  readonly fromNumber: number | null;
  /** Its number in the new one; null: it was removed. */
  readonly toNumber: number | null;
  readonly fromChapter: string | null;
  readonly toChapter: string | null;
  /** What was taken out and put in; a line break parts paragraphs. */
  readonly words: readonly WordChange[];
}

/** The difference between two versions (domain.md rule 47): with the old one it gives the new one, word for word. */
export interface CharterDifference {
  readonly preamble: readonly WordChange[];
  /** The new outline. */
  readonly chapters: readonly { readonly title: string; readonly articles: number }[];
  /** In the order of the new version; what was removed stands after the article that it followed in the old one. */
  readonly articles: readonly ArticleChange[];
}

const joined = (lines: readonly string[]): string => lines.join('\n');
const parted = (text: string): string[] => (text === '' ? [] : text.split('\n'));

export function charterDifference(from: CharterText, to: CharterText): CharterDifference {
  const [old, fresh] = [articlesOf(from), articlesOf(to)];
  return {
    preamble: wordDifference(joined(from.preamble), joined(to.preamble)),
    chapters: to.chapters.map(({ title, articles }) => ({ title, articles: articles.length })),
    articles: articleChanges(old, fresh),
  };
}

/**
 * Applies a difference: of A and the difference from A to B it makes B.
 * @throws RangeError if it is not a difference of this text
 */
export function applyDifference(from: CharterText, difference: CharterDifference): CharterText {
  const old = articlesOf(from);
  const seen = new Set<number>();
  const fresh: string[][] = [];
  for (const { fromNumber, toNumber, words } of difference.articles) {
    if (fromNumber !== null && seen.has(fromNumber))
      throw new RangeError(`the difference tells of article ${fromNumber} twice`);
    if (fromNumber !== null) seen.add(fromNumber);
    const before = fromNumber === null ? [] : old[fromNumber - 1]?.paragraphs;
    if (before === undefined) throw new RangeError(`there is no article ${String(fromNumber)}`);
    const paragraphs = parted(applyWords(joined(before), words));
    if (toNumber === null) continue;
    if (toNumber !== fresh.length + 1) throw new RangeError('the new articles do not follow one another');
    if (paragraphs.length === 0) throw new RangeError(`nothing is left of article ${toNumber}`);
    fresh.push(paragraphs);
  }
  if (seen.size !== old.length) throw new RangeError('the difference does not tell of every article');
  let next = 0;
  const chapters = difference.chapters.map(({ title, articles }) => {
    if (!Number.isInteger(articles) || articles < 0) throw new RangeError('a chapter counts its articles');
    next += articles;
    return { title, articles: fresh.slice(next - articles, next).map((paragraphs) => ({ paragraphs })) };
  });
  if (next !== fresh.length) throw new RangeError('the outline has not all of the articles');
  return { preamble: parted(applyWords(joined(from.preamble), difference.preamble)), chapters };
}

/** What a reviewer has to look at again: all that is not word for word where it was. */
export const changedArticles = ({ articles }: CharterDifference): ArticleChange[] =>
  articles.filter(({ kind, moved }) => kind !== 'SAME' || moved);

function articleChanges(old: readonly PlacedArticle[], fresh: readonly PlacedArticle[]): ArticleChange[] {
  const pairs = articlePairs(old, fresh);
  const inOrder = unmoved(pairs);
  const pairTo = new Map(pairs.map((pair) => [pair.to, pair]));
  const kept = new Set(pairs.map(({ from }) => from));
  /** Removed articles, by the old index of the kept one that they followed; -1: at the beginning. */
  const removed = new Map<number, ArticleChange[]>();
  let last = -1;
  for (const [index, article] of old.entries()) {
    if (kept.has(index)) last = index;
    else removed.set(last, [...(removed.get(last) ?? []), change(article, null, false)]);
  }
  const changes = removed.get(-1) ?? [];
  for (const [index, article] of fresh.entries()) {
    const pair = pairTo.get(index);
    const before = pair && old[pair.from];
    changes.push(change(before ?? null, article, pair !== undefined && !inOrder.has(pair)));
    if (pair) changes.push(...(removed.get(pair.from) ?? []));
  }
  return changes;
}

function change(from: PlacedArticle | null, to: PlacedArticle | null, moved: boolean): ArticleChange {
  const words = wordDifference(joined(from?.paragraphs ?? []), joined(to?.paragraphs ?? []));
  const changed = words.some(({ kind }) => kind !== 'SAME');
  return {
    kind: from === null ? 'ADDED' : to === null ? 'REMOVED' : changed ? 'CHANGED' : 'SAME',
    ...{ moved, fromNumber: from?.number ?? null, toNumber: to?.number ?? null },
    ...{ fromChapter: from?.chapterTitle ?? null, toChapter: to?.chapterTitle ?? null, words },
  };
}
