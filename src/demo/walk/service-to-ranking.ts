import { randomUUID } from 'node:crypto';
import { addDays, serviceDayOf, startOfServiceDay } from '../../kernel/service-day.js';
import { DEMO_LOGINS } from '../demo-accounts.js';
import {
  ACCOUNT,
  CONFIRM,
  ENTER,
  ENTRY,
  LEAD,
  MYSELF,
  RANKING,
  RECORD,
  RECORDS_SINCE,
  STANDING,
} from './documents.js';
import { logIn } from './log-in.js';
import type { WalkClient } from './walk-client.js';

const DISTRICT = '510502';
const MINUTE = 60_000;
const SERVICE_MINUTES = 89;
/** So long ago the service began that is entered. */
const AGO_MINUTES = 180;

interface Decision {
  readonly confirmServiceRecords: readonly {
    readonly record: { readonly status: string; readonly ledgerEntryId: string | null } | null;
    readonly problem: { readonly code: string; readonly message: string } | null;
  }[];
}

/** Whose service is entered, and from when. */
export interface Subject {
  readonly volunteerId: string;
  readonly squadId: string;
  readonly token: string;
}

export interface Served extends Subject {
  readonly startAt: Date;
}

interface Offices {
  readonly officer: string;
  readonly second: string;
  readonly stranger: string;
}

/**
 * The new member, who served this morning. Just after midnight in Shanghai there is no morning yet, and yesterday he was no member:
 * then the leader of his squad, who served yesterday.
 */
export async function whoServed(walk: WalkClient, member: Subject, now: Date): Promise<Served> {
  const startAt = new Date(now.getTime() - AGO_MINUTES * MINUTE);
  const today = serviceDayOf(now);
  if (serviceDayOf(startAt) === today) return { ...member, startAt };
  const heading =
    '北京时间刚过午夜，今天还没有可录入的服务，改录老组员昨天的 · just past midnight in Shanghai: yesterday’s service of an older member';
  const token = await logIn(walk, DEMO_LOGINS.lecturer, heading);
  const { myVolunteer } = await walk.ask<{ myVolunteer: { id: string } }>(MYSELF, {}, token);
  const yesterday = addDays(today, -1);
  const { myServiceRecords } = await walk.ask<{ myServiceRecords: { nodes: { id: string }[] } }>(
    RECORDS_SINCE,
    { day: yesterday },
    token,
  );
  const morning = startOfServiceDay(yesterday).getTime() + 8 * 60 * MINUTE;
  const earlier = myServiceRecords.nodes.length;
  return {
    ...{ ...member, volunteerId: myVolunteer.id, token },
    startAt: new Date(morning + earlier * 100 * MINUTE),
  };
}

/** From a record to the ranking, and what is refused on the way. @throws WalkFault at the first difference */
export async function walkServiceToRanking(
  walk: WalkClient,
  served: Served,
  offices: Offices,
): Promise<void> {
  const { officer, second } = offices;
  const before = await accountOf(walk, served.token);
  const counted = await standingOf(walk, served.token);
  const recordId = await enter(walk, served, officer);
  await refusals(walk, recordId, served, offices);

  walk.heading('第二人确认，时长入账 · a second officer confirms, the minutes enter the time bank');
  const decision = await walk.ask<Decision>(CONFIRM, confirmation(recordId), second);
  const entryId = decision.confirmServiceRecords[0]?.record?.ledgerEntryId;
  walk.expect(Boolean(entryId), '产生一笔分录 a ledger entry was made');
  const again = await walk.ask<Decision>(CONFIRM, confirmation(recordId), second);
  walk.expect(
    again.confirmServiceRecords[0]?.problem?.code === 'RECORD_NOT_PENDING',
    '再次确认不重复入账 confirming again credits nothing',
  );

  walk.heading('分录与时间账户 · the entry and the time account');
  const entry = await walk.ask<{ ledgerEntry: { postings: { account: string; minutes: number }[] } }>(
    ENTRY,
    { id: entryId },
    officer,
  );
  const sum = entry.ledgerEntry.postings.reduce((total, posting) => total + posting.minutes, 0);
  walk.expect(sum === 0, '借贷相抵 the postings sum to zero');
  const after = await accountOf(walk, served.token);
  walk.expect(
    after.honorMinutes === before.honorMinutes + 60 &&
      after.availableMinutes === before.availableMinutes + 60,
    '89 分钟记 60 分钟 89 minutes credit 60',
  );

  await standing(walk, served.token, counted.minutes + 60);
}

