import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { ServiceRecordConnection, serviceRecordOf } from '../service-records.types.js';
import { VerificationQueue } from './verification-queue.query.js';
import { UnrecordedAttendance, unrecordedAttendanceOf, VerificationGroup } from './verification.types.js';

/** What is in a group of the verification queue; a group is only reached by who may read its records. */
@Resolver(() => VerificationGroup)
export class VerificationFieldsResolver {
  constructor(private readonly queue: VerificationQueue) {}

  @ResolveField('records', () => ServiceRecordConnection, {
    description: '待确认的记录 · the records that wait',
  })
  async records(
    @Parent() group: VerificationGroup,
    @CurrentRequest() { actor, loaders }: RequestContext,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<ServiceRecordConnection> {
    const [afterId] = after ? decodeCursor(after, ['string']) : [''];
    const page = { afterId: String(afterId), limit: first + 1 };
    const loader = loaders.of(`waiting-records ${JSON.stringify(page)}`, (keys) =>
      this.queue.recordPages(actor, keys, page),
    );
    return pageOf((await loader.load(group.id)) ?? [], first, (row) => [row.id], serviceRecordOf);
  }

  @ResolveField('unrecorded', () => [UnrecordedAttendance], {
    description: '未能成为记录的考勤 · attendance of which no record could be made',
  })
  async unrecorded(
    @Parent() { activityId }: VerificationGroup,
    @CurrentRequest() { language, loaders }: RequestContext,
  ): Promise<UnrecordedAttendance[]> {
    if (activityId === null) return [];
    const rows = await loaders.of('unrecorded-attendance', this.queue.loadUnrecorded).load(activityId);
    return (rows ?? []).map((row) => unrecordedAttendanceOf(row, language));
  }
}
