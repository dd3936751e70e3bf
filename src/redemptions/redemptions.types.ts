import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../kernel/service-day.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from '../platform/graphql/scalars.js';
import './redemption-labels.js';
import { type RedemptionEntity, RedemptionStatus, type RedemptionStepEntity } from './redemption.entity.js';

@ObjectType({ description: '兑换办理的一步 · a step in the life of a redemption' })
export class RedemptionStepTaken {
  @Field(() => RedemptionStatus, { description: '此后的状态 · state that it led to' })
  status: RedemptionStatus;

  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => Boolean, { description: '由系统办理 · taken by the system' })
  bySystem: boolean;

  @Field(() => String, {
    nullable: true,
    description: '理由，或代办的依据 · why, or the paper behind what was done in somebody’s place',
  })
  reason: string | null;
}

@ObjectType({ description: '回馈服务：以时长兑换的服务 · reciprocal service paid from a time account' })
export class Redemption {
  @Field(() => ID)
  id: string;

  @Field(() => RedemptionStatus)
  status: RedemptionStatus;

  @Field(() => ID, { description: '时长持有人 · whose minutes they are' })
  volunteerId: string;

  @Field(() => ID, { description: '受益人，本人或亲属 · who is served' })
  beneficiaryId: string;

  @Field(() => String, { description: '持有人所在社区 · community of the holder' })
  communityCode: string;

  @Field(() => Boolean, {
    description: '凭星级或表彰优先办理 · goes before others, by stars or an honour',
  })
  priority: boolean;

  @Field(() => MinutesScalar, { description: '冻结的分钟数 · minutes held' })
  heldMinutes: number;

  @Field(() => MinutesScalar, { description: '其中受赠的 · of these given to him' })
  giftedMinutes: number;

  @Field(() => MinutesScalar, {
    description:
      '已服务的分钟数，各人按单位向下取整后合计 · minutes served, each one’s rounded down to the unit',
  })
  servedMinutes: number;

  @Field(() => MinutesScalar, { nullable: true, description: '最终扣除的分钟数 · minutes used in the end' })
  usedMinutes: number | null;

  @Field(() => ID, { description: '居民需要 · the need that tells what is asked for' })
  needId: string;

  @Field(() => ID, { nullable: true, description: '安排的活动 · the activity planned for it' })
  activityId: string | null;

  @Field(() => LocalDateScalar, {
    description: '最迟服务日，逾期退回 · last day to be served; after it the minutes come back',
  })
  expiresOn: LocalDate;

  @Field(() => DateTimeScalar)
  requestedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  closedAt: Date | null;

  @Field(() => ID, { description: '依据的政策版本 · policy version that shaped it' })
  policyVersionId: string;
}

@ObjectType()
export class RedemptionConnection extends connectionOf(Redemption, 'Redemption') {}

@ObjectType({ description: '新政策将拒绝的一项兑换 · a redemption that a policy would refuse' })
export class RefusedRedemption {
  @Field(() => Redemption)
  redemption: Redemption;

  @Field(() => String, { description: '拒绝的代码 · code of the refusal' })
  code: string;

  @Field(() => String, { description: '拒绝的理由 · the refusal in words' })
  message: string;
}

@ObjectType({ description: '试算：该政策如施行会怎样 · what a policy would do if it were set' })
export class PolicyDryRun {
  @Field(() => Int, { description: '进行中、尚未服务的兑换数 · open redemptions that nobody has served yet' })
  openRedemptions: number;

  @Field(() => Int, { description: '其中将被拒绝的 · of these it would refuse' })
  refusedRedemptions: number;

  @Field(() => [RefusedRedemption], { description: '至多前 100 项 · the first 100 at most' })
  refused: RefusedRedemption[];
}

export const redemptionOf = (row: RedemptionEntity): Redemption => ({
  id: row.id,
  status: row.status,
  volunteerId: row.volunteerId,
  beneficiaryId: row.beneficiaryId,
  communityCode: row.homeCode,
  priority: row.priority ?? false,
  heldMinutes: row.heldMinutes,
  giftedMinutes: row.giftedMinutes,
  servedMinutes: row.servedMinutes,
  usedMinutes: row.usedMinutes,
  needId: row.needId,
  activityId: row.activityId,
  expiresOn: row.expiresOn,
  requestedAt: row.requestedAt,
  closedAt: row.closedAt,
  policyVersionId: row.policyVersionId,
});

export const stepOf = (row: RedemptionStepEntity): RedemptionStepTaken => ({
  status: row.status,
  at: row.at,
  bySystem: row.byAccountId === null,
  reason: row.reason,
});
