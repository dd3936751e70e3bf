import { randomInt, randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { applicationOf } from './application.js';
import { ACCEPT, ASSIGN, OPEN_ACCOUNT, REGISTER, SQUADS } from './documents.js';
import { type Login, logIn } from './log-in.js';
import { walkServiceToRanking, whoServed } from './service-to-ranking.js';
import type { WalkClient } from './walk-client.js';

const COMMUNITY = '510502001001';

/** The main job from registration to ranking, and what is refused on the way. @throws WalkFault at the first difference */
export async function walkMainJob(walk: WalkClient, now = new Date()): Promise<void> {
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

  const subject = { volunteerId, squadId, token: resident };
  await walkServiceToRanking(walk, await whoServed(walk, subject, now), { officer, second, stranger });
}
