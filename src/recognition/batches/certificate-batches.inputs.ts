import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  IdempotencyKeyField,
  IdField,
  IdListField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { BatchItemStatus } from './certificate-batch.entity.js';

@InputType()
export class IssueCertificateBatchInput {
  @PlaceCodeField({ description: '开具社区 · community whose confirmed records are stated' })
  issuerCode: string;

  @TextField({ description: '为谁开具，例如学校名称 · whom it is for, e.g. the school', min: 2, max: 100 })
  title: string;

  @DayField({ description: '起始日 · first day' })
  fromDay: string;

  @DayField({ description: '截止日（含） · last day, included' })
  untilDay: string;

  @IdListField({
    description: '志愿者编号，重复者只开一份 · numbers of volunteers; who is named twice gets one',
    max: 500,
  })
  volunteerNos: string[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@ArgsType()
export class CertificateBatchFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;
}

@ArgsType()
export class CertificateBatchItemArgs extends ConnectionArgs {
  @IdField({ description: '批次 · the batch' })
  batchId: string;

  @EnumField(BatchItemStatus, { description: '状态 · state', nullable: true })
  status?: BatchItemStatus | null;
}
