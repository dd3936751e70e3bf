import { InputType } from '@nestjs/graphql';
import { NeedUrgency } from '../needs/need-vocabulary.js';
import {
  EnumField,
  IdempotencyKeyField,
  IdField,
  InstantField,
  IntField,
  MinutesField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import '../needs/need-labels.js';

const DAY_MINUTES = 24 * 60;

@InputType()
export class RequestRedemptionInput {
  @IdField({
    description: '代他人申请时填写志愿者 · volunteer for whom an officer asks; oneself when left out',
    nullable: true,
  })
  volunteerId?: string | null;

  @TextField({
    description: '代他人申请的依据 · paper that shows the word of him for whom an officer asks',
    max: 200,
    nullable: true,
  })
  evidence?: string | null;

  @IdField({
    description:
      '受益人与持有人的关系；缺省为本人 · relation by which somebody else is served; oneself when left out',
    nullable: true,
  })
  relationId?: string | null;

  @MinutesField({
    description: '冻结的分钟数，为单位的整倍数 · minutes to hold, in multiples of the unit',
    min: 1,
    max: 31 * DAY_MINUTES,
  })
  minutes: number;

  @PlaceCodeField({
    description:
      '在哪个社区服务；缺省为持有人所在社区 · community that is to serve; the holder’s when left out',
    nullable: true,
  })
  communityCode?: string | null;

  @TextField({ description: '需要什么服务 · what is needed', max: 1000 })
  content: string;

  @TextField({ description: '地点 · where', max: 200, nullable: true })
  address?: string | null;

  @InstantField({ description: '期望开始时间 · wished start', nullable: true })
  wishedStartAt?: Date | null;

  @InstantField({ description: '期望结束时间 · wished end', nullable: true })
  wishedEndAt?: Date | null;

  @EnumField(NeedUrgency, { description: '紧急程度 · urgency' })
  urgency: NeedUrgency;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ConfirmRedemptionInput {
  @IdField({ description: '兑换 · the redemption' })
  redemptionId: string;

  @IntField({ description: '评价 1 至 5 · rating', min: 1, max: 5 })
  rating: number;

  @TextField({
    description: '代受益人确认的依据 · paper that shows the beneficiary’s word, for offices',
    max: 200,
    nullable: true,
  })
  evidence?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class RedemptionReasonInput {
  @IdField({ description: '兑换 · the redemption' })
  redemptionId: string;

  @TextField({ description: '理由 · reason', max: 500, min: 2 })
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DecideRedemptionInput extends RedemptionReasonInput {
  @MinutesField({
    description: '实际扣除的分钟数，0 为全部退回 · minutes that are used; 0 gives all back',
    min: 0,
    max: 31 * DAY_MINUTES,
  })
  usedMinutes: number;
}
