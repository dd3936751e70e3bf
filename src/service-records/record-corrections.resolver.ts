import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { DisputesService } from './disputes.service.js';
import { RecordCorrectionsService } from './record-corrections.service.js';
import {
  AnswerDisputeInput,
  DisputeServiceRecordInput,
  ReplaceServiceRecordInput,
  VoidServiceRecordInput,
} from './service-records.inputs.js';
import { ServiceRecordsService } from './service-records.service.js';
import {
  Dispute,
  DisputeConnection,
  disputeOf,
  ServiceRecord,
  serviceRecordOf,
} from './service-records.types.js';

/** What happens to a record that turns out to be wrong: voiding, replacing, disputing (domain.md rule 26). */
@Resolver()
export class RecordCorrectionsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly records: ServiceRecordsService,
    private readonly corrections: RecordCorrectionsService,
    private readonly disputes: DisputesService,
    private readonly places: PlacesService,
  ) {}

  @Access('record.correct')
  @Mutation(() => ServiceRecord, {
    description: '作废已确认的记录，时长随之收回 · voids a confirmed record and takes its minutes back',
  })
  async voidServiceRecord(
    @CurrentActor() actor: Actor,
    @Args('input') input: VoidServiceRecordInput,
  ): Promise<ServiceRecord> {
    return this.seen(actor, await this.corrections.void(actor, input));
  }

  @Access('record.correct')
  @Mutation(() => ServiceRecord, {
    description: '作废并以正确的记录替代 · voids and enters the right one in its place',
  })
  async replaceServiceRecord(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReplaceServiceRecordInput,
  ): Promise<ServiceRecord> {
    return this.seen(actor, await this.corrections.replace(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Dispute, { description: '对自己的记录提出异议 · objects to a record of one’s own' })
  async disputeServiceRecord(
    @CurrentActor() actor: Actor,
    @Args('input') input: DisputeServiceRecordInput,
  ): Promise<Dispute> {
    const id = await this.disputes.open(actor, input);
    return disputeOf(await this.uow.read((view) => this.disputes.requireReadable(view, actor, id)));
  }

  @Access('record.correct')
  @Mutation(() => Dispute, { description: '答复异议 · answers a dispute' })
  async answerDispute(
    @CurrentActor() actor: Actor,
    @Args('input') input: AnswerDisputeInput,
  ): Promise<Dispute> {
    const id = await this.disputes.answer(actor, input);
    return disputeOf(await this.uow.read((view) => this.disputes.requireReadable(view, actor, id)));
  }

  @Access('record.correct')
  @Query(() => DisputeConnection, {
    description: '待答复的异议，先到期的在前 · disputes to be answered, first due first',
  })
  async openDisputes(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String, nullable: true }) placeCode: string | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<DisputeConnection> {
    if (placeCode) await this.uow.read((view) => this.places.require(view, placeCode));
    const [dueOn = '', id = ''] = after ? decodeCursor(after, ['day', 'id']) : [];
    const rows = await this.disputes.openIn(actor, placeCode, [String(dueOn), String(id)], first + 1);
    return pageOf(rows, first, (row) => [row.dueOn, row.id], disputeOf);
  }

  /** A call answered again shows the record only to who may still see it. */
  private async seen(actor: Actor, id: string): Promise<ServiceRecord> {
    return serviceRecordOf(await this.uow.read((view) => this.records.requireReadable(view, actor, id)));
  }
}
