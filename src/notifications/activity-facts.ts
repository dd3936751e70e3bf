import type { ActivityEntity } from '../activities/activity.entity.js';
import { Secrecy } from '../kernel/secrecy.js';
import type { NotificationFacts } from './notification-texts.js';

/** What may leave the system about an activity, with a reason where there is one. */
export function activityFacts(
  { secrecy, title, squadKind, startAt }: ActivityEntity,
  reason: string | null = null,
): NotificationFacts {
  const when = { startAt: startAt.toISOString() };
  if (secrecy !== Secrecy.PUBLIC) return squadKind ? { ...when, squadKind } : when;
  return { ...when, title, ...(reason === null ? {} : { reason }) };
}
