import { Secrecy } from '../kernel/secrecy.js';
import { ActivityStatus } from './activity.entity.js';

/** How much of an activity somebody sees: everything; when it is and how many take part; nothing: it does not exist. */
export type ActivitySight = 'CONTENTS' | 'PLAN' | 'NONE';

/** What decides about somebody's sight of an activity. */
export interface Onlooker {
  /** Office, auditor, leader or organisation officer: 'activity.read'. */
  readonly reads: boolean;
  /** The same without the auditor: 'activity.edit'. */
  readonly edits: boolean;
  /** Head of the community: 'need.confidential'. */
  readonly heads: boolean;
  /** Confirmed at it, and so assigned to its need. */
  readonly assigned: boolean;
  /** Has, or had, a sign-up of any kind. */
  readonly listed: boolean;
  /** Asked for what it does. */
  readonly requested: boolean;
}

const OPEN_TO_ALL = [ActivityStatus.PUBLISHED, ActivityStatus.RUNNING, ActivityStatus.FINISHED];

/** Whether everybody is told of an activity, where it is no secret (domain.md § 10). */
export const isPublic = ({ status, secrecy }: { status: ActivityStatus; secrecy: Secrecy }): boolean =>
  OPEN_TO_ALL.includes(status) && secrecy !== Secrecy.CONFIDENTIAL;

/**
 * Who sees what of an activity (domain.md rule 13 and § 10). What serves a restricted or a confidential need is shown with
 * its contents to those who may see these; a restricted one takes volunteers and is listed, under the name of its kind.
 */
export function sightOf(
  activity: { readonly status: ActivityStatus; readonly secrecy: Secrecy },
  { reads, edits, heads, assigned, listed, requested }: Onlooker,
): ActivitySight {
  const knows = isPublic(activity) || reads || listed || requested;
  const party = assigned || requested;
  const told = {
    [Secrecy.PUBLIC]: knows,
    [Secrecy.RESTRICTED]: party || edits,
    [Secrecy.CONFIDENTIAL]: party || heads,
  };
  if (told[activity.secrecy]) return 'CONTENTS';
  return knows ? 'PLAN' : 'NONE';
}
