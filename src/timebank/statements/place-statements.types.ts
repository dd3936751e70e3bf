import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TableFormat } from '../../platform/downloads/download.types.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { EnumField, MonthField, PlaceCodeField } from '../../platform/graphql/input-fields.js';
import { DateTimeScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { LedgerEntryKind } from '../accounts/timebank.types.js';
import type { EntryKind } from '../ledger/ledger.js';

const STREET = { description: '街道 9 位代码 · 9-digit code of the street' };
const MONTH = { description: '月份（北京时间），如 2026-11 · month in Shanghai' };

@ArgsType()
export class ClearingArgs {
  @PlaceCodeField(STREET)
  streetCode: string;

  @MonthField(MONTH)
  month: string;
}

@ArgsType()
export class ClearingDownloadArgs extends ClearingArgs {
  @EnumField(TableFormat, { description: '文件格式 · format' })
  format: TableFormat;
}

@ArgsType()
export class CommunityArgs {
  @PlaceCodeField({ description: '社区 12 位代码 · 12-digit code of the community' })
  communityCode: string;
}

@ObjectType({ description: '社区或街道账户的一行 · a line of an account of a place' })
export class PlaceStatementLine {
  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => ID)
  entryId: string;

  @Field(() => LedgerEntryKind)
  kind: EntryKind;

  @Field(() => MinutesScalar, { description: '增减分钟数 · minutes added or taken' })
  minutes: number;

  @Field(() => MinutesScalar, { description: '此后余额 · balance after it' })
  balanceAfterMinutes: number;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: '清算的对方街道 · the other street of a clearing' })
  counterpartCode: string | null;
}

@ObjectType()
export class PlaceStatementConnection extends connectionOf(PlaceStatementLine, 'PlaceStatement') {}

@ObjectType({ description: '与一个街道的清算 · clearing with one street' })
export class ClearingCounterpart {
  @Field(() => String)
  streetCode: string;

  @Field(() => String, { description: '街道名称 · name of the street' })
  streetName: string;

  @Field(() => MinutesScalar, {
    description: '本街道为对方服务 · what this street served for the other’s minutes',
  })
  servedMinutes: number;

  @Field(() => MinutesScalar, {
    description: '对方为本街道服务 · what the other served for this one’s minutes',
  })
  receivedMinutes: number;

  @Field(() => MinutesScalar, {
    description: '相抵：正数为对方所欠 · the difference: positive, what the other owes',
  })
  netMinutes: number;

  @Field(() => Int, { description: '笔数 · how many' })
  entries: number;
}

@ObjectType({
  description: '街道一个月的清算单：正数为他街道所欠 · clearing of a street: positive, what others owe it',
})
export class ClearingStatement {
  @Field(() => String)
  streetCode: string;

  @Field(() => String, { description: 'YYYY-MM' })
  month: string;

  @Field(() => MinutesScalar, { description: '月初 · when the month began' })
  openingMinutes: number;

  @Field(() => MinutesScalar, { description: '月末 · when it ended' })
  closingMinutes: number;

  @Field(() => [ClearingCounterpart])
  counterparts: ClearingCounterpart[];
}

@ObjectType({ description: '社区时间池 · pool of a community' })
export class PoolAccount {
  @Field(() => String)
  communityCode: string;

  @Field(() => MinutesScalar, { description: '余额 · minutes in it' })
  balanceMinutes: number;
}