/** A service that begins then. */
function recordInput({ volunteerId, squadId }: Subject, startAt: Date, minutes: number) {
  return {
    ...{ volunteerId, squadId },
    occasion: '反诈宣传进小区',
    address: '桂花街社区广场',
    content: '向居民讲解常见诈骗手法并发放资料',
    serviceTarget: 'PUBLIC',
    startAt: startAt.toISOString(),
    endAt: new Date(startAt.getTime() + minutes * 60_000).toISOString(),
    personInCharge: '社区工作人员',
    provenance: 'LEADER_ATTESTED',
    voluntary: true,
    idempotencyKey: randomUUID(),
  };
}

/** Answers the record's id. */
async function enter(walk: WalkClient, served: Served, officer: string): Promise<string> {
  walk.heading('录入服务记录：89 分钟 · a service record of 89 minutes is entered');
  const { enterServiceRecord } = await walk.ask<{
    enterServiceRecord: { id: string; creditedMinutes: number };
  }>(ENTER, { input: recordInput(served, served.startAt, SERVICE_MINUTES) }, officer);
  walk.expect(enterServiceRecord.creditedMinutes === 60, '按 30 分钟向下取整 rounded down to units of 30');
  return enterServiceRecord.id;
}

async function refusals(walk: WalkClient, recordId: string, served: Served, tokens: Offices): Promise<void> {
  walk.heading('会被拒绝的 · what is refused: too short, overlapping, not voluntary, in the future');
  const at = (minutes: number): Date => new Date(served.startAt.getTime() + minutes * MINUTE);
  const attempts: [string, object][] = [
    ['BELOW_CREDIT_UNIT', recordInput(served, at(100), 29)],
    ['OVERLAPPING_RECORD', recordInput(served, at(88), 60)],
    ['NOT_VOLUNTEER_SERVICE', { ...recordInput(served, at(100), 60), voluntary: false }],
    ['RECORD_IN_FUTURE', recordInput(served, at(24 * 60), 60)],
  ];
  for (const [code, input] of attempts) await walk.refused(code, ENTER, { input }, tokens.officer);

  walk.heading('外社区看不见也确认不了 · another community can neither see nor confirm it');
  await walk.refused('NOT_FOUND', RECORD, { id: recordId }, tokens.stranger);
  const strange = await walk.ask<Decision>(CONFIRM, confirmation(recordId), tokens.stranger);
  walk.expect(
    strange.confirmServiceRecords[0]?.problem?.code === 'NOT_FOUND',
    '逐条答复：没有找到 answered as missing',
  );

  walk.heading(
    '当了组长，也不能确认自己的时长 · made the squad’s leader, he still cannot confirm his own hours',
  );
  const { volunteerId, squadId } = served;
  await walk.ask(LEAD, { input: { volunteerId, squadId } }, tokens.officer);
  const own = await walk.ask<Decision>(CONFIRM, confirmation(recordId), served.token);
  walk.expect(
    own.confirmServiceRecords[0]?.problem?.code === 'OWN_RECORD',
    '本人记录须由他人确认 OWN_RECORD',
  );
}

const confirmation = (recordId: string) => ({
  input: { recordIds: [recordId], idempotencyKey: randomUUID() },
});

interface Mine {
  readonly myStanding: { readonly rank: number | null; readonly minutes: number };
}

async function standingOf(walk: WalkClient, token: string): Promise<Mine['myStanding']> {
  return (await walk.ask<Mine>(STANDING, { place: DISTRICT }, token)).myStanding;
}

async function standing(walk: WalkClient, token: string, minutes: number): Promise<void> {
  walk.heading('排名与自己的名次 · the ranking and his own standing');
  const since = Date.now();
  let mine = await standingOf(walk, token);
  while (mine.minutes !== minutes && Date.now() - since < 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    mine = await standingOf(walk, token);
  }
  walk.expect(
    mine.minutes === minutes && mine.rank !== null,
    `全区第 ${mine.rank} 名 rank ${mine.rank} in the district`,
  );
  await walk.ask(RANKING, { place: DISTRICT });
}

interface Account {
  readonly honorMinutes: number;
  readonly availableMinutes: number;
}

async function accountOf(walk: WalkClient, token: string): Promise<Account> {
  return (await walk.ask<{ myTimeAccount: Account }>(ACCOUNT, {}, token)).myTimeAccount;
}
