import { randomInt, randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { MYSELF } from './documents.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

const COMMUNITY = '510502001001';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Tokens {
  readonly officer: string;
  readonly second: string;
  readonly head: string;
  readonly leader: string;
  readonly member: string;
  readonly elder: string;
  readonly resident: string;
}
interface SignUp {
  readonly id: string;
  readonly status: string;
  readonly activityId: string;
}

/** From a need to hours: secrecy, queue, matching, sign-up, waiting list, verification. @throws WalkFault at the first difference */
export async function walkNeedsAndHours(walk: WalkClient): Promise<void> {
  const enter = (login: string, who: string): Promise<string> => logIn(walk, login, who);
  const tokens: Tokens = {
    officer: await enter(DEMO_LOGINS.officer, '社区工作人员登录 · the community officer logs in'),
    second: await enter(DEMO_LOGINS.secondOfficer, '另一位工作人员登录 · his colleague'),
    head: await enter(DEMO_LOGINS.head, '社区负责人登录 · the head officer of the community'),
    leader: await enter(DEMO_LOGINS.leader, '帮困小组组长登录 · the leader of the poverty-relief squad'),
    member: await enter(DEMO_LOGINS.member, '一位组员登录 · one of its members'),
    elder: await enter(DEMO_LOGINS.elder, '一位退休组员登录 · another one, retired'),
    resident: await enter(DEMO_LOGINS.resident, '居民登录 · a resident'),
  };
  await confidential(walk, tokens);
  const squads = await walk.ask<{ squads: { nodes: { id: string }[] } }>(
    ask.RELIEF_SQUAD,
    { community: COMMUNITY },
    tokens.officer,
  );
  const squadId = squads.squads.nodes[0]?.id ?? '';
  await foodVisit(walk, tokens, squadId);
  await waitingList(walk, tokens, squadId);
  await verification(walk, tokens);
  await calendar(walk, tokens);
}

async function confidential(walk: WalkClient, tokens: Tokens): Promise<void> {
  walk.heading('居民申请调解：内容只有三种人能看 · a resident asks for a mediation; only three may read it');
  const mediation = {
    ...{ communityCode: COMMUNITY, kind: 'MEDIATION', urgency: 'SOON', serviceTargets: ['URBAN_RESIDENTS'] },
    content: '楼上夜里装修，多次沟通无果',
    mediation: { source: 'ASKED', parties: '楼上楼下两家', matter: '夜间噪声' },
    idempotencyKey: randomUUID(),
  };
  const asked = await walk.ask<{ askForNeed: { id: string } }>(
    ask.ASK,
    { input: mediation },
    tokens.resident,
  );
  const { id } = asked.askForNeed;
  for (const token of [tokens.officer, tokens.leader, tokens.member])
    await walk.refused('NOT_FOUND', ask.NEED, { id }, token);
  await walk.ask(ask.NEED, { id }, tokens.head);
  walk.expect(
    true,
    '只有社区负责人、申请人和受派志愿者看得到 only the head, the requester and who is assigned',
  );
}

async function foodVisit(walk: WalkClient, tokens: Tokens, squadId: string): Promise<void> {
  walk.heading('工作人员替八旬老人求助，进入帮困小组队列 · an officer asks for somebody of 80');
  const request = {
    ...{ communityCode: COMMUNITY, kind: 'POVERTY_RELIEF', urgency: 'URGENT', serviceTargets: ['ELDERLY'] },
    ...{ content: '行动不便，需送米面', address: '桂花街九号' },
    requester: { name: '孙奶奶', phone: '13700007009', birthDate: '1944-05-06' },
    povertyRelief: { householdCategory: 'EXTREME_HARDSHIP', neededHelp: '米面油，量血压' },
    idempotencyKey: randomUUID(),
  };
  const asked = await walk.ask<{ askForNeed: { id: string } }>(ask.ASK, { input: request }, tokens.officer);
  const needId = asked.askForNeed.id;
  const again = await walk.ask<{ askForNeed: { id: string } }>(ask.ASK, { input: request }, tokens.officer);
  walk.expect(again.askForNeed.id === needId, '同一请求再发一次，仍是同一条 sent twice, it is one');
  await walk.ask(ask.QUEUE, { squadId }, tokens.leader);
  await walk.ask(ask.TAKE, { input: { needId, squadId } }, tokens.leader);

  walk.heading(
    '按技能、时间、近期工作量排出人选，一步成活动 · who could go, with reasons; one call makes the activity',
  );
  const when = await freeSlot(walk, [tokens.member]);
  const answer = await walk.ask<{
    needCandidates: { eligible: boolean; volunteer: { id: string; name: string } }[];
  }>(ask.CANDIDATES, { needId, ...when }, tokens.leader);
  walk.expect(answer.needCandidates.length > 0, `${answer.needCandidates.length} 位人选 candidates`);
  const member = await ownVolunteerId(walk, tokens.member);
  const plan = { needId, volunteerIds: [member], ...when, idempotencyKey: randomUUID() };
  const planned = await walk.ask<{ scheduleNeed: { id: string } }>(ask.PLAN, { input: plan }, tokens.leader);
  await walk.refused('NOT_FOUND', ask.NEED, { id: needId }, tokens.member);
  const invitation = await signUpFor(walk, planned.scheduleNeed.id, tokens.member);
  walk.expect(invitation?.status === 'INVITED', '收到邀请 he is invited');
  await walk.ask(ask.INBOX, {}, tokens.member);
  await walk.ask(ask.ANSWER, { input: { signUpId: invitation?.id, accept: true } }, tokens.member);
  const read = await walk.ask<{ need: { contents: { address: string } | null } }>(
    ask.NEED,
    { id: needId },
    tokens.member,
  );
  walk.expect(
    read.need.contents?.address === '桂花街九号',
    '答应之后才看到住址 the address only after he said yes',
  );
}

async function waitingList(walk: WalkClient, tokens: Tokens, squadId: string): Promise<void> {
  walk.heading('一个名额两人报名：候补与递补 · one place, two people: waiting and promotion');
  const when = await freeSlot(walk, [tokens.member, tokens.elder]);
  const draft = {
    ...{ squadId, title: '爱心超市值守', content: '整理物资', address: '桂花街社区爱心超市' },
    ...{
      serviceTarget: 'POOR_FAMILIES',
      recruitingMode: 'MEMBERS',
      hazardous: false,
      personInCharge: '组长',
    },
    ...{ positions: [{ name: '值守', capacity: 1 }], ...when, idempotencyKey: randomUUID() },
  };
  const made = await walk.ask<{ createActivity: { id: string } }>(
    ask.CREATE,
    { input: draft },
    tokens.leader,
  );
  const activityId = made.createActivity.id;
  await walk.ask(ask.PUBLISH, { input: { activityId } }, tokens.leader);
  const sign = async (token: string): Promise<SignUp> => {
    const input = { activityId, idempotencyKey: randomUUID() };
    return (await walk.ask<{ signUp: SignUp }>(ask.SIGN_UP, { input }, token)).signUp;
  };
  const first = await sign(tokens.member);
  walk.expect(first.status === 'CONFIRMED', '先到者有名额 the first has the place');
  walk.expect((await sign(tokens.elder)).status === 'WAITING', '后到者候补 the second waits');
  await walk.refused(
    'ALREADY_SIGNED_UP',
    ask.SIGN_UP,
    { input: { activityId, idempotencyKey: randomUUID() } },
    tokens.elder,
  );
  await walk.ask(ask.LEAVE, { input: { signUpId: first.id, reason: '临时有事' } }, tokens.member);
  const next = await signUpFor(walk, activityId, tokens.elder);
  walk.expect(next?.status === 'OFFERED', '空出的名额给了候补者 the free place is offered to the next');
}

async function verification(walk: WalkClient, tokens: Tokens): Promise<void> {
  walk.heading('昨日活动的出勤已结算，待核实 · yesterday’s attendance is settled and waits for verification');
  const { verificationQueue } = await walk.ask<{
    verificationQueue: { nodes: { activityId: string | null }[] };
  }>(ask.QUEUE_OF_RECORDS, { place: COMMUNITY }, tokens.second);
  const activityId = verificationQueue.nodes.find((group) => group.activityId)?.activityId;
  if (!activityId) {
    walk.note('先前的演示已核实 confirmed by an earlier walk');
    return;
  }
  const confirmed = await walk.ask<{ confirmActivityRecords: { problem: { code: string } | null }[] }>(
    ask.CONFIRM_ALL,
    { input: { activityId, idempotencyKey: randomUUID() } },
    tokens.second,
  );
  const faults = confirmed.confirmActivityRecords.filter(({ problem }) => problem);
  walk.expect(
    faults.length === 0,
    '整批确认，未到者无时长 all confirmed at once; who did not come has no hours',
  );
}

async function calendar(walk: WalkClient, tokens: Tokens): Promise<void> {
  walk.heading('自己的活动进手机日历 · his activities in his own calendar');
  const made = await walk.ask<{ createCalendarFeed: { path: string } }>(
    ask.FEED,
    { input: { idempotencyKey: randomUUID() } },
    tokens.member,
  );
  const text = await walk.fetchText(made.createCalendarFeed.path);
  walk.expect(text.startsWith('BEGIN:VCALENDAR'), '日历可订阅 the feed is a calendar');
}

async function ownVolunteerId(walk: WalkClient, token: string): Promise<string> {
  const { myVolunteer } = await walk.ask<{ myVolunteer: { id: string } }>(MYSELF, {}, token);
  return myVolunteer.id;
}

async function signUpFor(walk: WalkClient, activityId: string, token: string): Promise<SignUp | undefined> {
  const { mySignUps } = await walk.ask<{ mySignUps: { nodes: SignUp[] } }>(ask.MINE, {}, token);
  return mySignUps.nodes.find((signUp) => signUp.activityId === activityId);
}

interface Slot {
  readonly startAt: string;
  readonly endAt: string;
}

/** An hour within the next weeks in which these people have signed up for nothing, walks before this one included; 100 sign-ups leave most of 2,320 free. */
async function freeSlot(walk: WalkClient, tokens: readonly string[]): Promise<Slot> {
  const taken: Slot[] = [];
  for (const token of tokens) {
    const { mySignUps } = await walk.ask<{ mySignUps: { nodes: { activity: Slot }[] } }>(
      ask.BUSY,
      { from: new Date(Date.now() - DAY).toISOString() },
      token,
    );
    taken.push(...mySignUps.nodes.map(({ activity }) => activity));
  }
  for (;;) {
    const start = Math.ceil(Date.now() / DAY) * DAY + randomInt(2, 60) * DAY + randomInt(0, 40) * (HOUR / 4);
    const slot = { startAt: new Date(start).toISOString(), endAt: new Date(start + HOUR).toISOString() };
    if (taken.every(({ startAt, endAt }) => endAt <= slot.startAt || slot.endAt <= startAt)) return slot;
  }
}
