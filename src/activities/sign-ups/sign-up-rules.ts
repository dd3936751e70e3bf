import type { LocalDate } from '../../kernel/service-day.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { isOldEnough, type MembershipLimits } from '../../squads/membership-rules.js';
import { refusedFor, underAgeService } from '../../squads/squads.problems.js';
import type { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { mayServe } from '../../volunteers/volunteer-state.js';
import { RecruitingMode } from '../recruiting-mode.js';
import { SignUpStatus } from './sign-up.entity.js';
import { mayNotServe, membersOnly } from './sign-ups.problems.js';

/** What an activity asks of those who take part. */
export interface Demands {
  readonly squadId: string | null;
  readonly squadKind: SquadKind | null;
  readonly hazardous: boolean;
  readonly recruitingMode: RecruitingMode;
  /** The service day on which it starts. */
  readonly day: LocalDate;
}

export interface Applicant {
  readonly status: VolunteerStatus;
  readonly birthDate: LocalDate;
  /** Of the activity's squad, on its day. */
  readonly member: boolean;
  /** Has completed the training for the activity's kind by its day. */
  readonly trained: boolean;
}

export type AdmissionLimits = Pick<MembershipLimits, 'adultAgeYears' | 'adultKinds' | 'trainingKinds'>;

/**
 * Whether somebody may take part, whoever enters him (domain.md rules 5, 7, 9 and 14). Kinds that ask for a training take
 * members of the squad only, whatever the mode, since the training is what made them members; an organisation has no members
 * here, so the training itself is asked for.
 * @throws Problem VOLUNTEER_MAY_NOT_SERVE, UNDER_AGE_SERVICE, MEMBERS_ONLY, TRAINING_REQUIRED
 */
export function requireAdmitted(applicant: Applicant, demands: Demands, limits: AdmissionLimits): void {
  const { squadId, squadKind, recruitingMode, day } = demands;
  if (!mayServe(applicant.status)) throw mayNotServe({ status: applicant.status });
  if (!isOldEnough(applicant.birthDate, { kind: squadKind, hazardous: demands.hazardous }, day, limits))
    throw underAgeService({ age: limits.adultAgeYears });
  const trainingAsked = squadKind !== null && limits.trainingKinds.includes(squadKind);
  if (squadId === null) {
    if (trainingAsked && !applicant.trained) throw refusedFor(['TRAINING_REQUIRED']);
  } else if (!applicant.member && (trainingAsked || recruitingMode === RecruitingMode.MEMBERS)) {
    throw membersOnly();
  }
}

/** Whether a sign-up takes a place: an offered one is kept for whom it was offered to (rule 15). */
export const holdsPlace = (status: SignUpStatus): boolean =>
  status === SignUpStatus.CONFIRMED || status === SignUpStatus.OFFERED;

/** Who can be nowhere else at the time. An invitation leaves one free until it is accepted (rule 15). */
export const BLOCKING = [SignUpStatus.WAITING, SignUpStatus.OFFERED, SignUpStatus.CONFIRMED] as const;

const HOUR_MILLISECONDS = 3_600_000;

/** Until when an offered place is kept: the policy's hours, and never past the start (rule 15). */
export const offerDeadline = (now: Date, startAt: Date, offerHours: number): Date =>
  new Date(Math.min(now.getTime() + offerHours * HOUR_MILLISECONDS, startAt.getTime()));

export interface Places {
  readonly id: string;
  readonly capacity: number;
  readonly takenPlaces: number;
}

/** The position for somebody who takes any: the first with a free place, else the first of all, on whose list he waits. */
export const anyPosition = <T extends Places>(positions: readonly T[]): T | undefined =>
  positions.find(({ capacity, takenPlaces }) => takenPlaces < capacity) ?? positions[0];
