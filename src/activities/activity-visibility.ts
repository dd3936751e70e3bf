import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Secrecy } from '../kernel/secrecy.js';
import { NeedEntity } from '../needs/need.entity.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { ActivitiesService, subjectOf } from './activities.service.js';
import type { ActivityEntity } from './activity.entity.js';
import { type ActivitySight, isPublic, sightOf } from './activity-sight.js';
import { SignUpEntity, SignUpStatus } from './sign-ups/sign-up.entity.js';

/** What the actor himself has to do with activities. */
interface Parts {
  readonly assigned: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  readonly requestedNeeds: ReadonlySet<string>;
}

export interface SeenActivity {
  readonly activity: ActivityEntity;
  readonly sight: ActivitySight;
}

const NO_PART: Parts = { assigned: new Set(), listed: new Set(), requestedNeeds: new Set() };

/** Who may see an activity, and how much of it (domain.md rule 13 and § 10). */
@Injectable()
export class ActivityVisibility {
  constructor(private readonly activities: ActivitiesService) {}

  async of(view: ReadView, actor: Actor, activity: ActivityEntity): Promise<ActivitySight> {
    return (await this.ofMany(view, actor, [activity])).get(activity.id) ?? 'NONE';
  }

  /** Of many in two statements at most, and in none where all are public. */
  async ofMany(
    view: ReadView,
    actor: Actor,
    activities: readonly ActivityEntity[],
  ): Promise<Map<string, ActivitySight>> {
    const guarded = activities.filter(
      (activity) => !isPublic(activity) || activity.secrecy === Secrecy.RESTRICTED,
    );
    const parts = await this.partsOf(view, actor, guarded);
    return new Map(activities.map((activity) => [activity.id, this.decide(actor, activity, parts)]));
  }

  /** An activity that the actor may see, and how much of it. @throws Problem NOT_FOUND */
  async see(view: ReadView, actor: Actor, id: string): Promise<SeenActivity> {
    const activity = await this.activities.require(view, id);
    const sight = await this.of(view, actor, activity);
    if (sight === 'NONE')
      throw notFound().audited({ action: 'activity.read', subjectType: 'Activity', subjectId: id });
    return { activity, sight };
  }

  private decide(actor: Actor, activity: ActivityEntity, parts: Parts): ActivitySight {
    const { id, communityCode, needId } = activity;
    const unit = subjectOf(activity);
    return sightOf(activity, {
      reads: actor.may('activity.read', communityCode, unit),
      edits: actor.may('activity.edit', communityCode, unit),
      heads: actor.may('need.confidential', communityCode),
      assigned: parts.assigned.has(id),
      listed: parts.listed.has(id),
      requested: needId !== null && parts.requestedNeeds.has(needId),
    });
  }

  private async partsOf(view: ReadView, actor: Actor, activities: readonly ActivityEntity[]): Promise<Parts> {
    if (activities.length === 0 || !actor.signedIn) return NO_PART;
    const needIds = activities.flatMap(({ needId }) => (needId ? [needId] : []));
    const needs = needIds.length
      ? await view.manager
          .getRepository(NeedEntity)
          .findBy({ id: In(needIds), requesterAccountId: actor.requireAccount() })
      : [];
    const own = actor.volunteerId
      ? await view.manager
          .getRepository(SignUpEntity)
          .findBy({ volunteerId: actor.volunteerId, activityId: In(activities.map(({ id }) => id)) })
      : [];
    const confirmed = own.filter(({ status }) => status === SignUpStatus.CONFIRMED);
    return {
      assigned: new Set(confirmed.map(({ activityId }) => activityId)),
      listed: new Set(own.map(({ activityId }) => activityId)),
      requestedNeeds: new Set(needs.map(({ id }) => id)),
    };
  }
}
