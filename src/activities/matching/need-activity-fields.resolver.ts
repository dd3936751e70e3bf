import { ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { In, Not } from 'typeorm';
import { Need, NeedHeader } from '../../needs/needs.types.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../platform/security/actor.js';
import { ActivityEntity, ActivityStatus } from '../activity.entity.js';
import { ActivityVisibility } from '../activity-visibility.js';

const FIELD = {
  description: '为其安排的活动，仅列可见者 · activities planned for it, as far as one may see them',
};

/** What was planned for a need; needs are below activities and do not know. */
abstract class NeedActivityFields {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visibility: ActivityVisibility,
  ) {}

  protected async idsOf({ id }: NeedHeader, { actor, loaders }: RequestContext): Promise<string[]> {
    const load = (needIds: readonly string[]) => this.visibleOf(actor, needIds);
    return (await loaders.of('need.activities', load).load(id)) ?? [];
  }

  /** Ids per need, the earliest activity first, without those that were called off. */
  private async visibleOf(actor: Actor, needIds: readonly string[]): Promise<Map<string, string[]>> {
    return this.uow.read(async (view) => {
      const planned = await view.manager.getRepository(ActivityEntity).find({
        where: { needId: In([...needIds]), status: Not(ActivityStatus.CANCELLED) },
        order: { startAt: 'ASC', id: 'ASC' },
      });
      const sights = await this.visibility.ofMany(view, actor, planned);
      const seen = planned.filter(({ id }) => (sights.get(id) ?? 'NONE') !== 'NONE');
      return new Map(
        needIds.map((needId) => [
          needId,
          seen.filter((activity) => activity.needId === needId).map(({ id }) => id),
        ]),
      );
    });
  }
}

@Resolver(() => NeedHeader)
export class NeedHeaderActivityResolver extends NeedActivityFields {
  constructor(uow: UnitOfWork, visibility: ActivityVisibility) {
    super(uow, visibility);
  }

  @ResolveField('activityIds', () => [ID], FIELD)
  activityIds(@Parent() need: NeedHeader, @CurrentRequest() request: RequestContext): Promise<string[]> {
    return this.idsOf(need, request);
  }
}

@Resolver(() => Need)
export class NeedActivityResolver extends NeedActivityFields {
  constructor(uow: UnitOfWork, visibility: ActivityVisibility) {
    super(uow, visibility);
  }

  @ResolveField('activityIds', () => [ID], FIELD)
  activityIds(@Parent() need: Need, @CurrentRequest() request: RequestContext): Promise<string[]> {
    return this.idsOf(need, request);
  }
}
