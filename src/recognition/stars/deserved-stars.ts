import { starLevel } from '../../kernel/star-level.js';
import type { Policy } from '../../policies/policy.js';

/** What stars rest on. */
export interface StarFacts {
  readonly honorMinutes: number;
  /** Average of the ratings from 1 to 5 of what he served; null: nothing of it was rated. */
  readonly averageRating: number | null;
  /** Full months since he was accepted. */
  readonly tenureMonths: number;
}

/** What a star is short of; the first that is. */
export type StarObstacle = 'MINUTES' | 'TENURE' | 'RATING';

/**
 * Stars that somebody deserves, and what keeps him from the next; null at the highest. None is skipped: a star that the tenure
 * does not allow keeps the higher ones away, too (domain.md rule 38).
 */
export function deservedStars(
  { honorMinutes, averageRating, tenureMonths }: StarFacts,
  policy: Pick<Policy, 'timebank' | 'recognition'>,
): { readonly stars: number; readonly obstacle: StarObstacle | null } {
  const { starHonorMinutes } = policy.timebank;
  const { starTenureMonths, starMinimumRating } = policy.recognition;
  if (averageRating !== null && averageRating < starMinimumRating) return { stars: 0, obstacle: 'RATING' };
  const byMinutes = starLevel(honorMinutes, starHonorMinutes);
  const held = starTenureMonths.findIndex((months) => tenureMonths < months);
  const byTenure = held === -1 ? starTenureMonths.length : held;
  const stars = Math.min(byMinutes, byTenure);
  if (stars === starHonorMinutes.length) return { stars, obstacle: null };
  return { stars, obstacle: byMinutes <= byTenure ? 'MINUTES' : 'TENURE' };
}
