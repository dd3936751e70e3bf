import { ArgsType, InputType } from '@nestjs/graphql';
import { SquadKind } from '../kernel/vocabulary.js';
import {
  DayField,
  EnumField,
  IdField,
  IntField,
  NestedField,
  PlaceCodeField,
} from '../platform/graphql/input-fields.js';
import { RankingPeriodKind } from './period.js';

/** The range depends on the kind and is checked with it, in period.ts. */
const ANY_INT = { min: -(2 ** 31), max: 2 ** 31 - 1, nullable: true };

@InputType({ description: '排名时段 · period of a ranking' })
export class RankingPeriodInput {
  @EnumField(RankingPeriodKind, {
    description: '全部、某年、某月或起止日期 · all time, a year, a month or a range of days',
  })
  kind: RankingPeriodKind;

  @IntField({ ...ANY_INT, description: '年份（YEAR、MONTH 必填） · the year, for YEAR and MONTH' })
  year?: number | null;

  @IntField({ ...ANY_INT, description: '月份 1–12（MONTH 必填） · the month, for MONTH' })
  month?: number | null;

  @DayField({ nullable: true, description: '起始日（RANGE 必填） · first day, for RANGE' })
  fromDay?: string | null;

  @DayField({ nullable: true, description: '截止日（含，RANGE 必填） · last day, included, for RANGE' })
  untilDay?: string | null;
}

/** Who is ranked with whom (domain.md rule 51). */
@ArgsType()
export class RankingScopeArgs {
  @PlaceCodeField({ description: '区、街道或社区代码 · a district, street or community' })
  placeCode: string;

  @EnumField(SquadKind, {
    nullable: true,
    description: '只计某类小组的服务；缺省为全部 · service of one squad kind only; all when left out',
  })
  squadKind?: SquadKind | null;

  @IdField({ nullable: true, description: '只计在某小组的服务 · service in one squad only' })
  squadId?: string | null;

  @IdField({ nullable: true, description: '只计在某社会组织活动中的服务 · service in one organisation only' })
  organisationId?: string | null;

  @NestedField(() => RankingPeriodInput, { description: '时段 · period' })
  period: RankingPeriodInput;
}
