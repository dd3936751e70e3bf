import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';

export enum GroupKind {
  COMMUNITY = 'COMMUNITY',
  SQUAD = 'SQUAD',
  ORGANISATION = 'ORGANISATION',
}
registerLabelled(GroupKind, 'GroupKind', '参与排名的集体 · what is ranked as a group', {
  COMMUNITY: '社区 · communities',
  SQUAD: '服务小组 · squads',
  ORGANISATION: '社会组织 · organisations',
});

export enum GroupMeasure {
  TOTAL = 'TOTAL',
  PER_HEAD = 'PER_HEAD',
}
registerLabelled(GroupMeasure, 'GroupMeasure', '集体排名的依据 · by what groups are ranked', {
  TOTAL: '总时长 · minutes in total',
  PER_HEAD: '人均时长 · minutes per head',
});

@ObjectType({ description: '排名中的一个集体 · a group in a ranking' })
export class RankedGroup {
  @Field(() => ID, {
    description: '社区代码，或小组、组织编号 · code of a community, id of a squad or organisation',
  })
  id: string;

  @Field(() => GroupKind)
  kind: GroupKind;

  @Field(() => Int, { description: '名次，并列者相同 · rank; equal ones share one' })
  rank: number;

  @Field(() => String, { description: '名称 · name' })
  name: string;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => MinutesScalar, { description: '该时段的荣誉时长 · honour minutes in the period' })
  minutes: number;

  @Field(() => Int, {
    description:
      '现有人数：社区为登记志愿者，小组、组织为现任成员（个人） · heads today: registered volunteers, or present members who are persons',
  })
  heads: number;

  @Field(() => Float, {
    nullable: true,
    description: '人均分钟数，取一位小数；无人则为空 · minutes per head, to a tenth; null when it has none',
  })
  minutesPerHead: number | null;
}

@ObjectType({ description: '集体排名的一页 · a page of a ranking of groups' })
export class GroupRanking extends connectionOf(RankedGroup, 'RankedGroup') {
  @Field(() => DateTimeScalar, {
    description: '数据截至 · all service confirmed up to this instant is counted',
  })
  asOf: Date;

  @Field(() => Int, { description: '参与排名的集体数 · how many groups are ranked' })
  groups: number;
}
