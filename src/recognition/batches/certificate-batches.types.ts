import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { RecordProblem } from '../../service-records/service-records.types.js';
import { BatchItemStatus } from './certificate-batch.entity.js';

registerLabelled(BatchItemStatus, 'BatchItemStatus', '批次中一人的状态 · state of one person of a batch', {
  WAITING: '待开具 · waiting',
  ISSUED: '已开具 · issued',
  FAILED: '未能开具 · could not be issued',
});

@ObjectType({ description: '成批开具的证明 · certificates for many people' })
export class CertificateBatch {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  issuerCode: string;

  @Field(() => String)
  title: string;

  @Field(() => LocalDateScalar)
  fromDay: LocalDate;

  @Field(() => LocalDateScalar)
  untilDay: LocalDate;

  @Field(() => DateTimeScalar)
  requestedAt: Date;

  @Field(() => Int, { description: '人数 · people in it' })
  total: number;

  @Field(() => Int, { description: '待开具 · still waiting' })
  waiting: number;

  @Field(() => Int, { description: '已开具 · issued' })
  issued: number;

  @Field(() => Int, { description: '未能开具 · could not be issued' })
  failed: number;

  @Field(() => DateTimeScalar, { nullable: true, description: '全部办完的时间 · when all was done' })
  finishedAt: Date | null;
}

@ObjectType()
export class CertificateBatchConnection extends connectionOf(CertificateBatch, 'CertificateBatch') {}

@ObjectType({ description: '批次中的一人 · one person of a batch' })
export class CertificateBatchItem {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '序号，自 1 起 · position, from 1' })
  position: number;

  @Field(() => String, { description: '所报志愿者编号 · number as it was sent' })
  volunteerNo: string;

  @Field(() => BatchItemStatus)
  status: BatchItemStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '内部公示期满之时 · when its internal notice is over',
  })
  issuableFrom: Date | null;

  @Field(() => ID, { nullable: true })
  certificateId: string | null;

  @Field(() => RecordProblem, { nullable: true, description: '为何未能开具 · why it could not be issued' })
  problem: RecordProblem | null;
}

@ObjectType()
export class CertificateBatchItemConnection extends connectionOf(
  CertificateBatchItem,
  'CertificateBatchItem',
) {}
