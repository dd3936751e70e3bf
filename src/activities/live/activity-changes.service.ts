import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Secrecy } from '../../kernel/secrecy.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { liveAnswers } from '../../platform/live/live-answers.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { subjectOf } from '../activities.service.js';
import { ActivityVisibility, type SeenActivity } from '../activity-visibility.js';
import { LIVE_SIGN_UPS, SignUpEntity } from '../sign-ups/sign-up.entity.js';
import {
  type ActivityChanged,
  activityTopic,
  changeOf,
  changesOf,
  KIND_OF_EVENT,
  payloadOf,
} from './activity-change.js';

/** What happens at an activity, for those who watch it. Told from the outbox, so that signing up waits for nobody. */
@Injectable()
export class ActivityChanges {
  constructor(
    outbox: Outbox,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly live: LiveBus,
    private readonly visibility: ActivityVisibility,
  ) {
    outbox.subscribe({
      name: 'activity-changes',
      types: Object.keys(KIND_OF_EVENT),
      consume: (transaction, events) => this.tell(transaction, events),
    });
  }

  /**
   * The changes of an activity from now on.
   * @throws Problem NOT_FOUND when the actor may not watch it
   */
  async watch(
    actor: Actor,
    activityId: string,
  ): Promise<AsyncIterable<{ activityChanged: ActivityChanged }>> {
    await this.uow.read(async (view) => {
      const seen = await this.visibility.see(view, actor, activityId);
      if (await this.mayWatch(view, actor, seen)) return;
      throw notFound().audited({ action: 'activity.read', subjectType: 'Activity', subjectId: activityId });
    });
    return liveAnswers(this.live.subscribe(activityTopic(activityId)), (payload) => ({
      activityChanged: changeOf(activityId, payload, this.clock.now()),
    }));
  }

  private async tell(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const change of changesOf(events))
      await this.live.publish(transaction, activityTopic(change.activityId), payloadOf(change));
  }

  /** Who may read its sign-ups, or has one; of a confidential one, who may read its contents (domain.md rule 13). */
  private async mayWatch(view: ReadView, actor: Actor, { activity, sight }: SeenActivity): Promise<boolean> {
    if (activity.secrecy === Secrecy.CONFIDENTIAL) return sight === 'CONTENTS';
    if (actor.may('activity.read', activity.communityCode, subjectOf(activity))) return true;
    const { volunteerId } = actor;
    if (!volunteerId) return false;
    return view.manager
      .getRepository(SignUpEntity)
      .existsBy({ activityId: activity.id, volunteerId, status: In([...LIVE_SIGN_UPS]) });
  }
}
