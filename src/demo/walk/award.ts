import { randomUUID } from 'node:crypto';
import { addDays, monthOf, serviceDayOf } from '../../kernel/service-day.js';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

const STREET = '510502001';

/** An award from its scheme to its notice, that it is not conferred early, and cancelled. @throws WalkFault at the first difference */
export async function walkAward(walk: WalkClient): Promise<void> {
  const district = await logIn(
    walk,
    DEMO_LOGINS.districtOfficer,
    '区工作人员登录 · a district officer logs in',
  );
  const street = await logIn(walk, DEMO_LOGINS.streetOfficer, '街道工作人员登录 · a street officer logs in');

  walk.heading(
    '设立月度奖项，按上月服务产生候选人 · an award, its candidates computed from last month’s service',
  );
  const terms = {
    ...{ name: '月度优秀志愿者', description: '上月服务时长居前者', squadKinds: [], periodKind: 'MONTH' },
    ...{ provenances: ['CHECKED_IN', 'LEADER_ATTESTED'], minimumMinutes: 30, places: 3 },
  };
  const { createAwardScheme: scheme } = await walk.ask<{ createAwardScheme: { id: string } }>(
    ask.CREATE_SCHEME,
    { input: { placeCode: STREET, terms, idempotencyKey: randomUUID() } },
    district,
  );
  const { openAwardCycle: cycle } = await walk.ask<{ openAwardCycle: { id: string } }>(
    ask.OPEN_CYCLE,
    { input: { schemeId: scheme.id, period: lastMonth() } },
    district,
  );
  const { awardCandidates } = await walk.ask<{
    awardCandidates: { nodes: { id: string; rank: number }[] };
  }>(ask.AWARD_CANDIDATES, { cycleId: cycle.id }, street);
  const [first] = awardCandidates.nodes;
  walk.expect(first?.rank === 1, '候选人按名次 candidates by rank');

  walk.heading('街道提名，区里审核，公示 · the street nominates, the district reviews and publishes');
  const candidateId = first?.id;
  const nomination = { candidateId, merit: '全月参加治安巡逻', reason: '居民公认' };
  await walk.ask(ask.NOMINATE, { input: nomination }, street);
  await walk.ask(ask.CLOSE_NOMINATIONS, { input: { cycleId: cycle.id } }, district);
  const review = { candidateId, approved: true, reason: '记录与签到一致' };
  await walk.refused('FORBIDDEN', ask.REVIEW_NOMINATION, { input: review }, street);
  await walk.ask(ask.REVIEW_NOMINATION, { input: review }, district);
  const notice = { cycleId: cycle.id, content: '拟表彰下列志愿者，现予公示。', objectAt: '区志愿服务中心' };
  await walk.ask(ask.PUBLISH_AWARD, { input: notice }, district);
  const conferral = { cycleId: cycle.id, grantor: '江阳区民政局', documentNumber: '江民发〔2026〕12号' };
  await walk.refused('NOTICE_STILL_OPEN', ask.CONFER, { input: conferral }, district);

  walk.heading('取消评选，公示一并撤回 · the cycle is cancelled, and its notice withdrawn');
  await walk.ask(ask.CANCEL_CYCLE, { input: { cycleId: cycle.id, reason: '演示结束' } }, district);
}

/** The month before this one in Shanghai. */
const lastMonth = (): string => monthOf(addDays(`${monthOf(serviceDayOf(new Date()))}-01`, -1));
