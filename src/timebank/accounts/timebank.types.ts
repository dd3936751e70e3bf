import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import type { AccountKind, EntryKind, OwnerKind } from '../ledger/ledger.js';
import type { TimeAccountTotals } from '../ledger/ledger.service.js';
import type { StatementRow } from '../statements/statement.query.js';

const values = <T extends string>(...names: T[]): { [N in T]: N } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [N in T]: N };

export const LedgerAccountKind: { [K in AccountKind]: K } = values(
  ...([
    'HONOR',
    'AVAILABLE',
    'GIFTED',
    'HELD',
    'DEBT',
    'HONOR_ISSUED',
    'ISSUED',
    'POOL',
    'CLEARING',
  ] as const),
);
registerLabelled(LedgerAccountKind, 'LedgerAccountKind', '时间账户科目 · kind of ledger account', {
  HONOR: '荣誉时长 · honour minutes',
  AVAILABLE: '可用时长 · available minutes',
  GIFTED: '受赠时长，可兑换、不可再赠 · minutes given to one: redeemable, not passed on',
  HELD: '冻结时长 · held minutes',
  DEBT: '待偿时长（负数） · debt, as a negative number',
  HONOR_ISSUED: '社区发出的荣誉时长 · honour issued by a community',
  ISSUED: '社区发出的可兑换时长 · redeemable minutes issued by a community',
  POOL: '社区时间池 · pool of a community',
  CLEARING: '街道间清算：正数为他街道所欠 · clearing of a street: positive, what other streets owe it',
});

export const LedgerEntryKind: { [K in EntryKind]: K } = values(
  ...([
    'SERVICE_CREDIT',
    'REVERSAL',
    'HOLD',
    'CAPTURE',
    'RELEASE',
    'TRANSFER',
    'DONATION',
    'POOL_GRANT',
    'CAP_OVERFLOW',
    'CLEARING',
    'ADJUSTMENT',
  ] as const),
);
registerLabelled(LedgerEntryKind, 'LedgerEntryKind', '分录种类 · kind of ledger entry', {
  SERVICE_CREDIT: '服务入账 · credit of a confirmed service',
  REVERSAL: '冲正 · credit taken back',
  HOLD: '冻结 · hold for a redemption',
  CAPTURE: '兑换扣除 · hold used up',
  RELEASE: '解冻 · hold released',
  TRANSFER: '转赠亲属 · transfer to a relative',
  DONATION: '捐入时间池 · donation to the pool',
  POOL_GRANT: '时间池发放 · grant from the pool',
  CAP_OVERFLOW: '超出上限转入时间池 · overflow of the cap into the pool',
  CLEARING: '街道间清算 · clearing between streets',
  ADJUSTMENT: '调整 · adjustment',
});

export const LedgerOwnerKind: { [K in OwnerKind]: K } = values(...(['VOLUNTEER', 'PLACE'] as const));
registerLabelled(LedgerOwnerKind, 'LedgerOwnerKind', '账户所有者 · owner of a ledger account', {
  VOLUNTEER: '志愿者 · volunteer',
  PLACE: '社区或街道 · community or street',
});

@ObjectType({ description: '时间账户：可兑换 = 可用 + 冻结 · time account: balance = available + held' })
export class TimeAccount {
  @Field(() => ID)
  volunteerId: string;

  @Field(() => MinutesScalar, {
    description: '荣誉时长，只因记录作废而减少 · lifetime service, falls only by voiding',
  })
  honorMinutes: number;

  @Field(() => MinutesScalar, { description: '可兑换时长 · redeemable minutes' })
  balanceMinutes: number;

  @Field(() => MinutesScalar, { description: '其中冻结 · of these held' })
  heldMinutes: number;

  @Field(() => MinutesScalar, { description: '其中可用 · of these available' })
  availableMinutes: number;

  @Field(() => MinutesScalar, {
    description:
      '可用中受赠的部分：可兑换，不可再赠 · of the available, given to one: redeemable, not passed on',
  })
  giftedMinutes: number;

  @Field(() => MinutesScalar, {
    description: '待偿时长，由以后的服务先行偿还 · debt, repaid first by later service',
  })
  debtMinutes: number;
}

@ObjectType({ description: '对账单的一行 · a line of the statement' })
export class StatementLine {
  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => ID)
  entryId: string;

  @Field(() => LedgerEntryKind)
  kind: EntryKind;

  @Field(() => LedgerAccountKind)
  account: AccountKind;

  @Field(() => MinutesScalar, { description: '增减分钟数 · minutes added or taken' })
  minutes: number;

  @Field(() => MinutesScalar, { description: '该科目此后余额 · balance of the account after it' })
  balanceAfterMinutes: number;

  @Field(() => ID, { nullable: true })
  serviceRecordId: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;
}

@ObjectType()
export class StatementConnection extends connectionOf(StatementLine, 'Statement') {}

@ObjectType({ description: '分录的一条明细 · a posting of an entry' })
export class LedgerPosting {
  @Field(() => Int)
  line: number;

  @Field(() => LedgerOwnerKind)
  ownerKind: OwnerKind;

  @Field(() => String, {
    nullable: true,
    description: '志愿者 id 或社区代码；他人账户不显示 · volunteer’s id or community code',
  })
  ownerId: string | null;

  @Field(() => LedgerAccountKind)
  account: AccountKind;

  @Field(() => MinutesScalar)
  minutes: number;

  @Field(() => MinutesScalar, {
    nullable: true,
    description: '该科目此后余额；他人账户不显示 · balance of the account after it',
  })
  balanceAfterMinutes: number | null;
}

@ObjectType({
  description: '复式分录：各计量合计为零 · double entry; its postings sum to zero in each measure',
})
export class LedgerEntry {
  @Field(() => ID)
  id: string;

  @Field(() => LedgerEntryKind)
  kind: EntryKind;

  @Field(() => String, { description: '记账社区 · community in whose chain it is' })
  placeCode: string;

  @Field(() => MinutesScalar, { description: '社区内连续编号 · number within the community, without gaps' })
  sequence: number;

  @Field(() => DateTimeScalar)
  createdAt: Date;

  @Field(() => ID, { description: '依据的政策版本 · policy version that shaped it' })
  policyVersionId: string;

  @Field(() => ID, { nullable: true })
  serviceRecordId: string | null;

  @Field(() => ID, { nullable: true })
  reversesEntryId: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { description: '前一笔的哈希 · hash of the entry before it' })
  previousHash: string;

  @Field(() => String, { description: 'SHA-256' })
  hash: string;

  @Field(() => [LedgerPosting])
  postings: LedgerPosting[];
}

export const timeAccountOf = (volunteerId: string, totals: TimeAccountTotals): TimeAccount => ({
  volunteerId,
  honorMinutes: totals.honorMinutes,
  balanceMinutes: totals.balanceMinutes,
  heldMinutes: totals.heldMinutes,
  availableMinutes: totals.availableMinutes,
  giftedMinutes: totals.giftedMinutes,
  debtMinutes: totals.debtMinutes,
});

export const statementLineOf = (row: StatementRow): StatementLine => ({
  at: row.at,
  entryId: row.entryId,
  kind: row.kind,
  account: row.account,
  minutes: row.minutes,
  balanceAfterMinutes: row.balanceAfterMinutes,
  serviceRecordId: row.serviceRecordId,
  reason: row.reason,
});
