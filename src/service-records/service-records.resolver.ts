import { Args, ArgsType, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { In } from 'typeorm';
import { type Language, problemText } from '../kernel/problem.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { DayField, EnumField, IdField, PlaceCodeField } from '../platform/graphql/input-fields.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { type AnsweredProblem, textOfProblem } from './answered-problem.js';
import { DisputesService } from './disputes.service.js';
import { RecordCorrectionsService } from './record-corrections.service.js';
import { type RecordDecision, RecordDecisionsService } from './record-decisions.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import {
  AnswerDisputeInput,
  ConfirmServiceRecordsInput,
  DisputeServiceRecordInput,
  EnterServiceRecordInput,
  EnterServiceRecordsInput,
  RejectServiceRecordsInput,
  ReplaceServiceRecordInput,
  VoidServiceRecordInput,
} from './service-records.inputs.js';
import { ServiceRecordsService } from './service-records.service.js';
import {
  Dispute,
  DisputeConnection,
  disputeOf,
  EnteredRecordAnswer,
  RecordDecisionAnswer,
  RecordProblem,
  ServiceRecord,
  ServiceRecordConnection,
  serviceRecordOf,
} from './service-records.types.js';

/** After every id: a page of the newest starts there. */
const NEWEST = '~';

@ArgsType()
export class ServiceRecordFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划 · place', nullable: true })
  placeCode?: string | null;

  @IdField({ description: '服务小组 · squad', nullable: true })
  squadId?: string | null;

  @IdField({ description: '志愿者 · volunteer', nullable: true })
  volunteerId?: string | null;

  @EnumField(ServiceRecordStatus, { description: '状态 · state', nullable: true })
  status?: ServiceRecordStatus | null;

  @DayField({ description: '自何日 · from this day', nullable: true })
  fromDay?: string | null;

  @DayField({ description: '至何日 · up to this day', nullable: true })
  untilDay?: string | null;
}

