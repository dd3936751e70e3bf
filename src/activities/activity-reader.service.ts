import { Injectable } from '@nestjs/common';
import type { Language } from '../kernel/problem.js';
import { Secrecy } from '../kernel/secrecy.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Actor } from '../platform/security/actor.js';
import { ActivitiesService } from './activities.service.js';
import { type Activity, activityOf } from './activities.types.js';
import type { ActivityEntity } from './activity.entity.js';
import { ActivityVisibility } from './activity-visibility.js';

/** Who asks, and in which language. */
type Asker = Pick<RequestContext, 'actor' | 'language' | 'loaders'>;

/** Shows activities, each as far as its reader may see it; the contents of a confidential one only by themselves, and audited. */
@Injectable()
export class ActivityReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivitiesService,
    private readonly visibility: ActivityVisibility,
  ) {}

  /** One activity, asked for by its id. @throws Problem NOT_FOUND */
  async read({ actor, language }: Asker, id: string): Promise<Activity> {
    const { activity, sight } = await this.uow.read((view) => this.visibility.see(view, actor, id));
    if (activity.secrecy === Secrecy.CONFIDENTIAL && sight === 'CONTENTS')
      await this.noteReading(actor, activity);
    return activityOf(activity, sight, language);
  }

  /** Many, in their order, without those that the reader may not see. */
  async listed({ actor, language }: Asker, rows: readonly ActivityEntity[]): Promise<Activity[]> {
    const shown = await this.shownAmong(actor, language, rows);
    return rows.flatMap(({ id }) => shown.get(id) ?? []);
  }

  /** One that something else leads to; null: the reader may not see it. */
  reached({ actor, language, loaders }: Asker, id: string): Promise<Activity | null> {
    const loader = loaders.of('activity.shown', async (ids) =>
      this.shownAmong(actor, language, [...(await this.activities.load(ids)).values()]),
    );
    return loader.load(id);
  }

  private async shownAmong(
    actor: Actor,
    language: Language,
    rows: readonly ActivityEntity[],
  ): Promise<Map<string, Activity>> {
    const sights = await this.uow.read((view) => this.visibility.ofMany(view, actor, rows));
    return new Map(
      rows.flatMap((row) => {
        const sight = sights.get(row.id) ?? 'NONE';
        if (sight === 'NONE') return [];
        const inList = row.secrecy === Secrecy.CONFIDENTIAL ? 'PLAN' : sight;
        return [[row.id, activityOf(row, inList, language)] as const];
      }),
    );
  }

  private noteReading(actor: Actor, { id, communityCode }: ActivityEntity): Promise<void> {
    return this.uow.write((transaction) =>
      this.audit.record(transaction, actor, {
        action: 'activity.readConfidential',
        subjectType: 'Activity',
        subjectId: id,
        placeCode: communityCode,
      }),
    );
  }
}
