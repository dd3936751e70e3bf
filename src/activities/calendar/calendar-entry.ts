import { Secrecy } from '../../kernel/secrecy.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { type ActivityEntity, ActivityStatus } from '../activity.entity.js';
import { genericTitle } from '../generic-title.js';
import { type SignUpEntity, SignUpStatus } from '../sign-ups/sign-up.entity.js';
import type { CalendarEntry } from './calendar-text.js';

/**
 * What a volunteer's calendar says of an activity at which he has a place. A calendar is read on telephones and kept by
 * strangers' servers, so of what is confidential it has the kind and the time only, for the assigned too; what is restricted
 * is told to the confirmed, as everywhere (domain.md rule 13).
 */
export function calendarEntryOf(activity: ActivityEntity, signUp: SignUpEntity): CalendarEntry {
  const open =
    activity.secrecy === Secrecy.PUBLIC ||
    (activity.secrecy === Secrecy.RESTRICTED && signUp.status === SignUpStatus.CONFIRMED);
  const { id: activityId, startAt, endAt, revision } = activity;
  const told = [...stateOf(activity, signUp, open), ...(open ? contentsOf(activity) : [])];
  return {
    ...{ activityId, startAt, endAt, revision, status: statusOf(activity, signUp) },
    summary: open ? activity.title : titleOf(activity.squadKind),
    location: open ? activity.address : null,
    description: told.length > 0 ? told.join('\n') : null,
    modifiedAt: new Date(Math.max(activity.revisedAt.getTime(), signUp.statusAt.getTime())),
  };
}

function statusOf(activity: ActivityEntity, signUp: SignUpEntity): CalendarEntry['status'] {
  if (activity.status === ActivityStatus.CANCELLED) return 'CANCELLED';
  return signUp.status === SignUpStatus.OFFERED ? 'TENTATIVE' : 'CONFIRMED';
}

function stateOf(
  { status, statusReason }: ActivityEntity,
  { offeredUntil }: SignUpEntity,
  open: boolean,
): string[] {
  if (status === ActivityStatus.CANCELLED) {
    return ['活动已取消 · cancelled', ...(open && statusReason ? [statusReason] : [])];
  }
  return offeredUntil ? ['名额待您确认 · a place is kept for you until you answer'] : [];
}

const contentsOf = ({ content, personInCharge }: ActivityEntity): string[] => [
  content,
  `负责人 · in charge: ${personInCharge}`,
];

const titleOf = (kind: SquadKind | null): string =>
  `${genericTitle(kind, 'zh-CN')} · ${genericTitle(kind, 'en')}`;
