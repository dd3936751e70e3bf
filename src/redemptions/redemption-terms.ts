import type { Problem } from '../kernel/problem.js';
import { ageOn, type LocalDate } from '../kernel/service-day.js';
import { starLevel } from '../kernel/star-level.js';
import { CircumstanceKind, type RelationKind } from '../kernel/vocabulary.js';
import type { Policy } from '../policies/policy.js';
import { VolunteerStatus } from '../volunteers/volunteer.entity.js';
import {
  redemptionAge,
  redemptionBeneficiary,
  redemptionMinutes,
  redemptionNotForStatus,
  redemptionStar,
} from './redemptions.problems.js';

/** What decides whether somebody may redeem. */
export interface RedemptionFacts {
  readonly birthDate: LocalDate;
  readonly status: VolunteerStatus;
  readonly honorMinutes: number;
  readonly circumstances: ReadonlySet<CircumstanceKind>;
  /** What the beneficiary is to him; null: himself. */
  readonly relation: RelationKind | null;
  readonly minutes: number;
}

type Terms = Pick<Policy, 'redemption' | 'timebank'>;

/** Who once earned or was given minutes may use them, also when he serves no more. */
const MAY_REDEEM: readonly VolunteerStatus[] = [VolunteerStatus.ACTIVE, VolunteerStatus.INACTIVE];

/** Why a policy refuses a redemption on a day; null: it does not (domain.md rule 32). */
export function redemptionRefusal(facts: RedemptionFacts, terms: Terms, day: LocalDate): Problem | null {
  const { ageYears, hardshipAgeYears, minimumStar, beneficiaries, unitMinutes } = terms.redemption;
  if (!MAY_REDEEM.includes(facts.status)) return redemptionNotForStatus({ status: facts.status });
  const inHardship = facts.circumstances.has(CircumstanceKind.HARDSHIP);
  const fromAge = inHardship ? hardshipAgeYears : ageYears;
  if (ageOn(facts.birthDate, day) < fromAge) return redemptionAge({ ageYears, hardshipAgeYears });
  if (starLevel(facts.honorMinutes, terms.timebank.starHonorMinutes) < minimumStar)
    return redemptionStar({ minimumStar });
  if (facts.relation !== null && !beneficiaries.includes(facts.relation))
    return redemptionBeneficiary({ relation: facts.relation });
  if (facts.minutes < unitMinutes || facts.minutes % unitMinutes !== 0)
    return redemptionMinutes({ unitMinutes });
  return null;
}
