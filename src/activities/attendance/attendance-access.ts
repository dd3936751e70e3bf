import { Secrecy } from '../../kernel/secrecy.js';
import type { Actor } from '../../platform/security/actor.js';
import type { ActivityEntity } from '../activity.entity.js';

type Attended = Pick<ActivityEntity, 'communityCode' | 'squadId' | 'organisationId' | 'secrecy'>;

/**
 * Whether the actor attests at an activity, sees its code and who is there. Of what is confidential, whoever is not
 * assigned may know how many serve, not who: there it is the community's head, and a leader who serves himself (rule 13).
 * @param assigned the actor holds a confirmed place himself
 */
export function mayAttest(actor: Actor, activity: Attended, assigned: boolean): boolean {
  if (!actor.may('attendance.attest', activity.communityCode, activity)) return false;
  return mayKnowAttendees(actor, activity, assigned);
}

/** Whether the actor may see who is there; his own attendance everybody sees. */
export function maySeeAttendance(actor: Actor, activity: Attended, assigned: boolean): boolean {
  return (
    actor.may('activity.read', activity.communityCode, activity) &&
    mayKnowAttendees(actor, activity, assigned)
  );
}

const mayKnowAttendees = (actor: Actor, activity: Attended, assigned: boolean): boolean =>
  activity.secrecy !== Secrecy.CONFIDENTIAL ||
  assigned ||
  actor.may('need.confidential', activity.communityCode);
