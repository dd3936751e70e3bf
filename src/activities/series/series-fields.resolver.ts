import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Activity, ActivityConnection } from '../activities.types.js';
import { ActivityReader } from '../activity-reader.service.js';
import { SeriesQuery, subjectOfSeries } from './series.query.js';
import { ActivitySeries, seriesOf } from './series.types.js';

/** From an occasion to its series, for those who plan the unit's activities. */
@Resolver(() => Activity)
export class OccasionFieldsResolver {
  constructor(private readonly query: SeriesQuery) {}

  @ResolveField('series', () => ActivitySeries, {
    nullable: true,
    description: '所属系列活动，仅主办方与办公人员可见 · its series, for those who plan it',
  })
  async series(
    @Parent() { seriesId }: Activity,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<ActivitySeries | null> {
    const row = seriesId && (await loaders.of('activity.series', this.query.load).load(seriesId));
    if (!row) return null;
    const subject = subjectOfSeries(row);
    return actor.may('activity.read', subject.placeCode, subject) ? seriesOf(row) : null;
  }
}

/** From a series to its occasions; a series is only reached by who may see them all. */
@Resolver(() => ActivitySeries)
export class SeriesFieldsResolver {
  constructor(
    private readonly query: SeriesQuery,
    private readonly reader: ActivityReader,
  ) {}

  @ResolveField('occasions', () => ActivityConnection, {
    description: '已生成的各次活动，按规则的时间排列 · the occasions made so far, in the order of the rule',
  })
  async occasions(
    @Parent() { id }: ActivitySeries,
    @CurrentRequest() request: RequestContext,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<ActivityConnection> {
    const [afterAt] = after ? decodeCursor(after, ['number']) : [0];
    const page = { afterAt: Number(afterAt), limit: first + 1 };
    const loader = request.loaders.of(`series.occasions ${JSON.stringify(page)}`, (ids) =>
      this.query.occasionPages(ids, page),
    );
    const rows = (await loader.load(id)) ?? [];
    const shown = new Map(
      (await this.reader.listed(request, rows)).map((activity) => [activity.id, activity]),
    );
    const seen = rows.flatMap((row) => {
      const activity = shown.get(row.id);
      return activity ? [{ row, activity }] : [];
    });
    const keyOf = ({ row }: (typeof seen)[number]) => [row.occasionAt?.getTime() ?? 0];
    return pageOf(seen, first, keyOf, ({ activity }) => activity);
  }
}
