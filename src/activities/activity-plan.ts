import type { FieldFault } from '../kernel/problem.js';
import { END_NOT_AFTER_START, type Span } from '../kernel/span.js';
import type { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import * as problems from './activities.problems.js';
import { RecruitingMode } from './recruiting-mode.js';
import type { PositionTemplate } from './series/occasion-template.js';

const LONGEST_MILLISECONDS = 24 * 3_600_000;

/** What a planned occasion says of itself, whoever plans it (domain.md rule 14). */
export interface ActivityContents extends Span {
  readonly title: string;
  readonly content: string;
  readonly serviceTarget: ServiceTarget;
  readonly address: string;
  readonly recruitingMode: RecruitingMode;
  readonly hazardous: boolean;
  readonly insuranceReference?: string | null;
  readonly personInCharge: string;
  readonly positions: readonly PositionTemplate[];
}

/** An activity to be planned, by a squad or by an organisation. */
export interface ActivityDraft extends ActivityContents {
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
  /** Kind of an organisation's service; a squad's activity is of the squad's kind. */
  readonly squadKind?: SquadKind | null;
  /** The accepted need that it serves; it becomes SCHEDULED with it. */
  readonly needId?: string | null;
  readonly seriesId?: string | null;
  /** When the series' rule puts it. */
  readonly occasionAt?: Date | null;
}

/** Whom an activity belongs to. */
export type ActivityUnit = Pick<ActivityDraft, 'squadId' | 'organisationId' | 'squadKind'>;

/** What is wrong with the times of an activity that is still to come. */
export function spanFaults({ startAt, endAt }: Span, now: Date, path: string): FieldFault[] {
  const checks: readonly (readonly [string, string, boolean])[] = [
    ['startAt', problems.ACTIVITY_START_PAST, startAt <= now],
    ['endAt', END_NOT_AFTER_START, endAt <= startAt],
    ['endAt', problems.ACTIVITY_TOO_LONG, endAt.getTime() - startAt.getTime() > LONGEST_MILLISECONDS],
  ];
  return checks.filter(([, , wrong]) => wrong).map(([field, code]) => ({ path: `${path}.${field}`, code }));
}

/** What is wrong with an activity's unit; who may plan for it is another question. */
export function unitFaults({ squadId, organisationId, squadKind }: ActivityUnit, path: string): FieldFault[] {
  if (Boolean(squadId) === Boolean(organisationId))
    return [{ path: `${path}.squadId`, code: problems.ACTIVITY_UNIT }];
  return squadId && squadKind ? [{ path: `${path}.squadKind`, code: problems.ACTIVITY_KIND }] : [];
}

/** What is wrong with an activity's contents, field by field. */
export function contentFaults(
  contents: ActivityContents,
  ofSquad: boolean,
  now: Date,
  path: string,
): FieldFault[] {
  const names = contents.positions.map(({ name }) => name);
  const repeated = names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: `${path}.positions.${index}.name`, code: problems.POSITION_NAME_REPEATED }]
      : [],
  );
  const members = !ofSquad && contents.recruitingMode === RecruitingMode.MEMBERS;
  return [
    ...spanFaults(contents, now, path),
    ...repeated,
    ...(members ? [{ path: `${path}.recruitingMode`, code: problems.MEMBERS_WITHOUT_SQUAD }] : []),
  ];
}
