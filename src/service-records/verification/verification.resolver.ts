import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PlacesService } from '../../places/places.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { problemTold, RecordAnswers } from '../record-answers.js';
import { RecordDecisionAnswer, ServiceRecordConnection, serviceRecordOf } from '../service-records.types.js';
import { ActivityConfirmation } from './activity-confirmation.service.js';
import { groupTitle } from './group-title.js';
import { SignalInspection } from './signal-inspection.service.js';
import { UnrecordedAttendanceService } from './unrecorded-attendance.service.js';
import { VerificationQueue } from './verification-queue.query.js';
import {
  ConfirmActivityRecordsInput,
  MarkInspectedInput,
  SettleUnrecordedAttendanceInput,
} from './verification.inputs.js';
import { SettledAttendanceAnswer, VerificationGroupConnection } from './verification.types.js';

const PLACE = { type: () => String, nullable: true, description: '区划，缺省为全部 · place; default: all' };

/** What waits for the committee: records to confirm, by activity, and signals to look at. */
@Resolver()
export class VerificationResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly queue: VerificationQueue,
    private readonly confirmation: ActivityConfirmation,
    private readonly inspection: SignalInspection,
    private readonly unrecorded: UnrecordedAttendanceService,
    private readonly answers: RecordAnswers,
  ) {}

  @Access('record.read')
  @Query(() => VerificationGroupConnection, {
    description:
      '辖区与小组内待确认的：逐项活动，以及各小组手工录入的，等候最久的在前 · what waits for confirmation in one’s places and squads: by activity, and entered by hand by squad; what waits longest first',
  })
  async verificationQueue(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('placeCode', PLACE) placeCode: string | null,
    @Args() page: ConnectionArgs,
  ): Promise<VerificationGroupConnection> {
    await this.requirePlace(placeCode);
    const groups = await this.queue.groups(actor, placeCode, afterOf(page), page.first + 1);
    return pageOf(
      groups,
      page.first,
      ({ firstId }) => [firstId],
      ({ key: id, activity, squadId, communityCode, unit, waitingCount, signalledCount }) => ({
        ...{ id, squadId, communityCode, unit, waitingCount, signalledCount },
        activityId: activity?.id ?? null,
        title: groupTitle(activity, actor.may('activity.edit', communityCode, { squadId }), language),
        startAt: activity?.startAt ?? null,
        endAt: activity?.endAt ?? null,
      }),
    );
  }

  @Access('record.read')
  @Query(() => ServiceRecordConnection, {
    description:
      '辖区内有待核查信号的记录，先录入的在前 · records of one’s places with signals that wait for inspection, entered first in front',
  })
  async inspectionQueue(
    @CurrentActor() actor: Actor,
    @Args('placeCode', PLACE) placeCode: string | null,
    @Args() page: ConnectionArgs,
  ): Promise<ServiceRecordConnection> {
    await this.requirePlace(placeCode);
    const rows = await this.inspection.queue(actor, placeCode, afterOf(page), page.first + 1);
    return pageOf(rows, page.first, (row) => [row.id], serviceRecordOf);
  }

  @Access('record.confirm')
  @Mutation(() => [RecordDecisionAnswer], {
    description: '一次确认一项活动的全部记录，逐条答复 · confirms all records of an activity, each answered',
  })
  async confirmActivityRecords(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: ConfirmActivityRecordsInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answers.of(request, await this.confirmation.confirm(request.actor, input));
  }

  @Access('record.correct')
  @Mutation(() => [RecordDecisionAnswer], {
    description:
      '标记信号已核查，不影响记录本身 · notes that signals were looked at; decides nothing about the record',
  })
  async markInspected(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: MarkInspectedInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answers.of(request, await this.inspection.mark(request.actor, input));
  }

  @Access('record.confirm')
  @Mutation(() => [SettledAttendanceAnswer], {
    description:
      '将未成记录的考勤移出队列，不产生记录 · takes attendance without a record out of the queue; makes no record',
  })
  async settleUnrecordedAttendance(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: SettleUnrecordedAttendanceInput,
  ): Promise<SettledAttendanceAnswer[]> {
    const answers = await this.unrecorded.settle(actor, input);
    return answers.map(({ attendanceId, problem }) => ({
      attendanceId,
      problem: problem && problemTold(problem, language),
    }));
  }

  private async requirePlace(code: string | null): Promise<void> {
    if (code) await this.uow.read((view) => this.places.require(view, code));
  }
}

const afterOf = ({ after }: ConnectionArgs): string =>
  after ? String(decodeCursor(after, ['string'])[0]) : '';
