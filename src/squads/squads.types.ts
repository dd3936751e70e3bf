import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Skill, SquadKind } from '../kernel/vocabulary.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import '../platform/graphql/vocabulary-types.js';
import type { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import type { TrainingEntity } from './training.entity.js';

@ObjectType({ description: '服务小组 · a service squad of one community' })
export class Squad {
  @Field(() => ID)
  id: string;

  @Field(() => SquadKind)
  kind: SquadKind;

  @Field(() => String, { description: '名称 · name' })
  name: string;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => Int, { description: '目标人数 · members wanted' })
  targetSize: number;

  @Field(() => [Skill], { description: '所需技能 · skills wanted' })
  wantedSkills: Skill[];

  @Field(() => DateTimeScalar)
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '撤销时间 · when it was closed' })
  closedAt: Date | null;

  /** Told by a field of its own, to those who may see members. */
  leaderVolunteerId: string | null;
}

@ObjectType()
export class SquadConnection extends connectionOf(Squad, 'Squad') {}

@ObjectType({
  description:
    '成员关系：自首日起，至 untilDay 之前 · a membership from its first day up to, not including, untilDay',
})
export class SquadMembership {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, { description: '主要小组 · the volunteer’s primary squad' })
  primary: boolean;

  @Field(() => LocalDateScalar, { description: '首日 · first day' })
  fromDay: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '自该日起不再是成员 · first day without the membership',
  })
  untilDay: string | null;

  squadId: string;

  volunteerId: string;
}

@ObjectType()
export class SquadMembershipConnection extends connectionOf(SquadMembership, 'SquadMembership') {}

@ObjectType({ description: '已完成的小组培训 · a completed training for a kind of squad' })
export class SquadTraining {
  @Field(() => ID)
  id: string;

  @Field(() => SquadKind)
  kind: SquadKind;

  @Field(() => LocalDateScalar, { description: '完成日期 · day of completion' })
  completedOn: string;

  @Field(() => DateTimeScalar, { description: '登记时间 · when it was recorded' })
  recordedAt: Date;
}

export const squadOf = (row: SquadEntity): Squad => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  communityCode: row.communityCode,
  targetSize: row.targetSize,
  wantedSkills: row.wantedSkills,
  createdAt: row.createdAt,
  closedAt: row.closedAt,
  leaderVolunteerId: row.leaderVolunteerId,
});

export const membershipOf = (row: SquadMembershipEntity): SquadMembership => ({
  id: row.id,
  primary: row.isPrimary,
  fromDay: row.fromDay,
  untilDay: row.untilDay,
  squadId: row.squadId,
  volunteerId: row.volunteerId,
});

export const trainingOf = (row: TrainingEntity): SquadTraining => ({
  id: row.id,
  kind: row.kind,
  completedOn: row.completedOn,
  recordedAt: row.recordedAt,
});
