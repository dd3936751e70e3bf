import { type CharterDifference, changedArticles } from '../charters/charter-difference.js';

/** What becomes of a rule when the charter on which it rests is amended. */
export interface FollowedArticles {
  /** The articles by their new numbers; those that were removed are left out. */
  readonly articleNumbers: readonly number[];
  /** Whether one of them was reworded or removed, so that somebody should look at the rule. */
  readonly flagged: boolean;
}

/** Articles that only count anew or stand elsewhere are followed without a word (domain.md rule 48). */
export function followedArticles(
  articleNumbers: readonly number[],
  difference: CharterDifference,
): FollowedArticles {
  const renumbered = new Map(difference.articles.map(({ fromNumber, toNumber }) => [fromNumber, toNumber]));
  const amended = new Set(
    changedArticles(difference)
      .filter(({ kind }) => kind !== 'SAME')
      .map(({ fromNumber }) => fromNumber),
  );
  return {
    articleNumbers: articleNumbers.flatMap((number) => renumbered.get(number) ?? []),
    flagged: articleNumbers.some((number) => amended.has(number)),
  };
}
