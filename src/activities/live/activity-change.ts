import type { DomainEvent } from '../../platform/events/outbox.js';
import { ANYTHING, type LivePayload } from '../../platform/live/live-bus.js';

/** What of an activity has changed. */
export enum ActivityChangeKind {
  SIGN_UP = 'SIGN_UP',
  ATTENDANCE = 'ATTENDANCE',
  STATUS = 'STATUS',
  ANYTHING = 'ANYTHING',
}

export interface ActivityChanged {
  readonly activityId: string;
  readonly kind: ActivityChangeKind;
  readonly at: Date;
}

/** Domain events that change what is seen of an activity. */
export const KIND_OF_EVENT: Readonly<Record<string, ActivityChangeKind>> = {
  SignUpChanged: ActivityChangeKind.SIGN_UP,
  AttendanceRecorded: ActivityChangeKind.ATTENDANCE,
  AttendanceSettled: ActivityChangeKind.ATTENDANCE,
  ActivityPublished: ActivityChangeKind.STATUS,
  ActivityStarted: ActivityChangeKind.STATUS,
  ActivityMoved: ActivityChangeKind.STATUS,
  ActivityCancelled: ActivityChangeKind.STATUS,
  ActivityFinished: ActivityChangeKind.STATUS,
};

export const activityTopic = (activityId: string): string => `activity:${activityId}`;

/** The changes that events stand for: of each activity and kind one, the last, however many asked at once. */
export function changesOf(events: readonly DomainEvent[]): ActivityChanged[] {
  const changes = new Map<string, ActivityChanged>();
  for (const { type, payload, createdAt } of events) {
    const kind = KIND_OF_EVENT[type];
    const { activityId } = payload as { activityId?: string };
    if (!kind || !activityId) continue;
    changes.delete(`${activityId} ${kind}`);
    changes.set(`${activityId} ${kind}`, { activityId, kind, at: createdAt });
  }
  return [...changes.values()];
}

export const payloadOf = ({ activityId, kind, at }: ActivityChanged): LivePayload => ({
  activityId,
  kind,
  at: at.toISOString(),
});

/** What a payload tells of an activity; without knowledge of what changed, that anything may have, just now. */
export function changeOf(activityId: string, payload: LivePayload, now: Date): ActivityChanged {
  if (payload === ANYTHING) return { activityId, kind: ActivityChangeKind.ANYTHING, at: now };
  const { kind, at } = payload;
  return { activityId, kind: kind as ActivityChangeKind, at: new Date(at ?? now) };
}
