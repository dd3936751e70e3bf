import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { Provenance, SquadKind } from '../../kernel/vocabulary.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { AwardPeriodKind } from './award-period.js';
import { AwardCycleStatus, AwardExclusion, AwardStepKind } from './award.entity.js';

registerLabelled(AwardPeriodKind, 'AwardPeriodKind', '评定时段 · period of an award', {
  YEAR: '年度 · a calendar year',
  MONTH: '月度 · a calendar month',
});
registerLabelled(AwardCycleStatus, 'AwardCycleStatus', '评选的阶段 · stage of an award cycle', {
  NOMINATING: '提名中 · nominating',
  REVIEWING: '审核中 · under review',
  NOTICED: '公示中 · in public notice',
  CONFERRED: '已表彰 · conferred',
  CANCELLED: '已取消 · cancelled',
});
registerLabelled(AwardStepKind, 'AwardStepKind', '评选的步骤 · step of an award cycle', {
  OPENED: '开始评选，产生候选人 · opened, candidates computed',
  NOMINATIONS_CLOSED: '提名截止 · nominations closed',
  NOTICE_PUBLISHED: '发布公示 · notice published',
  NOTICE_WITHDRAWN: '撤回公示 · notice withdrawn',
  CONFERRED: '授予 · conferred',
  CANCELLED: '取消 · cancelled',
});
registerLabelled(AwardExclusion, 'AwardExclusion', '未获表彰的原因 · why somebody is not honoured', {
  OBJECTION: '异议成立 · an objection was upheld',
  SERVICE: '记录作废，时长不足 · records were voided',
  STANDING: '不再是有效志愿者 · no volunteer in good standing',
});

@ObjectType({ isAbstract: true })
abstract class TermsShown {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '评选范围 · place whose volunteers it is for' })
  placeCode: string;

  @Field(() => String)
  name: string;

  @Field(() => [SquadKind], { description: '计入的小组，空为全部 · squads that count; empty: all' })
  squadKinds: SquadKind[];

  @Field(() => [Provenance], { description: '计入的来源 · provenance that counts' })
  provenances: Provenance[];

  @Field(() => AwardPeriodKind)
  periodKind: AwardPeriodKind;

  @Field(() => MinutesScalar, { description: '最低服务时长 · least service' })
  minimumMinutes: number;

  @Field(() => Int, { description: '名额 · places' })
  places: number;
}

@ObjectType({ description: '奖项方案 · award scheme' })
export class AwardScheme extends TermsShown {
  @Field(() => String)
  description: string;

  @Field(() => Int, { description: '版本，自 1 起 · version, from 1' })
  version: number;

  @Field(() => DateTimeScalar, { nullable: true, description: '停用时间 · when it was retired' })
  retiredAt: Date | null;
}

@ObjectType()
export class AwardSchemeConnection extends connectionOf(AwardScheme, 'AwardScheme') {}

@ObjectType({ description: '评选的一步 · a step of an award cycle' })
export class AwardStep {
  @Field(() => AwardStepKind)
  kind: AwardStepKind;

  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => ID, {
    nullable: true,
    description: '由谁，仅办公人员可见；自动者为空 · by whom, shown to offices; null: by itself',
  })
  byAccountId: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;
}

@ObjectType({
  description: '一次评选，依候选人产生时的方案条件 · a giving of an award, by the terms of its beginning',
})
export class AwardCycle extends TermsShown {
  @Field(() => ID)
  schemeId: string;

  @Field(() => Int)
  schemeVersion: number;

  @Field(() => String, { description: '评定时段 · period' })
  period: string;

  @Field(() => AwardCycleStatus)
  status: AwardCycleStatus;

  @Field(() => MinutesScalar, { description: '候选线：末位候选人的时长 · what the last candidate had' })
  lastPlaceMinutes: number;

  @Field(() => ID, { nullable: true, description: '公示 · the public notice' })
  noticeId: string | null;

  @Field(() => LocalDateScalar, { nullable: true })
  conferredOn: LocalDate | null;

  @Field(() => String, { nullable: true, description: '授予单位 · grantor' })
  grantor: string | null;

  @Field(() => String, { nullable: true, description: '文号 · document number' })
  documentNumber: string | null;

  @Field(() => [AwardStep], { description: '各步骤，先后为序 · the steps, in order' })
  steps: AwardStep[];
}

@ObjectType()
export class AwardCycleConnection extends connectionOf(AwardCycle, 'AwardCycle') {}

@ObjectType({ description: '候选人，仅办公人员可见 · candidate; offices see them' })
export class AwardCandidate {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => Int, { description: '名次，同分同名次 · rank; who has the same minutes has the same' })
  rank: number;

  @Field(() => MinutesScalar, { description: '产生候选人时的时长 · minutes when candidates were computed' })
  minutes: number;

  @Field(() => MinutesScalar, { description: '现在的时长 · minutes by now' })
  currentMinutes: number;

  @Field(() => String, { nullable: true, description: '事迹；未获提名则空 · for what; null: not nominated' })
  merit: string | null;

  @Field(() => String, { nullable: true })
  nominationReason: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  nominatedAt: Date | null;

  @Field(() => ID, { nullable: true })
  nominatedByAccountId: string | null;

  @Field(() => Boolean, { nullable: true, description: '审核结果；未审核则空 · null: not reviewed' })
  approved: boolean | null;

  @Field(() => String, { nullable: true })
  reviewReason: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  reviewedAt: Date | null;

  @Field(() => ID, { nullable: true })
  reviewedByAccountId: string | null;

  @Field(() => AwardExclusion, { nullable: true, description: '未获表彰的原因 · why he is not honoured' })
  exclusion: AwardExclusion | null;
}

@ObjectType()
export class AwardCandidateConnection extends connectionOf(AwardCandidate, 'AwardCandidate') {}

@ObjectType({ description: '表彰 · commendation' })
export class Commendation {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  cycleId: string;

  @Field(() => String, { description: '奖项名称 · name of the award' })
  awardName: string;

  @Field(() => String, { description: '评定时段 · period' })
  period: string;

  @Field(() => String, { description: '授予单位 · grantor' })
  grantor: string;

  @Field(() => String, { description: '文号 · document number' })
  documentNumber: string;

  @Field(() => LocalDateScalar)
  conferredOn: LocalDate;

  @Field(() => String, { description: '脱敏姓名；未同意公开者与未成年人匿名 · masked, or anonymous' })
  name: string;

  @Field(() => Boolean)
  anonymous: boolean;

  @Field(() => String, { nullable: true, description: '志愿者编号，匿名者不显示 · not of the anonymous' })
  volunteerNo: string | null;

  @Field(() => String, { nullable: true, description: '当时所在社区，匿名者不显示 · not of the anonymous' })
  communityCode: string | null;

  @Field(() => String, { nullable: true, description: '事迹，匿名者不显示 · not of the anonymous' })
  merit: string | null;

  @Field(() => MinutesScalar, { nullable: true, description: '评定时段内的时长 · not of the anonymous' })
  minutes: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '撤销时间 · when it was revoked' })
  revokedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: '撤销理由，仅本人与办公人员可见 · why; shown to himself and offices',
  })
  revokeReason: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '因记录作废待复核，仅办公人员可见 · to be looked at since records were voided; shown to offices',
  })
  flaggedAt: Date | null;
}

@ObjectType()
export class CommendationConnection extends connectionOf(Commendation, 'Commendation') {}
