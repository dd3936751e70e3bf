import { ageOn, type LocalDate } from '../../kernel/service-day.js';
import { CircumstanceKind } from '../../kernel/vocabulary.js';
import type { Policy } from '../../policies/policy.js';

/** By which rule somebody is given minutes out of the pool. */
export type GrantGround = 'ALONE' | 'ON_RELIEF_AND_DISABLED';

/**
 * By which ground somebody may be given minutes on a day; null: by none (domain.md rule 33).
 * @param circumstances those verified for that day
 */
export function grantGround(
  birthDate: LocalDate,
  circumstances: ReadonlySet<CircumstanceKind>,
  terms: Policy['grants'],
  day: LocalDate,
): GrantGround | null {
  const age = ageOn(birthDate, day);
  if (age >= terms.aloneFromAgeYears && circumstances.has(CircumstanceKind.LIVING_ALONE)) return 'ALONE';
  const ofAge = age >= terms.reliefFromAgeYears && age <= terms.reliefUntilAgeYears;
  const poorAndDisabled =
    circumstances.has(CircumstanceKind.ON_RELIEF) && circumstances.has(CircumstanceKind.DISABLED);
  return ofAge && poorAndDisabled ? 'ON_RELIEF_AND_DISABLED' : null;
}
