import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ActivityDesk } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { FarEnd, InboxDesk, isSigned } from '../support/inbox-desk.js';

let desk: ActivityDesk;
let inbox: InboxDesk;
let farEnd: FarEnd;
let squadId: string;
let people: CrowdMember[];

beforeAll(async () => {
  desk = await ActivityDesk.open({ LINLI_LOCAL_WEBHOOKS: 'true' });
  inbox = new InboxDesk(desk.app);
  farEnd = await FarEnd.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION', { name: '普法队' });
  people = await crowd(desk.app, desk.world, 5);
}, 120_000);
afterAll(async () => {
  await farEnd.close();
  await desk.app.stop();
});
beforeEach(() => {
  farEnd.posted.length = 0;
  farEnd.status = 204;
});

const person = (number: number): CrowdMember => people[number] as CrowdMember;
const deliver = async (): Promise<void> => {
  await desk.app.settled();
  await desk.app.get(Jobs).run('notifications.deliver');
};
let day = 2;
const openActivity = () => {
  day += 1;
  return desk.published({ squadId, startAt: desk.at(day * 24), endAt: desk.at(day * 24 + 2) });
};
const deliveries = () =>
  desk.app.uow.read((view) =>
    view.rows<{ status: string; attempts: number; last_fault: string | null }>(
      'SELECT status, attempts, last_fault FROM notification_delivery ORDER BY id DESC',
    ),
  );

describe('a webhook', () => {
  it('gets each notification once, signed with the secret that its owner was given', async () => {
    const choice = await inbox.choose(person(0), { webhookUrl: farEnd.url });
    const activity = await openActivity();
    await desk.signUp(person(0), activity.id);
    await deliver();
    await deliver();
    expect(farEnd.posted).toHaveLength(1);
    const [posted] = farEnd.posted;
    const [shown] = (await inbox.read(person(0))).nodes;
    expect(posted?.notification).toMatchObject({ id: shown?.id, kind: 'SIGNED_UP', subjectId: activity.id });
    expect(posted?.notification.text.zh).toBe(shown?.text);
    expect(posted && isSigned(posted, choice.webhookSecret ?? '')).toBe(true);
    expect(posted && isSigned({ ...posted, body: `${posted.body} ` }, choice.webhookSecret ?? '')).toBe(
      false,
    );
    expect(posted?.body).not.toContain(person(0).phone);
  });

  it('that fails is tried again later, longer each time; a redirect is not followed', async () => {
    await inbox.choose(person(1), { webhookUrl: farEnd.url });
    farEnd.status = 302;
    await desk.signUp(person(1), (await openActivity()).id);
    await deliver();
    await deliver();
    expect(farEnd.posted).toHaveLength(1);
    expect((await deliveries())[0]).toEqual({ status: 'WAITING', attempts: 1, last_fault: 'HTTP 302' });
    farEnd.status = 500;
    desk.app.clock.advanceSeconds(30);
    await deliver();
    desk.app.clock.advanceSeconds(59);
    await deliver();
    expect(farEnd.posted).toHaveLength(2);
    farEnd.status = 200;
    desk.app.clock.advanceSeconds(1);
    await deliver();
    expect(farEnd.posted).toHaveLength(3);
    expect((await deliveries())[0]).toEqual({ status: 'SENT', attempts: 3, last_fault: null });
    expect(new Set(farEnd.posted.map(({ notification }) => notification.id)).size).toBe(1);
  });

  it('that never answers rightly is given up after ten attempts, and the inbox has it all the same', async () => {
    await inbox.choose(person(2), { webhookUrl: farEnd.url });
    farEnd.status = 404;
    await desk.signUp(person(2), (await openActivity()).id);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await deliver();
      desk.app.clock.advanceSeconds(6 * 3600);
    }
    expect(farEnd.posted).toHaveLength(10);
    expect((await deliveries())[0]).toEqual({ status: 'FAILED', attempts: 10, last_fault: 'HTTP 404' });
    expect(await inbox.kinds(await desk.awake(person(2)))).toEqual(['SIGNED_UP']);
  });

  it('what a process was sending when it died is sent again once its lease is over', async () => {
    const mine = await desk.awake(person(3));
    await inbox.choose(mine, { webhookUrl: farEnd.url });
    Object.assign(desk.world.secondOfficerA, await desk.awake(desk.world.secondOfficerA));
    await desk.signUp(mine, (await openActivity()).id);
    await desk.app.settled();
    const leased = desk.app.clock.now().getTime() + 60_000;
    await desk.app.uow.write((transaction) =>
      transaction.execute(
        `UPDATE notification_delivery SET attempts = 1, next_attempt_at = :leased WHERE status = 'WAITING'`,
        { leased },
      ),
    );
    await deliver();
    expect(farEnd.posted).toEqual([]);
    desk.app.clock.advanceSeconds(60);
    await deliver();
    expect(farEnd.posted).toHaveLength(1);
  });
});

