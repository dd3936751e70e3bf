import { ageOn, type LocalDate } from '../kernel/service-day.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import type { VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import type { ObstacleCode } from './squads.problems.js';

/** The policy's numbers that decide about memberships (domain.md rules 5, 8 and 9). */
export interface MembershipLimits {
  readonly adultAgeYears: number;
  readonly maxMemberships: number;
  /** Kinds of squad that ask for a completed training. */
  readonly trainingKinds: readonly SquadKind[];
  /** Kinds of squad that ask for an adult. */
  readonly adultKinds: readonly SquadKind[];
}

/** From its first day up to, not including, `untilDay`; null: still running. */
export interface MembershipPeriod {
  readonly squadId: string;
  readonly isPrimary: boolean;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
}

export interface Training {
  readonly kind: SquadKind;
  readonly completedOn: LocalDate;
}

export interface Candidate {
  readonly status: VolunteerStatus;
  readonly communityCode: string;
  readonly birthDate: LocalDate;
  readonly memberships: readonly MembershipPeriod[];
  readonly trainings: readonly Training[];
}

export interface WantedSquad {
  readonly id: string;
  readonly kind: SquadKind;
  readonly communityCode: string;
  readonly closed: boolean;
}

/** A membership from a day on, without an end. */
export interface WantedMembership {
  readonly squad: WantedSquad;
  readonly fromDay: LocalDate;
  readonly primary: boolean;
}

export const isAdultOn = (
  birthDate: LocalDate,
  day: LocalDate,
  limits: Pick<MembershipLimits, 'adultAgeYears'>,
): boolean => ageOn(birthDate, day) >= limits.adultAgeYears;

/** Whether somebody is old enough for a service: minors neither mediate nor patrol nor do what is hazardous (rule 5). */
export const isOldEnough = (
  birthDate: LocalDate,
  service: { readonly kind: SquadKind | null; readonly hazardous: boolean },
  day: LocalDate,
  limits: Pick<MembershipLimits, 'adultAgeYears' | 'adultKinds'>,
): boolean => {
  const forAdults = service.hazardous || (service.kind !== null && limits.adultKinds.includes(service.kind));
  return !forAdults || isAdultOn(birthDate, day, limits);
};

/** Whether a period has a day in common with the time from `day` on. An empty period has none. */
export const reachesInto = (period: MembershipPeriod, day: LocalDate): boolean =>
  period.untilDay === null || (period.untilDay > day && period.untilDay > period.fromDay);

/**
 * Everything that keeps a volunteer from a membership, in a fixed order; empty: he may have it (domain.md rules 5, 8, 9).
 * Age and training are asked for on the first day, the numbers of memberships on every day from then on.
 */
export function membershipObstacles(
  candidate: Candidate,
  wanted: WantedMembership,
  limits: MembershipLimits,
): ObstacleCode[] {
  const { squad, fromDay } = wanted;
  const later = candidate.memberships.filter((period) => reachesInto(period, fromDay));
  const checks: readonly (readonly [ObstacleCode, boolean])[] = [
    ['SQUAD_CLOSED', squad.closed],
    ['VOLUNTEER_NOT_SERVING', !mayServe(candidate.status)],
    ['OTHER_COMMUNITY', candidate.communityCode !== squad.communityCode],
    ['ALREADY_MEMBER', later.some((period) => period.squadId === squad.id)],
    [
      'ADULT_REQUIRED',
      limits.adultKinds.includes(squad.kind) && !isAdultOn(candidate.birthDate, fromDay, limits),
    ],
    [
      'TRAINING_REQUIRED',
      limits.trainingKinds.includes(squad.kind) && !isTrained(candidate, squad.kind, fromDay),
    ],
    ['SQUAD_LIMIT', most(later, fromDay) + 1 > limits.maxMemberships],
    ['PRIMARY_TAKEN', wanted.primary && later.some((period) => period.isPrimary)],
  ];
  return checks.filter(([, stands]) => stands).map(([code]) => code);
}

function isTrained(candidate: Candidate, kind: SquadKind, day: LocalDate): boolean {
  return candidate.trainings.some((training) => training.kind === kind && training.completedOn <= day);
}

/** The most memberships on any one day from `day` on; the number can only rise on a first day. */
function most(periods: readonly MembershipPeriod[], day: LocalDate): number {
  const starts = [day, ...periods.map((period) => period.fromDay).filter((fromDay) => fromDay > day)];
  const countOn = (start: LocalDate): number =>
    periods.filter(({ fromDay, untilDay }) => fromDay <= start && (untilDay === null || untilDay > start))
      .length;
  return Math.max(...starts.map(countOn));
}
