import type { FieldFault } from '../../kernel/problem.js';
import { ACTIVITY_START_PAST } from '../activities.problems.js';
import type { ActivityDraft } from '../activity-plan.js';
import { type ActivityEntity, ActivityStatus } from '../activity.entity.js';
import type { ActivitySeriesEntity } from './activity-series.entity.js';
import type { OccasionTemplate } from './occasion-template.js';
import { occasionsWithin, parseRecurrence } from './recurrence.js';
import { RULE_FAULTS, SERIES_NO_OCCASION, SERIES_START_TOO_FAR } from './series.problems.js';

const MINUTE_MILLISECONDS = 60_000;
const YEAR_MILLISECONDS = 366 * 86_400_000;

/** When the occasions of a series take place. */
export type Rhythm = Pick<ActivitySeriesEntity, 'rule' | 'firstStartAt' | 'durationMinutes'>;

export type RhythmVerdict =
  | { readonly ok: true; readonly rule: string }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Checks the rule of a series that is to begin; answers it as it is kept. */
export function checkRhythm(
  { rule: text, firstStartAt }: Pick<Rhythm, 'rule' | 'firstStartAt'>,
  now: Date,
  path: string,
): RhythmVerdict {
  const faults: FieldFault[] = [];
  const wrong = (field: string, code: string, details?: FieldFault['details']): void =>
    void faults.push({ path: `${path}.${field}`, code, details });
  const inTime = firstStartAt > now;
  const soon = firstStartAt.getTime() - now.getTime() <= YEAR_MILLISECONDS;
  if (!inTime) wrong('firstStartAt', ACTIVITY_START_PAST);
  if (!soon) wrong('firstStartAt', SERIES_START_TOO_FAR);
  const verdict = parseRecurrence(text);
  if (!verdict.ok) {
    wrong('rule', RULE_FAULTS[verdict.fault], { part: verdict.part.slice(0, 40) });
    return { ok: false, faults };
  }
  const { recurrence } = verdict;
  const within = { from: firstStartAt, until: new Date(firstStartAt.getTime() + YEAR_MILLISECONDS) };
  if (inTime && soon && occasionsWithin(recurrence, firstStartAt, within).length === 0) {
    wrong('rule', SERIES_NO_OCCASION);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rule: recurrence.rule };
}

/** When the occasions start that are to be made: not made before, to come, and before the horizon. */
export function dueOccasions(
  series: Pick<ActivitySeriesEntity, 'rule' | 'firstStartAt' | 'madeUntil'>,
  now: Date,
  horizon: Date,
): Date[] {
  const verdict = parseRecurrence(series.rule);
  if (!verdict.ok) throw new Error(`the rule of a series is not one: ${verdict.fault}`);
  const from = new Date(Math.max(series.madeUntil.getTime(), now.getTime() + 1));
  return occasionsWithin(verdict.recurrence, series.firstStartAt, { from, until: horizon });
}

/** The activity that an occasion of a series becomes. */
export function draftOf(series: ActivitySeriesEntity, occasionAt: Date): ActivityDraft {
  const { id: seriesId, squadId, organisationId, template, durationMinutes } = series;
  return {
    ...template,
    ...{ squadId, organisationId, seriesId, occasionAt },
    startAt: occasionAt,
    endAt: new Date(occasionAt.getTime() + durationMinutes * MINUTE_MILLISECONDS),
  };
}

const SHARED = [
  'title',
  'content',
  'serviceTarget',
  'address',
  'recruitingMode',
  'hazardous',
  'personInCharge',
] as const;

/**
 * Whether an occasion still is as its series made it, so that it follows a change of the template: published, to come,
 * neither moved nor changed by itself. Its positions and its insurance are not looked at: they have a life of their own.
 */
export function isUntouched(
  activity: ActivityEntity,
  template: OccasionTemplate,
  durationMinutes: number,
  now: Date,
): boolean {
  const { occasionAt, startAt, endAt, status } = activity;
  return (
    status === ActivityStatus.PUBLISHED &&
    startAt > now &&
    occasionAt?.getTime() === startAt.getTime() &&
    endAt.getTime() - startAt.getTime() === durationMinutes * MINUTE_MILLISECONDS &&
    SHARED.every((field) => activity[field] === template[field])
  );
}
