import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { problemTold, RecordAnswers } from './record-answers.js';
import { RecordDecisionsService } from './record-decisions.service.js';
import { RecordEntryService } from './record-entry.service.js';
import type { ServiceRecordEntity } from './service-record.entity.js';
import { ServiceRecordFilterArgs } from './service-record-filter.inputs.js';
import {
  ConfirmServiceRecordsInput,
  EnterServiceRecordInput,
  EnterServiceRecordsInput,
  RejectServiceRecordsInput,
} from './service-records.inputs.js';
import { ServiceRecordsService } from './service-records.service.js';
import {
  EnteredRecordAnswer,
  RecordDecisionAnswer,
  ServiceRecord,
  ServiceRecordConnection,
  serviceRecordOf,
} from './service-records.types.js';

/** After every id: a page of the newest starts there. */
const NEWEST = '~';

/** Records: entering, deciding, finding. */
@Resolver()
export class ServiceRecordsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly records: ServiceRecordsService,
    private readonly entry: RecordEntryService,
    private readonly decisions: RecordDecisionsService,
    private readonly places: PlacesService,
    private readonly answers: RecordAnswers,
  ) {}

  @Access('record.enter')
  @Mutation(() => ServiceRecord, { description: '录入一条服务记录 · enters a record' })
  async enterServiceRecord(
    @CurrentActor() actor: Actor,
    @Args('input') input: EnterServiceRecordInput,
  ): Promise<ServiceRecord> {
    return this.seen(actor, await this.entry.enter(actor, input));
  }

  @Access('record.enter')
  @Mutation(() => [EnteredRecordAnswer], { description: '录入多条，逐条答复 · enters many, each answered' })
  async enterServiceRecords(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: EnterServiceRecordsInput,
  ): Promise<EnteredRecordAnswer[]> {
    const answers = await this.entry.enterMany(actor, input);
    const stored = answers.flatMap(({ recordId }) => (recordId ? [recordId] : []));
    const found = await this.records.readable(actor, stored);
    return answers.map(({ index, recordId, problem }) => ({
      index,
      record: recordAmong(found, recordId),
      problem: problem && problemTold(problem, language),
    }));
  }

  @Access('record.confirm')
  @Mutation(() => [RecordDecisionAnswer], {
    description: '确认记录，逐条答复 · confirms records, each answered',
  })
  async confirmServiceRecords(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: ConfirmServiceRecordsInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answers.of(request, await this.decisions.confirm(request.actor, input));
  }

  @Access('record.confirm')
  @Mutation(() => [RecordDecisionAnswer], {
    description: '退回记录，逐条答复 · rejects records, each answered',
  })
  async rejectServiceRecords(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: RejectServiceRecordsInput,
  ): Promise<RecordDecisionAnswer[]> {
    return this.answers.of(request, await this.decisions.reject(request.actor, input));
  }

  @Access('signed-in')
  @Query(() => ServiceRecord, { description: '按编号查服务记录 · a record by its id' })
  async serviceRecord(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ServiceRecord> {
    return this.seen(actor, id);
  }

  @Access('record.read')
  @Query(() => ServiceRecordConnection, {
    name: 'serviceRecords',
    description: '辖区或小组内的服务记录，新的在前 · records of one’s places and squads, newest first',
  })
  async listServiceRecords(
    @CurrentActor() actor: Actor,
    @Args() filter: ServiceRecordFilterArgs,
  ): Promise<ServiceRecordConnection> {
    await this.requirePlace(filter.placeCode);
    const rows = await this.records.list(actor, filter, beforeOf(filter), filter.first + 1);
    return pageOf(rows, filter.first, (row) => [row.id], serviceRecordOf);
  }

  @Access('signed-in')
  @Query(() => ServiceRecordConnection, {
    description: '本人的服务记录，新的在前 · one’s own records, newest first',
  })
  async myServiceRecords(
    @CurrentActor() actor: Actor,
    @Args() filter: ServiceRecordFilterArgs,
  ): Promise<ServiceRecordConnection> {
    await this.requirePlace(filter.placeCode);
    const own = actor.volunteerId;
    const rows = own ? await this.records.ofVolunteer(own, filter, beforeOf(filter), filter.first + 1) : [];
    return pageOf(rows, filter.first, (row) => [row.id], serviceRecordOf);
  }

  private async requirePlace(code: string | null | undefined): Promise<void> {
    if (code) await this.uow.read((view) => this.places.require(view, code));
  }

  /** A call answered again shows the record only to who may still see it. */
  private async seen(actor: Actor, id: string): Promise<ServiceRecord> {
    return serviceRecordOf(await this.uow.read((view) => this.records.requireReadable(view, actor, id)));
  }
}

function recordAmong(
  found: ReadonlyMap<string, ServiceRecordEntity>,
  id: string | null,
): ServiceRecord | null {
  const row = id === null ? undefined : found.get(id);
  return row ? serviceRecordOf(row) : null;
}

const beforeOf = ({ after }: ConnectionArgs): string =>
  after ? String(decodeCursor(after, ['id'])[0]) : NEWEST;
