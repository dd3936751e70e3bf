import { InputType } from '@nestjs/graphql';
import { EnumField, IntField } from '../platform/graphql/input-fields.js';
import { RankingPeriodKind } from './period.js';

/** The range depends on the kind and is checked with it, in period.ts. */
const ANY_INT = { min: -(2 ** 31), max: 2 ** 31 - 1, nullable: true };

@InputType({ description: '排名时段 · period of a ranking' })
export class RankingPeriodInput {
  @EnumField(RankingPeriodKind, { description: '全部、某年或某月 · all time, a year or a month' })
  kind: RankingPeriodKind;

  @IntField({ ...ANY_INT, description: '年份（YEAR、MONTH 必填） · the year, for YEAR and MONTH' })
  year?: number | null;

  @IntField({ ...ANY_INT, description: '月份 1–12（MONTH 必填） · the month, for MONTH' })
  month?: number | null;
}