describe('each person chooses', () => {
  it('what is muted goes to the inbox only, and an address taken back gets nothing any more', async () => {
    const mine = await desk.awake(person(4));
    await inbox.choose(mine, { webhookUrl: farEnd.url, mutedKinds: ['SIGNED_UP'] });
    await desk.signUp(mine, (await openActivity()).id);
    await deliver();
    expect(farEnd.posted).toEqual([]);
    expect(await inbox.kinds(mine)).toEqual(['SIGNED_UP']);
    await inbox.choose(mine, { mutedKinds: [] });
    await desk.signUp(mine, (await openActivity()).id);
    await deliver();
    expect(farEnd.posted).toEqual([]);
  });

  it('mail goes to the sender of the deployment', async () => {
    const mine = await desk.awake(person(4));
    expect(await inbox.choose(mine, { mailAddress: 'volunteer@example.org' })).toMatchObject({
      mailAddress: 'volunteer@example.org',
      webhookSecret: null,
    });
    await desk.signUp(mine, (await openActivity()).id);
    await deliver();
    expect((await deliveries())[0]).toEqual({ status: 'SENT', attempts: 1, last_fault: null });
  });

  it('another webhook address gets another secret, the same one keeps it', async () => {
    const mine = await desk.awake(person(4));
    const first = await inbox.choose(mine, { webhookUrl: farEnd.url });
    const again = await inbox.choose(mine, { webhookUrl: farEnd.url, mutedKinds: ['WAITING'] });
    const other = await inbox.choose(mine, { webhookUrl: `${farEnd.url}/other` });
    expect(again.webhookSecret).toBe(first.webhookSecret);
    expect(other.webhookSecret).not.toBe(first.webhookSecret);
  });

  it.each([
    ['webhookUrl', { webhookUrl: 'ftp://example.org/x' }, 'WEBHOOK_ADDRESS', '回调地址', 'a webhook is'],
    [
      'webhookUrl',
      { webhookUrl: 'http://user:secret@example.org/' },
      'WEBHOOK_ADDRESS',
      '回调地址',
      'a webhook is',
    ],
    ['mailAddress', { mailAddress: '张三' }, 'MAIL_ADDRESS', '邮箱', 'mail address'],
    ['mailAddress', { mailAddress: 'a@b\u202ec.org' }, 'FIELD_CONTROL_CHARACTERS', '不可见', 'invisible'],
  ])('a wrong %s is told in both languages and nothing is stored', async (field, choice, code, zh, en) => {
    const mine = await desk.awake(person(4));
    const before = await inbox.choose(mine, { webhookUrl: farEnd.url });
    for (const [language, text] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const refusal = await inbox.refusedChoice(mine, choice, language);
      expect(refusal.fields).toMatchObject([{ path: `input.${field}`, code }]);
      expect(refusal.message).toContain(text);
    }
    const { myNotificationChoice } = await desk.app.client.data<{ myNotificationChoice: object }>(
      '{ myNotificationChoice { webhookUrl webhookSecret mailAddress } }',
      {},
      { token: mine.token },
    );
    expect(myNotificationChoice).toEqual({
      webhookUrl: before.webhookUrl,
      webhookSecret: before.webhookSecret,
      mailAddress: null,
    });
  });

  it('the database keeps addresses and secrets sealed', async () => {
    const mine = await desk.awake(person(4));
    const { webhookSecret } = await inbox.choose(mine, {
      webhookUrl: farEnd.url,
      mailAddress: 'sealed@example.org',
    });
    const rows = await desk.app.uow.read((view) => view.rows('SELECT * FROM notification_choice'));
    for (const plain of [farEnd.url, webhookSecret ?? '', 'sealed@example.org'])
      expect(JSON.stringify(rows)).not.toContain(plain);
  });
});

describe('outside development', () => {
  it('a webhook on an inner network is refused', async () => {
    const plain = await ActivityDesk.open();
    try {
      const [mine] = await crowd(plain.app, plain.world, 1);
      const refusal = await new InboxDesk(plain.app).refusedChoice(mine as CrowdMember, {
        webhookUrl: farEnd.url,
      });
      expect(refusal.fields).toMatchObject([{ path: 'input.webhookUrl', code: 'WEBHOOK_ADDRESS' }]);
    } finally {
      await plain.app.stop();
    }
  }, 60_000);
});
