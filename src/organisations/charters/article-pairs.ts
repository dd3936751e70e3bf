import type { PlacedArticle } from './charter-text.js';

/** An article of one version that became one of another; indexes from 0. */
export interface ArticlePair {
  readonly from: number;
  readonly to: number;
}

/** Less alike, and they are two articles. */
const LEAST_LIKENESS = 0.5;
/** The same of those that stand at the same place between the same neighbours. */
const LEAST_IN_PLACE = 0.15;

const textOf = ({ paragraphs }: PlacedArticle): string => paragraphs.join('\n');

/**
 * Which article became which, in the order of the new version: first those that are equal, in their order, then the most alike of what
 * is left, of those alike as much the nearest; then what was rewritten where it stood.
 */
export function articlePairs(old: readonly PlacedArticle[], fresh: readonly PlacedArticle[]): ArticlePair[] {
  const pairs = equalPairs(old, fresh);
  const [usedOld, usedFresh] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))];
  for (const { from, to } of likePairs(old, fresh, usedOld, usedFresh)) {
    if (usedOld.has(from) || usedFresh.has(to)) continue;
    usedOld.add(from);
    usedFresh.add(to);
    pairs.push({ from, to });
  }
  pairs.push(...inPlace(old, fresh, pairs));
  return pairs.sort((one, other) => one.to - other.to);
}

/** Articles left between the same neighbours, as many of the old as of the new. */
function inPlace(
  old: readonly PlacedArticle[],
  fresh: readonly PlacedArticle[],
  pairs: readonly ArticlePair[],
): ArticlePair[] {
  const used = { from: new Set(pairs.map(({ from }) => from)), to: new Set(pairs.map(({ to }) => to)) };
  const left = (side: 'from' | 'to', after: number, before: number): number[] =>
    Array.from({ length: Math.max(0, before - after - 1) }, (_, index) => after + 1 + index).filter(
      (index) => !used[side].has(index),
    );
  const fixed = [...unmoved([...pairs].sort((one, other) => one.to - other.to))].sort(
    (one, other) => one.to - other.to,
  );
  const ends = [{ from: -1, to: -1 }, ...fixed, { from: old.length, to: fresh.length }];
  return ends.slice(1).flatMap((end, index) => {
    const start = ends[index] ?? end;
    const [mine, theirs] = [left('from', start.from, end.from), left('to', start.to, end.to)];
    if (mine.length !== theirs.length) return [];
    return mine.flatMap((from, place) => {
      const to = theirs[place];
      const [one, other] = [old[from], to === undefined ? undefined : fresh[to]];
      if (to === undefined || !one || !other) return [];
      return likeness(bigrams(textOf(one)), bigrams(textOf(other))) >= LEAST_IN_PLACE ? [{ from, to }] : [];
    });
  });
}

/** Those of the pairs that keep their order among one another, as many as possible; the others were moved. */
export function unmoved(pairs: readonly ArticlePair[]): Set<ArticlePair> {
  // ends[n]: the pair with the lowest old index that ends an ascending row of n + 1.
  const ends: ArticlePair[] = [];
  const before = new Map<ArticlePair, ArticlePair | undefined>();
  for (const pair of pairs) {
    let at = ends.findIndex(({ from }) => from >= pair.from);
    if (at < 0) at = ends.length;
    before.set(pair, ends[at - 1]);
    ends[at] = pair;
  }
  const kept = new Set<ArticlePair>();
  for (let pair = ends.at(-1); pair; pair = before.get(pair)) kept.add(pair);
  return kept;
}

/** Of articles with the same text, those are paired first that keep the order. */
function equalPairs(old: readonly PlacedArticle[], fresh: readonly PlacedArticle[]): ArticlePair[] {
  const [oldTexts, freshTexts] = [old.map(textOf), fresh.map(textOf)];
  const inOrder = commonRow(oldTexts, freshTexts);
  const used = { from: new Set(inOrder.map(({ from }) => from)), to: new Set(inOrder.map(({ to }) => to)) };
  const places = new Map<string, number[]>();
  for (const [index, text] of oldTexts.entries())
    if (!used.from.has(index)) places.set(text, [...(places.get(text) ?? []), index]);
  const moved = freshTexts.flatMap((text, to) => {
    const from = used.to.has(to) ? undefined : places.get(text)?.shift();
    return from === undefined ? [] : [{ from, to }];
  });
  return [...inOrder, ...moved];
}

/** The longest row of texts that both have in the same order. */
function commonRow(old: readonly string[], fresh: readonly string[]): ArticlePair[] {
  const width = fresh.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const length = (from: number, to: number): number => lengths[from * width + to] ?? 0;
  for (let from = old.length - 1; from >= 0; from -= 1)
    for (let to = fresh.length - 1; to >= 0; to -= 1)
      lengths[from * width + to] =
        old[from] === fresh[to]
          ? length(from + 1, to + 1) + 1
          : Math.max(length(from + 1, to), length(from, to + 1));
  const row: ArticlePair[] = [];
  for (let [from, to] = [0, 0]; length(from, to) > 0;) {
    if (old[from] === fresh[to]) row.push({ from: from++, to: to++ });
    else if (length(from + 1, to) >= length(from, to + 1)) from += 1;
    else to += 1;
  }
  return row;
}

function likePairs(
  old: readonly PlacedArticle[],
  fresh: readonly PlacedArticle[],
  usedOld: ReadonlySet<number>,
  usedFresh: ReadonlySet<number>,
): ArticlePair[] {
  const left = (articles: readonly PlacedArticle[], used: ReadonlySet<number>) =>
    articles.flatMap((article, index) =>
      used.has(index) ? [] : [{ index, grams: bigrams(textOf(article)) }],
    );
  const [oldLeft, freshLeft] = [left(old, usedOld), left(fresh, usedFresh)];
  return oldLeft
    .flatMap((one) =>
      freshLeft.map((other) => ({
        ...{ from: one.index, to: other.index, likeness: likeness(one.grams, other.grams) },
      })),
    )
    .filter((pair) => pair.likeness >= LEAST_LIKENESS)
    .sort(
      (one, other) =>
        other.likeness - one.likeness || Math.abs(one.from - one.to) - Math.abs(other.from - other.to),
    );
}

interface Bigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

function bigrams(text: string): Bigrams {
  const characters = [...text];
  const counts = new Map<string, number>();
  for (let index = 1; index < characters.length; index += 1) {
    const pair = `${characters[index - 1] ?? ''}${characters[index] ?? ''}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, characters.length - 1) };
}

/** Dice's coefficient: 0 nothing in common, 1 the same pairs of characters. */
function likeness(one: Bigrams, other: Bigrams): number {
  if (one.total + other.total === 0) return 0;
  let common = 0;
  for (const [pair, count] of one.counts) common += Math.min(count, other.counts.get(pair) ?? 0);
  return (2 * common) / (one.total + other.total);
}
