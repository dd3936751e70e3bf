import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import '../platform/graphql/vocabulary-types.js';
import {
  LegalEducationDetails,
  MediationDetails,
  PatrolDetails,
  PovertyReliefDetails,
  RightsDetails,
} from './need-details.types.js';
import './need-labels.js';
import { NeedUrgency, urgencyOf } from './need-vocabulary.js';
import { type NeedEntity, NeedStatus } from './need.entity.js';

@ObjectType({
  description: '居民需要，不含内容 · what a resident asks for, without its contents',
})
export class NeedHeader {
  @Field(() => ID)
  id: string;

  @Field(() => SquadKind)
  kind: SquadKind;

  @Field(() => NeedStatus)
  status: NeedStatus;

  @Field(() => NeedUrgency)
  urgency: NeedUrgency;

  @Field(() => String, { description: '社区代码 · code of the community' })
  communityCode: string;

  @Field(() => ID, { nullable: true, description: '受理的服务小组 · squad that has accepted it' })
  squadId: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '期望开始时间 · wished start' })
  wishedStartAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '期望结束时间 · wished end' })
  wishedEndAt: Date | null;

  @Field(() => DateTimeScalar, { description: '提出时间 · when it was asked' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '受理时间 · when it was accepted' })
  acceptedAt: Date | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '调解期限 · last day of a mediation' })
  dueOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '延期之日 · day of the extension' })
  extendedOn: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '办结、不予受理或撤回的时间 · when it was fulfilled, declined or withdrawn',
  })
  closedAt: Date | null;
}

@ObjectType()
export class NeedHeaderConnection extends connectionOf(NeedHeader, 'NeedHeader') {}

@ObjectType({ description: '申请人 · who asked, or for whom was asked' })
export class NeedRequester {
  @Field(() => String, { nullable: true, description: '姓名；未登记志愿者的账号没有 · name, if known' })
  name: string | null;

  @Field(() => String, { nullable: true, description: '手机号 · mobile number' })
  phone: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '出生日期 · birth date, if given' })
  birthDate: string | null;

  @Field(() => Boolean, { description: '由工作人员代为申请 · an officer asked on his behalf' })
  onBehalf: boolean;
}

@ObjectType({ description: '需要的内容；查看有审计 · contents of a need; reading them is audited' })
export class NeedContents {
  @Field(() => [ServiceTarget], { description: '服务对象 · whom it is for' })
  serviceTargets: ServiceTarget[];

  @Field(() => String, { description: '内容；申请人注销后为空 · what is needed; empty once erased' })
  content: string;

  @Field(() => String, { nullable: true, description: '地点 · where' })
  address: string | null;

  @Field(() => NeedRequester)
  requester: NeedRequester;

  @Field(() => MediationDetails, { nullable: true, description: '调解 · mediation' })
  mediation: MediationDetails | null;

  @Field(() => RightsDetails, { nullable: true, description: '维权 · rights protection' })
  rights: RightsDetails | null;

  @Field(() => LegalEducationDetails, { nullable: true, description: '普法 · legal education' })
  legalEducation: LegalEducationDetails | null;

  @Field(() => PovertyReliefDetails, { nullable: true, description: '帮困 · poverty relief' })
  povertyRelief: PovertyReliefDetails | null;

  @Field(() => PatrolDetails, { nullable: true, description: '治安巡逻 · patrol' })
  patrol: PatrolDetails | null;

  @Field(() => String, {
    nullable: true,
    description: '不予受理或撤回的理由，或评价 · why it was declined or withdrawn, or what was said of it',
  })
  closingText: string | null;

  @Field(() => Int, { nullable: true, description: '评分 1–5 · rating' })
  rating: number | null;
}

@ObjectType({ description: '一项居民需要 · what a resident asks for' })
export class Need extends NeedHeader {
  @Field(() => NeedContents, {
    nullable: true,
    description: '内容；仅见概要者为空 · contents; null for who sees the header only',
  })
  contents: NeedContents | null;
}

@ObjectType({ description: '申请回执 · receipt of a request' })
export class NeedReceipt {
  @Field(() => ID)
  id: string;

  @Field(() => NeedHeader, {
    nullable: true,
    description:
      '概要；代为申请保密事项的工作人员此后不可见 · null for an officer who asked for something confidential on behalf',
  })
  need: NeedHeader | null;
}

export const needHeaderOf = (row: NeedEntity): NeedHeader => ({
  id: row.id,
  kind: row.squadKind,
  status: row.status,
  urgency: urgencyOf(row.urgencyRank),
  communityCode: row.communityCode,
  squadId: row.squadId,
  wishedStartAt: row.wishedFrom,
  wishedEndAt: row.wishedUntil,
  createdAt: row.createdAt,
  acceptedAt: row.acceptedAt,
  dueOn: row.dueOn,
  extendedOn: row.extendedOn,
  closedAt: row.closedAt,
});