/** Records: entering, deciding, correcting, disputing, finding. */
@Resolver()
export class ServiceRecordsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly records: ServiceRecordsService,
    private readonly decisions: RecordDecisionsService,
    private readonly corrections: RecordCorrectionsService,
    private readonly disputes: DisputesService,
    private readonly places: PlacesService,
  ) {}

  @Access('record.enter')
  @Mutation(() => ServiceRecord, { description: '录入一条服务记录 · enters a record' })
  async enterServiceRecord(@CurrentActor() actor: Actor, @Args('input') input: EnterServiceRecordInput): Promise<ServiceRecord> {
    return this.byId(await this.records.enter(actor, input));
  }

  @Access('record.enter')
  @Mutation(() => [EnteredRecordAnswer], { description: '录入多条，逐条答复 · enters many, each answered' })
  async enterServiceRecords(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: EnterServiceRecordsInput,
  ): Promise<EnteredRecordAnswer[]> {
    const answers = await this.records.enterMany(actor, input);
    const found = await this.byIds(answers.flatMap(({ recordId }) => (recordId ? [recordId] : [])));
    return answers.map(({ index, recordId, problem }) => ({
      index,
      record: (recordId && found.get(recordId)) || null,
      problem: problem && told(problem, language),
    }));
  }

  @Access('record.confirm')
  @Mutation(() => [RecordDecisionAnswer], { description: '确认记录，逐条答复 · confirms records, each answered' })
  async confirmServiceRecords(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: ConfirmServiceRecordsInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answered(await this.decisions.confirm(actor, input), language);
  }

  @Access('record.confirm')
  @Mutation(() => [RecordDecisionAnswer], { description: '退回记录，逐条答复 · rejects records, each answered' })
  async rejectServiceRecords(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: RejectServiceRecordsInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answered(await this.decisions.reject(actor, input), language);
  }

  @Access('record.correct')
  @Mutation(() => ServiceRecord, { description: '作废已确认的记录，时长随之收回 · voids a confirmed record and takes its minutes back' })
  async voidServiceRecord(@CurrentActor() actor: Actor, @Args('input') input: VoidServiceRecordInput): Promise<ServiceRecord> {
    return this.byId(await this.corrections.void(actor, input));
  }

  @Access('record.correct')
  @Mutation(() => ServiceRecord, { description: '作废并以正确的记录替代 · voids and enters the right one in its place' })
  async replaceServiceRecord(@CurrentActor() actor: Actor, @Args('input') input: ReplaceServiceRecordInput): Promise<ServiceRecord> {
    return this.byId(await this.corrections.replace(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Dispute, { description: '对自己的记录提出异议 · objects to a record of one’s own' })
  async disputeServiceRecord(@CurrentActor() actor: Actor, @Args('input') input: DisputeServiceRecordInput): Promise<Dispute> {
    const id = await this.disputes.open(actor, input);
    return disputeOf(await this.uow.read((view) => this.disputes.byId(view, id)));
  }

  @Access('record.correct')
  @Mutation(() => Dispute, { description: '答复异议 · answers a dispute' })
  async answerDispute(@CurrentActor() actor: Actor, @Args('input') input: AnswerDisputeInput): Promise<Dispute> {
    const id = await this.disputes.answer(actor, input);
    return disputeOf(await this.uow.read((view) => this.disputes.byId(view, id)));
  }

  @Access('signed-in')
  @Query(() => ServiceRecord, { description: '按编号查服务记录 · a record by its id' })
  async serviceRecord(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<ServiceRecord> {
    return serviceRecordOf(await this.uow.read((view) => this.records.requireReadable(view, actor, id)));
  }

  @Access('record.read')
  @Query(() => ServiceRecordConnection, { name: 'serviceRecords', description: '辖区或小组内的服务记录，新的在前 · records of one’s places and squads, newest first' })
  async listServiceRecords(@CurrentActor() actor: Actor, @Args() filter: ServiceRecordFilterArgs): Promise<ServiceRecordConnection> {
    await this.requirePlace(filter.placeCode);
    const rows = await this.records.list(actor, filter, beforeOf(filter), filter.first + 1);
    return pageOf(rows, filter.first, (row) => [row.id], serviceRecordOf);
  }

  @Access('signed-in')
  @Query(() => ServiceRecordConnection, { description: '本人的服务记录，新的在前 · one’s own records, newest first' })
  async myServiceRecords(@CurrentActor() actor: Actor, @Args() filter: ServiceRecordFilterArgs): Promise<ServiceRecordConnection> {
    await this.requirePlace(filter.placeCode);
    const own = actor.volunteerId;
    const rows = own ? await this.records.ofVolunteer(own, filter, beforeOf(filter), filter.first + 1) : [];
    return pageOf(rows, filter.first, (row) => [row.id], serviceRecordOf);
  }

  @Access('record.correct')
  @Query(() => DisputeConnection, { description: '待答复的异议，先到期的在前 · disputes to be answered, first due first' })
  async openDisputes(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String, nullable: true }) placeCode: string | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<DisputeConnection> {
    await this.requirePlace(placeCode);
    const [dueOn = '', id = ''] = after ? decodeCursor(after, ['string', 'string']) : [];
    const rows = await this.disputes.openIn(actor, placeCode, [String(dueOn), String(id)], first + 1);
    return pageOf(rows, first, (row) => [row.dueOn, row.id], disputeOf);
  }

  private async requirePlace(code: string | null | undefined): Promise<void> {
    if (code) await this.uow.read((view) => this.places.require(view, code));
  }

  private async answered(decisions: readonly RecordDecision[], language: Language): Promise<RecordDecisionAnswer[]> {
    const found = await this.byIds(decisions.flatMap(({ recordId, problem }) => (problem ? [] : [recordId])));
    return decisions.map(({ recordId, problem }) => ({
      recordId,
      record: problem ? null : (found.get(recordId) ?? null),
      problem: problem && told(problem, language),
    }));
  }

  private async byId(id: string): Promise<ServiceRecord> {
    return serviceRecordOf(await this.uow.read((view) => view.manager.getRepository(ServiceRecordEntity).findOneByOrFail({ id })));
  }

  private async byIds(ids: readonly string[]): Promise<Map<string, ServiceRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await this.uow.read((view) => view.manager.getRepository(ServiceRecordEntity).findBy({ id: In([...ids]) }));
    return new Map(rows.map((row) => [row.id, serviceRecordOf(row)]));
  }
}

const beforeOf = ({ after }: ConnectionArgs): string => (after ? String(decodeCursor(after, ['string'])[0]) : NEWEST);

function told(problem: AnsweredProblem, language: Language): RecordProblem {
  return {
    code: problem.code,
    message: textOfProblem(problem, language),
    fields: problem.fields.map(({ path, code, details }) => ({ path, code, message: problemText(code, language, details) })),
  };
}
