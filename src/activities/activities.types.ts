import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '../kernel/problem.js';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import type { ActivitySight } from './activity-sight.js';
import { type ActivityEntity, type ActivityPositionEntity, ActivityStatus } from './activity.entity.js';
import { genericTitle } from './generic-title.js';
import { RecruitingMode } from './recruiting-mode.js';

registerLabelled(ActivityStatus, 'ActivityStatus', '活动状态 · state of an activity', {
  DRAFT: '草稿 · draft',
  PUBLISHED: '已发布 · published',
  RUNNING: '进行中 · running',
  FINISHED: '已结束 · finished',
  CANCELLED: '已取消 · cancelled',
});
registerLabelled(RecruitingMode, 'RecruitingMode', '招募方式 · who may sign up', {
  OPEN: '公开招募 · every volunteer whom the rules admit',
  MEMBERS: '仅限小组成员 · members of the squad',
  INVITED: '仅限受邀 · those who were invited',
});

@ObjectType({
  description:
    '志愿服务活动；涉密或受限的活动只向有关人员显示详情 · a planned occasion of service; of a confidential or restricted one only those concerned see the contents',
})
export class Activity {
  @Field(() => ID)
  id: string;

  @Field(() => ActivityStatus)
  status: ActivityStatus;

  @Field(() => Boolean, {
    description:
      '是否显示详情；否则仅有类别、时间与人数 · whether contents are shown; else kind, time and numbers only',
  })
  contentsShown: boolean;

  @Field(() => String, { description: '名称 · title' })
  title: string;

  @Field(() => String, { nullable: true, description: '内容 · what is done' })
  content: string | null;

  @Field(() => String, { nullable: true, description: '地点 · place' })
  address: string | null;

  @Field(() => ServiceTarget, { nullable: true })
  serviceTarget: ServiceTarget | null;

  @Field(() => String, { nullable: true, description: '负责人 · person in charge' })
  personInCharge: string | null;

  @Field(() => SquadKind, { nullable: true, description: '服务类别 · kind of service' })
  squadKind: SquadKind | null;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => ID, { nullable: true })
  squadId: string | null;

  @Field(() => ID, { nullable: true })
  organisationId: string | null;

  @Field(() => ID, { nullable: true, description: '所属系列活动 · the series that it is an occasion of' })
  seriesId: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '系列规则所定的开始时间，改期后不变 · when the series’ rule puts it, also after a move',
  })
  occasionAt: Date | null;

  @Field(() => DateTimeScalar)
  startAt: Date;

  @Field(() => DateTimeScalar)
  endAt: Date;

  @Field(() => RecruitingMode)
  recruitingMode: RecruitingMode;

  @Field(() => Boolean, { description: '是否有危险 · whether it is hazardous' })
  hazardous: boolean;

  @Field(() => String, { nullable: true, description: '取消的理由 · why it was cancelled' })
  statusReason: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt: Date | null;

  /** For those who plan it; field resolvers decide. */
  insuranceReferenceText: string | null;
}

@ObjectType()
export class ActivityConnection extends connectionOf(Activity, 'Activity') {}

@ObjectType({ description: '活动岗位 · places of one sort at an activity' })
export class ActivityPosition {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: '名称 · name' })
  name: string | null;

  @Field(() => Int, { description: '名额 · places' })
  capacity: number;

  @Field(() => Int, { description: '已占名额，含待确认的 · places taken, offered ones too' })
  taken: number;

  @Field(() => Int, { description: '候补人数 · how many wait' })
  waiting: number;
}

/** What of an activity is told to somebody with this sight of it. */
export function activityOf(row: ActivityEntity, sight: ActivitySight, language: Language): Activity {
  const contentsShown = sight === 'CONTENTS';
  const shown = <T>(value: T): T | null => (contentsShown ? value : null);
  const { id, status, squadKind, communityCode, squadId, organisationId, startAt, endAt } = row;
  const { recruitingMode, hazardous, publishedAt, seriesId, occasionAt } = row;
  return {
    ...{ id, status, squadKind, communityCode, squadId, organisationId, startAt, endAt },
    ...{ recruitingMode, hazardous, publishedAt, seriesId, occasionAt, contentsShown },
    title: contentsShown ? row.title : genericTitle(squadKind, language),
    content: shown(row.content),
    address: shown(row.address),
    serviceTarget: shown(row.serviceTarget),
    personInCharge: shown(row.personInCharge),
    statusReason: shown(row.statusReason),
    insuranceReferenceText: row.insuranceReference,
  };
}

export const positionOf = (
  row: ActivityPositionEntity,
  waiting: number,
  contentsShown: boolean,
): ActivityPosition => ({
  id: row.id,
  name: contentsShown ? row.name : null,
  capacity: row.capacity,
  taken: row.takenPlaces,
  waiting,
});
