import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { TableFormat } from '../../platform/downloads/download.types.js';
import { ConnectionArgs, connectionOf } from '../../platform/graphql/connection.js';
import { EnumField, IdField, MonthField } from '../../platform/graphql/input-fields.js';
import { MinutesScalar } from '../../platform/graphql/scalars.js';
import { LedgerAccountKind, LedgerEntryKind } from '../accounts/timebank.types.js';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';
import type { StatementMonth as Month } from './statement-months.js';

@ArgsType()
export class StatementArgs extends ConnectionArgs {
  @MonthField({
    description: '月份（北京时间），如 2026-11；缺省为全部 · month in Shanghai; default: all',
    nullable: true,
  })
  month?: string | null;
}

@ArgsType()
export class StatementDownloadArgs {
  @IdField({ description: '志愿者，缺省为本人 · volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;

  @MonthField({ description: '月份，缺省为全部 · month; default: all', nullable: true })
  month?: string | null;

  @EnumField(TableFormat, { description: '文件格式 · format' })
  format: TableFormat;
}

@ObjectType({ description: '某一时刻的余额 · balances at one moment' })
export class StatementBalances {
  @Field(() => MinutesScalar, { description: '荣誉时长 · lifetime service' })
  honorMinutes: number;

  @Field(() => MinutesScalar, { description: '可兑换时长：可用、受赠与冻结 · available, given and held' })
  balanceMinutes: number;

  @Field(() => MinutesScalar, { description: '待偿时长 · debt' })
  debtMinutes: number;
}

@ObjectType({ description: '一个月内某类事项对某科目的影响 · what one kind of entry did to one account' })
export class StatementMovement {
  @Field(() => LedgerEntryKind)
  kind: EntryKind;

  @Field(() => LedgerAccountKind)
  account: AccountKind;

  @Field(() => MinutesScalar, { description: '增减合计 · minutes added or taken in total' })
  minutes: number;

  @Field(() => Int, { description: '笔数 · how many' })
  entries: number;
}

@ObjectType({
  description: '对账单的一个月；只列有入账的月份 · a month of the statement in which something was booked',
})
export class StatementMonth {
  @Field(() => String, { description: 'YYYY-MM' })
  month: string;

  @Field(() => StatementBalances, { description: '月初 · when it began' })
  opening: StatementBalances;

  @Field(() => StatementBalances, { description: '月末 · when it ended' })
  closing: StatementBalances;

  @Field(() => [StatementMovement])
  movements: StatementMovement[];
}

@ObjectType()
export class StatementMonthConnection extends connectionOf(StatementMonth, 'StatementMonth') {}

export const statementMonthOf = ({ movements, ...month }: Month): StatementMonth => ({
  ...month,
  movements: [...movements],
});
