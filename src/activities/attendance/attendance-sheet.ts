import type { Window } from '../../identity/attempt-limits.js';
import type { Actor } from '../../platform/security/actor.js';
import type { ActivityEntity } from '../activity.entity.js';
import type { SignUpEntity } from '../sign-ups/sign-up.entity.js';
import type { AttendanceTerms } from './attendance-acceptance.js';
import type { AttendanceEventEntity } from './attendance-event.entity.js';
import type { CheckInCode } from './check-in-code.js';

/** An activity, locked, with what its events are judged by. */
export interface OpenActivity {
  readonly activity: ActivityEntity;
  readonly terms: AttendanceTerms;
  readonly code: CheckInCode | null;
  /** The sender may attest here, and see the code. */
  readonly mayAttest: boolean;
  /** The sender may know that the activity exists, without a place at it. */
  readonly isVisible: boolean;
}

/** What the events of one call are judged against; read once, and growing by what is accepted. */
export interface AttendanceSheet {
  readonly actor: Actor;
  readonly receivedAt: Date;
  readonly activities: ReadonlyMap<string, OpenActivity>;
  readonly volunteerIdsByNo: ReadonlyMap<string, string>;
  /** Sign-ups of whatever status, by activity and volunteer; of several the one that holds a place. */
  readonly signUps: ReadonlyMap<string, SignUpEntity>;
  /** Events that are known already, by the id that the device gave. */
  readonly known: Map<string, AttendanceEventEntity>;
  /** Wrong codes of the sender so far. */
  guesses: Window | null;
}

/** Key of a volunteer at an activity. */
export const attendeeKey = (activityId: string, volunteerId: string): string =>
  `${activityId}|${volunteerId}`;
