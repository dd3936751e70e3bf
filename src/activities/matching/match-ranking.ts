import { placeDistance } from '../../kernel/division-code.js';
import type { ProblemDetails } from '../../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import type { Span } from '../../kernel/span.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { isOldEnough } from '../../squads/membership-rules.js';
import { type FitReasonCode, type FitSquad, type FitVolunteer, skillFit } from '../../squads/skill-fit.js';
import type { WeeklyMinutes } from '../../volunteers/availability.js';
import type { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { mayServe } from '../../volunteers/volunteer-state.js';
import type { AdmissionLimits } from '../sign-ups/sign-up-rules.js';
import { coverOf } from './weekly-cover.js';

/*
 * How well a member of a squad suits one need at one time, 0 to 100. Weights are ours: what he can do counts most, then
 * whether he has time, then that the same people are not asked again and again, then how far he has to go.
 */
export const MATCH_WEIGHTS = {
  /** Share of the points of `skillFit`, which gives a squad that is full 85 at most: here 44. */
  fitShare: 0.5,
  /** All of the time lies within the times that he stated; of a part its share. */
  available: 30,
  /** He stated no times at all: neither for nor against him. */
  noTimesStated: 15,
  /** Falls evenly to 0 at `FULL_LOAD_MINUTES`. */
  load: 14,
  /** By the distance in the tree of places: same community, street, district, elsewhere. */
  distance: [12, 8, 4, 0],
} as const;

/** How far back service counts as load. */
export const LOAD_DAYS = 90;
/** Forty hours in the days that count: who served as much gets no points for a light load. */
export const FULL_LOAD_MINUTES = 2_400;

const DISTANCES = ['SAME_COMMUNITY', 'SAME_STREET', 'SAME_DISTRICT', 'OTHER_DISTRICT'] as const;

export type MatchReasonCode =
  | FitReasonCode
  | (typeof DISTANCES)[number]
  | 'AVAILABLE'
  | 'AVAILABLE_PARTLY'
  | 'NOT_AVAILABLE'
  | 'NO_TIMES_STATED'
  | 'LOAD';

export interface MatchReason {
  readonly code: MatchReasonCode;
  /** What it adds to the score. */
  readonly points: number;
  /** Numbers for the sentence. */
  readonly details: Readonly<Record<string, number>>;
}

/** Why he may not serve here; the codes are those with which a sign-up would be refused. */
export interface MatchObstacle {
  readonly code:
    | 'OWN_NEED'
    | 'VOLUNTEER_MAY_NOT_SERVE'
    | 'UNDER_AGE_SERVICE'
    | 'TRAINING_REQUIRED'
    | 'OVERLAPPING_SIGN_UP';
  readonly details: ProblemDetails;
}

/** What is known of a member of the squad. */
export interface MatchFacts extends FitVolunteer {
  readonly id: string;
  readonly volunteerNo: string | null;
  readonly status: VolunteerStatus;
  readonly birthDate: LocalDate;
  readonly communityCode: string;
  /** Has completed the training for the need's kind by the day. */
  readonly trained: boolean;
  /** The times of each week that he stated. */
  readonly week: readonly WeeklyMinutes[];
  /** Minutes of service in the last `LOAD_DAYS` days. */
  readonly loadMinutes: number;
  /** Is signed up for something else at the time. */
  readonly elsewhere: boolean;
  /** Asked for what is needed himself. */
  readonly requester: boolean;
}

/** What the need asks for. */
export interface MatchDemand {
  readonly kind: SquadKind;
  readonly wantedSkills: FitSquad['wantedSkills'];
  readonly communityCode: string;
  readonly span: Span;
  readonly limits: AdmissionLimits;
}

export interface Match<T extends MatchFacts = MatchFacts> {
  readonly volunteer: T;
  /** The sum of the reasons' points, 0 to 100. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly MatchReason[];
  /** Empty: he may serve. */
  readonly obstacles: readonly MatchObstacle[];
}

/**
 * Members in the order in which to ask them (domain.md rules 10 and 12): who may serve before who may not, the better suited
 * first, of these who served less, then by volunteerNo. The same members in any order are ranked alike.
 */
export function rankMatches<T extends MatchFacts>(demand: MatchDemand, members: readonly T[]): Match<T>[] {
  return members.map((member) => matchOf(demand, member)).sort(byRank);
}

function matchOf<T extends MatchFacts>(demand: MatchDemand, volunteer: T): Match<T> {
  const reasons = [
    ...fit(demand, volunteer),
    availability(demand, volunteer),
    load(volunteer),
    distance(demand, volunteer),
  ].sort((a, b) => b.points - a.points);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { volunteer, score, reasons, obstacles: obstaclesOf(demand, volunteer) };
}

const byRank = (a: Match, b: Match): number =>
  Math.min(a.obstacles.length, 1) - Math.min(b.obstacles.length, 1) ||
  b.score - a.score ||
  a.volunteer.loadMinutes - b.volunteer.loadMinutes ||
  compare(a.volunteer.volunteerNo ?? '', b.volunteer.volunteerNo ?? '') ||
  compare(a.volunteer.id, b.volunteer.id);

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** A member is in the squad already, so it is not asked how badly the squad needs people. */
function fit({ kind, wantedSkills }: MatchDemand, volunteer: MatchFacts): MatchReason[] {
  const full = { kind, wantedSkills, targetSize: 1, memberCount: 1 };
  return skillFit(volunteer, full).reasons.map(({ code, points, details }) => ({
    ...{ code, details },
    points: Math.round(points * MATCH_WEIGHTS.fitShare),
  }));
}

function availability({ span }: MatchDemand, { week }: MatchFacts): MatchReason {
  const { available, noTimesStated } = MATCH_WEIGHTS;
  if (week.length === 0) return { code: 'NO_TIMES_STATED', points: noTimesStated, details: {} };
  const cover = coverOf(span, week);
  if (cover === 0) return { code: 'NOT_AVAILABLE', points: 0, details: {} };
  if (cover >= 1) return { code: 'AVAILABLE', points: available, details: {} };
  const percent = Math.floor(cover * 100);
  return { code: 'AVAILABLE_PARTLY', points: Math.floor(available * cover), details: { percent } };
}

function load({ loadMinutes }: MatchFacts): MatchReason {
  const free = 1 - Math.min(loadMinutes, FULL_LOAD_MINUTES) / FULL_LOAD_MINUTES;
  const details = { days: LOAD_DAYS, minutes: loadMinutes };
  return { code: 'LOAD', points: Math.round(MATCH_WEIGHTS.load * free), details };
}

function distance(demand: MatchDemand, { communityCode }: MatchFacts): MatchReason {
  const steps = placeDistance(demand.communityCode, communityCode);
  return { code: DISTANCES[steps], points: MATCH_WEIGHTS.distance[steps], details: {} };
}

function obstaclesOf(
  { kind, span, limits }: MatchDemand,
  { status, birthDate, trained, elsewhere, requester }: MatchFacts,
): MatchObstacle[] {
  const service = { kind, hazardous: false };
  const checks: readonly (readonly [boolean, MatchObstacle])[] = [
    [requester, { code: 'OWN_NEED', details: {} }],
    [!mayServe(status), { code: 'VOLUNTEER_MAY_NOT_SERVE', details: { status } }],
    [
      !isOldEnough(birthDate, service, serviceDayOf(span.startAt), limits),
      { code: 'UNDER_AGE_SERVICE', details: { age: limits.adultAgeYears } },
    ],
    [limits.trainingKinds.includes(kind) && !trained, { code: 'TRAINING_REQUIRED', details: {} }],
    [elsewhere, { code: 'OVERLAPPING_SIGN_UP', details: {} }],
  ];
  return checks.filter(([stands]) => stands).map(([, obstacle]) => obstacle);
}
