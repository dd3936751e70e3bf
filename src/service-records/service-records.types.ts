import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import {
  DisputeOutcome,
  DisputeStatus,
  type ServiceRecordDisputeEntity,
} from './service-record-dispute.entity.js';
import { type ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';

registerLabelled(ServiceRecordStatus, 'ServiceRecordStatus', '记录状态 · state of a record', {
  PENDING: '待确认 · waiting for confirmation',
  CONFIRMED: '已确认 · confirmed',
  REJECTED: '已退回 · rejected',
  VOIDED: '已作废 · voided',
});
registerLabelled(DisputeStatus, 'DisputeStatus', '异议状态 · state of a dispute', {
  OPEN: '待答复 · waiting for the answer',
  UPHELD: '成立 · upheld',
  REFUSED: '不成立 · refused',
});

registerLabelled(DisputeOutcome, 'DisputeOutcome', '异议的结论 · how a dispute ends', {
  UPHELD: '成立 · upheld',
  REFUSED: '不成立 · refused',
});

@ObjectType({ description: '记录在某一服务日的部分 · the part of a record on one service day' })
export class ServiceDay {
  @Field(() => LocalDateScalar)
  day: string;

  @Field(() => MinutesScalar, { description: '实际分钟 · minutes served' })
  rawMinutes: number;

  @Field(() => MinutesScalar, { description: '计入分钟 · minutes credited' })
  creditedMinutes: number;
}

@ObjectType({ description: '志愿服务记录 · a record of voluntary service' })
export class ServiceRecord {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => ID, { nullable: true })
  squadId: string | null;

  @Field(() => SquadKind, { nullable: true })
  squadKind: SquadKind | null;

  @Field(() => String, { description: '组织方所在社区 · community of the organising unit' })
  communityCode: string;

  @Field(() => String, { description: '活动或事由 · activity or occasion' })
  occasion: string;

  @Field(() => String, { description: '地点 · place' })
  address: string;

  @Field(() => String, { description: '内容 · what was done' })
  content: string;

  @Field(() => ServiceTarget)
  serviceTarget: ServiceTarget;

  @Field(() => DateTimeScalar)
  startAt: Date;

  @Field(() => DateTimeScalar)
  endAt: Date;

  @Field(() => LocalDateScalar, { description: '开始之日 · the day on which it began' })
  serviceDay: string;

  @Field(() => MinutesScalar, { description: '实际分钟 · minutes served' })
  rawMinutes: number;

  @Field(() => MinutesScalar, { description: '计入分钟 · minutes credited' })
  creditedMinutes: number;

  @Field(() => Provenance)
  provenance: Provenance;

  @Field(() => Boolean, { description: '培训 · training' })
  training: boolean;

  @Field(() => String)
  organisingUnit: string;

  @Field(() => String)
  personInCharge: string;

  @Field(() => ServiceRecordStatus)
  status: ServiceRecordStatus;

  @Field(() => DateTimeScalar)
  recordedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '确认或退回的时间 · when it was decided' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: '退回或作废的理由 · why it was rejected or voided' })
  decisionReason: string | null;

  @Field(() => ID, { nullable: true, description: '所替代的作废记录 · the voided record it stands in for' })
  replacesId: string | null;

  /** For the offices only; a field resolver decides. */
  recordingReasonText: string | null;
  evidenceText: string | null;
}

@ObjectType()
export class ServiceRecordConnection extends connectionOf(ServiceRecord, 'ServiceRecord') {}

@ObjectType({ description: '一处输入错误 · what is wrong with one input' })
export class RecordFieldProblem {
  @Field(() => String)
  path: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;
}

@ObjectType({ description: '为何未能办理 · why it could not be done' })
export class RecordProblem {
  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => [RecordFieldProblem])
  fields: RecordFieldProblem[];
}

@ObjectType({ description: '逐条录入的答复 · answer to one of many records entered' })
export class EnteredRecordAnswer {
  @Field(() => Int, { description: '在输入中的序号，自 0 起 · position in the input, from 0' })
  index: number;

  @Field(() => ServiceRecord, { nullable: true })
  record: ServiceRecord | null;

  @Field(() => RecordProblem, { nullable: true })
  problem: RecordProblem | null;
}

@ObjectType({ description: '逐条处理的答复 · answer to one of many records decided' })
export class RecordDecisionAnswer {
  @Field(() => ID)
  recordId: string;

  @Field(() => ServiceRecord, {
    nullable: true,
    description: '办理后的记录；未办理则为空 · the record as decided; null when it was not',
  })
  record: ServiceRecord | null;

  @Field(() => RecordProblem, { nullable: true })
  problem: RecordProblem | null;
}

@ObjectType({ description: '志愿者对记录的异议 · a volunteer’s objection to a record' })
export class Dispute {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  recordId: string;

  @Field(() => String)
  reason: string;

  @Field(() => DisputeStatus)
  status: DisputeStatus;

  @Field(() => DateTimeScalar)
  openedAt: Date;

  @Field(() => LocalDateScalar, { description: '最迟答复日 · last day for the answer' })
  dueOn: string;

  @Field(() => String, { nullable: true })
  answer: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  answeredAt: Date | null;
}

@ObjectType()
export class DisputeConnection extends connectionOf(Dispute, 'Dispute') {}

export function serviceRecordOf(row: ServiceRecordEntity): ServiceRecord {
  return {
    id: row.id,
    volunteerId: row.volunteerId,
    squadId: row.squadId,
    squadKind: row.squadKind,
    communityCode: row.communityCode,
    occasion: row.occasion,
    address: row.address,
    content: row.content,
    serviceTarget: row.serviceTarget,
    startAt: row.startAt,
    endAt: row.endAt,
    serviceDay: row.serviceDay,
    rawMinutes: row.rawMinutes,
    creditedMinutes: row.creditedMinutes,
    provenance: row.provenance,
    training: row.training,
    organisingUnit: row.organisingUnit,
    personInCharge: row.personInCharge,
    status: row.status,
    recordedAt: row.recordedAt,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    replacesId: row.replacesId,
    recordingReasonText: row.recordingReason,
    evidenceText: row.evidence,
  };
}

export function disputeOf(row: ServiceRecordDisputeEntity): Dispute {
  const { id, recordId, reason, status, openedAt, dueOn, answer, answeredAt } = row;
  return { id, recordId, reason, status, openedAt, dueOn, answer, answeredAt };
}
