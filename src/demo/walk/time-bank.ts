import { randomUUID } from 'node:crypto';
import { DEMO_LOGINS } from '../demo-accounts.js';
import { logIn } from './log-in.js';
import * as ask from './more-documents.js';
import type { WalkClient } from './walk-client.js';

interface Account {
  readonly honorMinutes: number;
  readonly balanceMinutes: number;
  readonly heldMinutes: number;
  readonly availableMinutes: number;
}

/** Minutes held for a redemption, released again, and donated. @throws WalkFault at the first difference */
export async function walkTimeBank(walk: WalkClient): Promise<void> {
  const elder = await logIn(walk, DEMO_LOGINS.elder, '退休志愿者登录 · a retired volunteer logs in');
  const member = await logIn(walk, DEMO_LOGINS.member, '未满 60 岁的组员登录 · and one under 60');
  const account = async (): Promise<Account> =>
    (await walk.ask<{ myTimeAccount: Account }>(ask.BALANCE, {}, elder)).myTimeAccount;

  walk.heading('用攒下的时长申请服务：先冻结 · minutes for a service: they are held first');
  const before = await account();
  walk.expect(before.availableMinutes >= 90, `可用 ${before.availableMinutes} 分钟 minutes available`);
  const wish = { content: '陪同去医院复查', minutes: 60, urgency: 'ORDINARY' };
  const request = (token: string, change: object = {}) =>
    [ask.REQUEST, { input: { ...wish, idempotencyKey: randomUUID(), ...change } }, token] as const;
  await walk.refused('REDEMPTION_AGE', ...request(member));
  await walk.refused('REDEMPTION_MINUTES', ...request(elder, { minutes: 50 }));
  await walk.refused('INSUFFICIENT_MINUTES', ...request(elder, { minutes: 44_640 }));
  const held = await walk.ask<{ requestRedemption: { id: string; status: string } }>(...request(elder));
  const during = await account();
  walk.expect(
    during.heldMinutes === before.heldMinutes + 60 && during.balanceMinutes === before.balanceMinutes,
    '冻结 60 分钟，余额不变 60 held, the balance is the same',
  );

  walk.heading('取消：全部退回 · cancelled: all of it comes back');
  const { id: redemptionId } = held.requestRedemption;
  const reason = { redemptionId, reason: '家人陪同了', idempotencyKey: randomUUID() };
  await walk.ask(ask.GIVE_UP, { input: reason }, elder);
  await walk.ask(ask.GIVE_UP, { input: reason }, elder);
  const released = await account();
  walk.expect(
    released.availableMinutes === before.availableMinutes && released.heldMinutes === before.heldMinutes,
    '发两次也只退一次 sent twice, released once',
  );

  walk.heading('捐入社区公益时长池 · donated to the pool of the community');
  await walk.ask(ask.DONATE, { input: { minutes: 30, idempotencyKey: randomUUID() } }, elder);
  const after = await account();
  walk.expect(
    after.availableMinutes === before.availableMinutes - 30 && after.honorMinutes === before.honorMinutes,
    '可用少 30，荣誉时长不变 30 fewer available, honour unchanged',
  );

  walk.heading('对账单下载为表格 · the statement as a table');
  const { statementDownload } = await walk.ask<{ statementDownload: { path: string } }>(
    ask.DOWNLOAD,
    {},
    elder,
  );
  const text = await walk.fetchText(statementDownload.path);
  walk.expect(text.includes('捐入时间池'), '含刚才的捐赠 the donation is in it');
}
