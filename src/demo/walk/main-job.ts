import { randomInt, randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { applicationOf } from './application.js';
import {
  ACCEPT,
  ACCOUNT,
  ASSIGN,
  CONFIRM,
  ENTER,
  ENTRY,
  LEAD,
  OPEN_ACCOUNT,
  RANKING,
  RECORD,
  REGISTER,
  SQUADS,
  STANDING,
} from './documents.js';
import { type Login, logIn } from './log-in.js';
import type { WalkClient } from './walk-client.js';

const COMMUNITY = '510502001001';
const DISTRICT = '510502';
const HOUR = 3_600_000;

interface Decision {
  readonly confirmServiceRecords: readonly {
    readonly record: { readonly status: string; readonly ledgerEntryId: string | null } | null;
    readonly problem: { readonly code: string; readonly message: string } | null;
  }[];
}

/** The main job from registration to ranking, and what is refused on the way. @throws WalkFault at the first difference */
export async function walkMainJob(walk: WalkClient): Promise<void> {
  const officer = await logIn(
    walk,
    DEMO_LOGINS.officer,
    '桂花街社区工作人员登录 · a community officer logs in',
  );
  const second = await logIn(
    walk,
    DEMO_LOGINS.secondOfficer,
    '同社区另一位工作人员登录 · his colleague logs in',
  );
  const stranger = await logIn(
    walk,
    DEMO_LOGINS.otherOfficer,
    '江阳路社区工作人员登录 · an officer of another community logs in',
  );

  walk.heading('居民张三注册账号并登记为志愿者 · a resident opens an account and registers as a volunteer');
  const phone = `136${String(randomInt(0, 100_000_000)).padStart(8, '0')}`;
  const account = { phone, password: `demo-${randomUUID()}` };
  const resident = (await walk.ask<{ registerAccount: Login }>(OPEN_ACCOUNT, { input: account }))
    .registerAccount.accessToken;
  const application = applicationOf(COMMUNITY, phone);
  const wrong = {
    ...application,
    documentNumber: `${application.documentNumber.slice(0, 17)}?`,
    idempotencyKey: randomUUID(),
  };
  await walk.refused('INVALID_INPUT', REGISTER, { input: wrong }, resident);
  const registered = await walk.ask<{ registerVolunteer: { id: string; status: string } }>(
    REGISTER,
    { input: application },
    resident,
  );
  const volunteerId = registered.registerVolunteer.id;
  walk.expect(registered.registerVolunteer.status === 'PENDING', '待审核 waiting for review');

  walk.heading(
    '社区工作人员审核通过 · the community officer accepts; another community’s cannot even see him',
  );
  await walk.refused('NOT_FOUND', ACCEPT, { input: { volunteerId } }, stranger);
  const accepted = await walk.ask<{ acceptVolunteer: { volunteerNo: string; status: string } }>(
    ACCEPT,
    { input: { volunteerId } },
    officer,
  );
  walk.expect(
    /^510502\d{7}$/.test(accepted.acceptVolunteer.volunteerNo),
    '得到志愿者编号 a volunteer number was given',
  );

  walk.heading('编入普法小组 · assigned to the legal-education squad');
  const squads = await walk.ask<{ squads: { nodes: { id: string }[] } }>(
    SQUADS,
    { community: COMMUNITY },
    officer,
  );
  const squadId = squads.squads.nodes[0]?.id ?? '';
  await walk.ask(
    ASSIGN,
    { input: { volunteerId, squadId, primary: true, idempotencyKey: randomUUID() } },
    officer,
  );

  const record = await enter(walk, { volunteerId, squadId }, officer);
  await refusals(walk, record, { volunteerId, squadId }, { officer, resident, stranger });

  walk.heading('第二人确认，时长入账 · a second officer confirms, the minutes enter the time bank');
  const decision = await walk.ask<Decision>(CONFIRM, confirmation(record.id), second);
  const entryId = decision.confirmServiceRecords[0]?.record?.ledgerEntryId;
  walk.expect(Boolean(entryId), '产生一笔分录 a ledger entry was made');
  const again = await walk.ask<Decision>(CONFIRM, confirmation(record.id), second);
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
  const mine = await walk.ask<{ myTimeAccount: { honorMinutes: number; availableMinutes: number } }>(
    ACCOUNT,
    {},
    resident,
  );
  walk.expect(
    mine.myTimeAccount.honorMinutes === 60 && mine.myTimeAccount.availableMinutes === 60,
    '89 分钟记 60 分钟 89 minutes credit 60',
  );

  await standing(walk, resident);
}

interface Subject {
  readonly volunteerId: string;
  readonly squadId: string;
}

interface EnteredRecord {
  readonly id: string;
  readonly startAt: Date;
}

/** The squad's service of this morning, or of yesterday's when the day is young; 89 minutes. */
function recordInput(subject: Subject, startAt: Date, minutes: number) {
  return {
    ...subject,
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

async function enter(walk: WalkClient, subject: Subject, officer: string): Promise<EnteredRecord> {
  walk.heading('录入服务记录：89 分钟 · a service record of 89 minutes is entered');
  const startAt = new Date(Date.now() - 3 * HOUR);
  const { enterServiceRecord } = await walk.ask<{
    enterServiceRecord: { id: string; creditedMinutes: number };
  }>(ENTER, { input: recordInput(subject, startAt, 89) }, officer);
  walk.expect(enterServiceRecord.creditedMinutes === 60, '按 30 分钟向下取整 rounded down to units of 30');
  return { id: enterServiceRecord.id, startAt };
}

async function refusals(
  walk: WalkClient,
  record: EnteredRecord,
  subject: Subject,
  tokens: { officer: string; resident: string; stranger: string },
): Promise<void> {
  walk.heading('会被拒绝的 · what is refused: too short, overlapping, not voluntary, in the future');
  const at = (minutes: number): Date => new Date(record.startAt.getTime() + minutes * 60_000);
  const attempts: [string, object][] = [
    ['BELOW_CREDIT_UNIT', recordInput(subject, at(100), 29)],
    ['OVERLAPPING_RECORD', recordInput(subject, at(88), 60)],
    ['NOT_VOLUNTEER_SERVICE', { ...recordInput(subject, at(100), 60), voluntary: false }],
    ['RECORD_IN_FUTURE', recordInput(subject, at(24 * 60), 60)],
  ];
  for (const [code, input] of attempts) await walk.refused(code, ENTER, { input }, tokens.officer);

  walk.heading('外社区看不见也确认不了 · another community can neither see nor confirm it');
  await walk.refused('NOT_FOUND', RECORD, { id: record.id }, tokens.stranger);
  const strange = await walk.ask<Decision>(CONFIRM, confirmation(record.id), tokens.stranger);
  walk.expect(
    strange.confirmServiceRecords[0]?.problem?.code === 'NOT_FOUND',
    '逐条答复：没有找到 answered as missing',
  );

  walk.heading(
    '张三当了组长，也不能确认自己的时长 · made the squad’s leader, he still cannot confirm his own hours',
  );
  await walk.ask(LEAD, { input: subject }, tokens.officer);
  const own = await walk.ask<Decision>(CONFIRM, confirmation(record.id), tokens.resident);
  walk.expect(
    own.confirmServiceRecords[0]?.problem?.code === 'OWN_RECORD',
    '本人记录须由他人确认 OWN_RECORD',
  );
}

const confirmation = (recordId: string) => ({
  input: { recordIds: [recordId], idempotencyKey: randomUUID() },
});

async function standing(walk: WalkClient, resident: string): Promise<void> {
  walk.heading('排名与自己的名次 · the ranking and his own standing');
  const since = Date.now();
  interface Mine {
    readonly myStanding: { readonly rank: number | null; readonly minutes: number };
  }
  let mine: Mine;
  do {
    mine = await walk.ask<Mine>(STANDING, { place: DISTRICT }, resident);
    if (mine.myStanding.minutes === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  } while (mine.myStanding.minutes === 0 && Date.now() - since < 10_000);
  walk.expect(
    mine.myStanding.minutes === 60 && mine.myStanding.rank !== null,
    `全区第 ${mine.myStanding.rank} 名 rank ${mine.myStanding.rank} in the district`,
  );
  await walk.ask(RANKING, { place: DISTRICT });
}
