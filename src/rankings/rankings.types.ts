import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { RankingPeriodKind } from './period.js';
import type { RankingScope } from './ranking-scope.js';

registerLabelled(RankingPeriodKind, 'RankingPeriodKind', '排名时段 · kind of period', {
  ALL: '全部时间 · all time',
  YEAR: '某年 · a calendar year',
  MONTH: '某月 · a calendar month',
  RANGE: '起止日期 · a range of days',
});

const AS_OF = '数据截至 · all service confirmed up to this instant is counted';

@ObjectType({ description: '排名中的一名志愿者 · a volunteer in a ranking' })
export class RankingEntry {
  @Field(() => Int, {
    description: '名次，并列者相同：1、2、2、4 · rank; equal minutes share one: 1, 2, 2, 4',
  })
  rank: number;

  @Field(() => String, {
    nullable: true,
    description: '志愿者编号；匿名者为空 · public number; null when anonymous',
  })
  volunteerNo: string | null;

  @Field(() => String, { description: '掩码姓名，或“匿名志愿者” · masked name, or “Anonymous volunteer”' })
  name: string;

  @Field(() => Boolean, {
    description: '未同意公开、未满 18 周岁或已注销 · no consent to be named, under 18, or erased',
  })
  anonymous: boolean;

  @Field(() => MinutesScalar, { description: '该时段的荣誉时长 · honour minutes in the period' })
  minutes: number;

  @Field(() => String, { description: '所在社区代码 · code of his community' })
  communityCode: string;

  @Field(() => String, { description: '所在社区 · his community' })
  communityName: string;
}

@ObjectType({ description: '排名的一页 · a page of a ranking' })
export class RankingConnection extends connectionOf(RankingEntry, 'RankingEntry') {
  @Field(() => DateTimeScalar, { description: AS_OF })
  asOf: Date;

  /** Not part of the API; `participants` is counted in it when it is asked for. */
  scope: RankingScope;
}

@ObjectType({ description: '一名志愿者的名次 · a volunteer’s own standing' })
export class Standing {
  @Field(() => Int, {
    nullable: true,
    description: '名次；该时段没有时长则为空 · rank; null without minutes in the period',
  })
  rank: number | null;

  @Field(() => MinutesScalar, { description: '该时段的荣誉时长 · honour minutes in the period' })
  minutes: number;

  @Field(() => MinutesScalar, {
    nullable: true,
    description:
      '距前一名所差分钟数；第一名或无人上榜则为空 · minutes missing to the next better total; null when there is none',
  })
  minutesToNext: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '超过其余参与者的百分比，向下取整；未上榜或仅一人时为空 · of a hundred others so many have fewer minutes; null when not ranked or alone',
  })
  percentile: number | null;

  @Field(() => Int, { description: '与其并列的其他人数 · how many others have the same minutes' })
  tiedWith: number;

  @Field(() => DateTimeScalar, { description: AS_OF })
  asOf: Date;

  /** As in `RankingConnection`. */
  scope: RankingScope;
}
