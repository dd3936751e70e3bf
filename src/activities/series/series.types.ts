import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { RecruitingMode } from '../recruiting-mode.js';
import { type ActivitySeriesEntity, SeriesStatus } from './activity-series.entity.js';

registerLabelled(SeriesStatus, 'ActivitySeriesStatus', '系列活动状态 · status of a series', {
  RUNNING: '进行中 · running',
  ENDED: '已终止 · ended',
});

@ObjectType({ description: '每次活动的岗位 · a position of each occasion' })
export class OccasionPosition {
  @Field(() => String)
  name: string;

  @Field(() => Int, { description: '名额 · places' })
  capacity: number;
}

@ObjectType({ description: '每次活动的共同内容 · what the occasions of a series have in common' })
export class OccasionTemplate {
  @Field(() => String)
  title: string;

  @Field(() => String)
  content: string;

  @Field(() => SquadKind, {
    nullable: true,
    description: '社会组织的服务类别 · kind of an organisation’s service',
  })
  squadKind: SquadKind | null;

  @Field(() => ServiceTarget)
  serviceTarget: ServiceTarget;

  @Field(() => String)
  address: string;

  @Field(() => RecruitingMode)
  recruitingMode: RecruitingMode;

  @Field(() => Boolean)
  hazardous: boolean;

  @Field(() => String, { nullable: true, description: '保险单号 · policy number of the insurance' })
  insuranceReference: string | null;

  @Field(() => String, { description: '负责人 · person in charge' })
  personInCharge: string;

  @Field(() => [OccasionPosition])
  positions: OccasionPosition[];
}

@ObjectType({
  description: '系列活动，如每周巡逻：按规则提前生成各次活动 · recurring activities, made ahead by a rule',
})
export class ActivitySeries {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => ID, { nullable: true, description: '服务小组 · the squad' })
  squadId: string | null;

  @Field(() => ID, { nullable: true, description: '社会组织 · the organisation' })
  organisationId: string | null;

  @Field(() => String, {
    description: '重复规则（RFC 5545 RRULE，北京时间）· iCalendar rule in Shanghai time',
  })
  rule: string;

  @Field(() => DateTimeScalar, { description: '首次开始时间 · start of the first occasion' })
  firstStartAt: Date;

  @Field(() => MinutesScalar)
  durationMinutes: number;

  @Field(() => OccasionTemplate)
  template: OccasionTemplate;

  @Field(() => SeriesStatus)
  status: SeriesStatus;

  @Field(() => String, { nullable: true, description: '终止理由 · why it ended' })
  endReason: string | null;

  @Field(() => DateTimeScalar, { description: '此前的各次活动已生成 · occasions before this have been made' })
  occasionsMadeBefore: Date;

  @Field(() => DateTimeScalar)
  createdAt: Date;
}

@ObjectType()
export class ActivitySeriesConnection extends connectionOf(ActivitySeries, 'ActivitySeries') {}

export const seriesOf = (row: ActivitySeriesEntity): ActivitySeries => ({
  id: row.id,
  communityCode: row.communityCode,
  squadId: row.squadId,
  organisationId: row.organisationId,
  rule: row.rule,
  firstStartAt: row.firstStartAt,
  durationMinutes: row.durationMinutes,
  template: { ...row.template, positions: row.template.positions.map((position) => ({ ...position })) },
  status: row.status,
  endReason: row.endReason,
  occasionsMadeBefore: row.madeUntil,
  createdAt: row.createdAt,
});
