import { InputType } from '@nestjs/graphql';
import { Provenance, ServiceTarget } from '../kernel/vocabulary.js';
import '../platform/graphql/vocabulary-types.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  IdListField,
  InstantField,
  NestedField,
  NestedListField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { DisputeOutcome } from './service-record-dispute.entity.js';
import './service-records.types.js';

/** As many as one call takes (domain.md rule 27). */
export const RECORDS_PER_CALL = 300;

const RECORD = { description: '服务记录 · the service record' };
const REASON = { description: '理由 · reason', min: 2, max: 500 };

/** What is told of a service (domain.md rules 18, 19 and 25). */
@InputType({ isAbstract: true })
abstract class RecordFields {
  @IdField({ description: '志愿者 · the volunteer' })
  volunteerId: string;

  @IdField({ description: '所在服务小组 · the squad he served in', nullable: true })
  squadId?: string | null;

  @PlaceCodeField({
    description:
      '组织社区代码，缺省为小组或志愿者所在社区 · organising community; default: the squad’s, else the volunteer’s',
    nullable: true,
  })
  communityCode?: string | null;

  @TextField({ description: '活动或事由 · activity or occasion', max: 120 })
  occasion: string;

  @TextField({ description: '地点 · place', max: 200 })
  address: string;

  @TextField({ description: '服务内容 · what was done', max: 1000 })
  content: string;

  @EnumField(ServiceTarget, { description: '服务对象 · whom it was for' })
  serviceTarget: ServiceTarget;

  @InstantField({ description: '开始 · start' })
  startAt: Date;

  @InstantField({ description: '结束，不得晚于现在 · end, not in the future' })
  endAt: Date;

  @TextField({
    description: '组织单位，缺省为小组或社区 · organising unit; default: the squad or community',
    max: 120,
    nullable: true,
  })
  organisingUnit?: string | null;

  @TextField({ description: '负责人 · person in charge', max: 60 })
  personInCharge: string;

  @EnumField(Provenance, {
    description:
      '时长来源；手工只录 LEADER_ATTESTED 与 BACKFILLED · provenance; by hand LEADER_ATTESTED and BACKFILLED only',
  })
  provenance: Provenance;

  @FlagField({
    description: '培训：留存而不计时长，缺省 false · training: kept, earns nothing; default false',
    nullable: true,
  })
  training?: boolean | null;

  @FlagField({
    description:
      '自愿、无偿、非上班时间、非捐赠 · voluntary: unpaid, not in duty hours, not ordered, not a donation',
  })
  voluntary: boolean;

  @TextField({ description: '补录或逾期的理由 · why it is backfilled or late', max: 500, nullable: true })
  recordingReason?: string | null;

  @TextField({ description: '补录的证明材料 · what proves a backfilled record', max: 500, nullable: true })
  evidence?: string | null;
}

@InputType({ description: '一条服务记录 · one service record' })
export class ServiceRecordInput extends RecordFields {}

@InputType()
export class EnterServiceRecordInput extends RecordFields {
  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class EnterServiceRecordsInput {
  @NestedListField(() => ServiceRecordInput, {
    description: '至多 300 条，逐条答复 · up to 300, each answered on its own',
    max: RECORDS_PER_CALL,
  })
  records: ServiceRecordInput[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ConfirmServiceRecordsInput {
  @IdListField({
    description: '至多 300 条，逐条答复 · up to 300, each answered on its own',
    max: RECORDS_PER_CALL,
  })
  recordIds: string[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class RejectServiceRecordsInput {
  @IdListField({
    description: '至多 300 条，逐条答复 · up to 300, each answered on its own',
    max: RECORDS_PER_CALL,
  })
  recordIds: string[];

  @TextField(REASON)
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class VoidServiceRecordInput {
  @IdField(RECORD)
  recordId: string;

  @TextField(REASON)
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ReplaceServiceRecordInput {
  @IdField(RECORD)
  recordId: string;

  @TextField(REASON)
  reason: string;

  @NestedField(() => ServiceRecordInput, {
    description: '更正后的记录，待另行确认 · the corrected record, to be confirmed anew',
  })
  record: ServiceRecordInput;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DisputeServiceRecordInput {
  @IdField(RECORD)
  recordId: string;

  @TextField({ description: '异议内容 · what is wrong', min: 2, max: 1000 })
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class AnswerDisputeInput {
  @IdField({ description: '异议 · the dispute' })
  disputeId: string;

  @EnumField(DisputeOutcome, { description: '结论 · outcome' })
  outcome: DisputeOutcome;

  @TextField({ description: '答复 · answer', min: 2, max: 1000 })
  answer: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
