import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { AttemptEntity } from '../../src/identity/account.entity.js';
import { Log } from '../../src/platform/logging/log.js';
import { CalendarDesk, CREATE_FEED, REVOKE_FEED } from '../support/calendar-desk.js';
import { newKey } from '../support/people.js';
import { DELETE, MERGE } from '../support/volunteer-desk.js';
import type { Person } from '../support/world.js';

let desk: CalendarDesk;
let logged = '';

beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      logged += chunk.toString('utf8');
      done();
    },
  });
  desk = await CalendarDesk.open({}, new Log(pino({ level: 'debug' }, sink)));
});
afterAll(() => desk.app.stop());

const revoke = async (by: Person): Promise<boolean> =>
  (await desk.app.client.data<{ revokeCalendarFeed: boolean }>(REVOKE_FEED, {}, { token: by.token }))
    .revokeCalendarFeed;
const status = async (path: string): Promise<number> => (await desk.fetch(path)).status;
const forgetAttempts = () =>
  desk.app.uow.write((transaction) =>
    transaction.repo(AttemptEntity).createQueryBuilder().delete().execute(),
  );
const feeds = (): Promise<Record<string, unknown>[]> =>
  desk.app.uow.read((view) => view.rows('SELECT * FROM calendar_feed ORDER BY id'));

describe('the secret address of a calendar', () => {
  it('is told once to its owner; the same call again is answered alike, and only a digest is kept', async () => {
    const { person } = await desk.volunteer();
    const input = { idempotencyKey: newKey() };
    const { path } = await desk.send<{ path: string }>(CREATE_FEED, input, person);
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect((await desk.send<{ path: string }>(CREATE_FEED, input, person)).path).toBe(path);
    expect(await status(path)).toBe(200);
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    const kept = await desk.app.uow.read(async (view) => [
      await view.rows('SELECT * FROM calendar_feed'),
      await view.rows('SELECT * FROM idempotency_record'),
      await view.rows('SELECT * FROM audit_entry'),
    ]);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(kept)).toContain('calendar.create');
  });

  it('a new one revokes the one before, and each can be revoked', async () => {
    const { person } = await desk.volunteer();
    const [former, latter] = [await desk.feedOf(person), await desk.feedOf(person)];
    expect(latter).not.toBe(former);
    expect([await status(former), await status(latter)]).toEqual([404, 200]);
    expect([await revoke(person), await revoke(person)]).toEqual([true, false]);
    expect(await status(latter)).toBe(404);
  });

  it('of several new ones at once one remains', async () => {
    const { id, person } = await desk.volunteer();
    const paths = await Promise.all(Array.from({ length: 6 }, () => desk.feedOf(person)));
    const answers = await Promise.all(paths.map(status));
    expect(answers.filter((one) => one === 200)).toHaveLength(1);
    const own = (await feeds()).filter((row) => row['volunteer_id'] === id && row['revoked_at'] === null);
    expect(own).toHaveLength(1);
  });

  it('belongs to volunteers, each to his own', async () => {
    const resident = await desk.world.person();
    const code = async (text: string, variables: Record<string, unknown>, by?: Person): Promise<string> =>
      (await desk.app.client.refusal(text, variables, { token: by?.token })).code;
    const variables = { input: { idempotencyKey: newKey() } };
    expect(await code(CREATE_FEED, variables, resident)).toBe('NOT_A_VOLUNTEER');
    expect(await code(REVOKE_FEED, {}, resident)).toBe('NOT_A_VOLUNTEER');
    expect(await code(CREATE_FEED, variables)).toBe('UNAUTHENTICATED');
    expect(await code(REVOKE_FEED, {})).toBe('UNAUTHENTICATED');
  });

  it('wrong, revoked and malformed ones are answered alike, without a word of the address', async () => {
    await forgetAttempts();
    const { person } = await desk.volunteer();
    const revoked = await desk.feedOf(person);
    await revoke(person);
    const answers: unknown[] = [];
    for (const path of [
      revoked,
      `/calendar/${'A'.repeat(43)}.ics`,
      '/calendar/x.ics',
      '/calendar/.ics',
      revoked.replace('.ics', ''),
      '/calendar/%00.ics',
      `/calendar/${encodeURIComponent("' OR 1=1 --")}.ics`,
      '/calendar/志愿者.ics',
    ]) {
      const response = await desk.fetch(path);
      const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
      answers.push({ status: response.status, headers, body: await response.text() });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
      body: '没有这个日历，或其地址已作废 · There is no such calendar, or its address was revoked\n',
    });
  });

  it('wrong ones are counted by address, and after sixty nobody there is answered for a while', async () => {
    await forgetAttempts();
    const { person } = await desk.volunteer();
    const path = await desk.feedOf(person);
    const wrong = Array.from(
      { length: 70 },
      (_, index) => `/calendar/${String(index).padStart(43, 'x')}.ics`,
    );
    const answers = await Promise.all(wrong.map(status));
    expect(answers.filter((one) => one === 404)).toHaveLength(60);
    expect(answers.filter((one) => one === 429)).toHaveLength(10);
    const refused = await desk.fetch(path);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await refused.text()).toContain('尝试次数过多');
    desk.app.clock.advanceSeconds(900);
    expect(await status(path)).toBe(200);
  });

  it('right ones are not counted', async () => {
    await forgetAttempts();
    Object.assign(desk.world.officerA, { token: await desk.world.signIn(desk.world.officerA) });
    const { person } = await desk.volunteer();
    const path = await desk.feedOf(person);
    const answers = await Promise.all(Array.from({ length: 80 }, () => status(path)));
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});

describe('the secret address when its volunteer changes', () => {
  const erase = (by: Person, confirmation: string) => desk.send<boolean>(DELETE, { confirmation }, by);
  const merge = async (duplicateId: string, intoId: string): Promise<void> => {
    await desk.send(MERGE, { duplicateId, intoId, reason: '同一人' }, desk.world.streetOfficer);
    await desk.app.settled();
  };

  beforeAll(async () => {
    await forgetAttempts();
    for (const person of [desk.world.officerA, desk.world.streetOfficer])
      Object.assign(person, { token: await desk.world.signIn(person) });
  });

  it('erasure revokes it at once', async () => {
    const { id, person } = await desk.volunteer();
    const path = await desk.feedOf(person);
    await erase(person, '张三');
    expect(await status(path)).toBe(404);
    await desk.app.settled();
    expect((await feeds()).find((row) => row['volunteer_id'] === id)?.['revoked_at']).not.toBeNull();
  });

  it('a duplicate’s goes to the person he turned out to be', async () => {
    const [duplicate, remaining] = [await desk.volunteer(), await desk.volunteer()];
    const path = await desk.feedOf(duplicate.person);
    await merge(duplicate.id, remaining.id);
    expect(await status(path)).toBe(200);
    expect(await revoke(remaining.person)).toBe(true);
    expect(await status(path)).toBe(404);
  });

  it('and is revoked when he has one already', async () => {
    const [duplicate, remaining] = [await desk.volunteer(), await desk.volunteer()];
    const [former, own] = [await desk.feedOf(duplicate.person), await desk.feedOf(remaining.person)];
    await merge(duplicate.id, remaining.id);
    expect([await status(former), await status(own)]).toEqual([404, 200]);
    const { myData } = await desk.app.client.data<{ myData: { calendarFeeds: unknown[] } }>(
      '{ myData }',
      {},
      { token: remaining.person.token },
    );
    expect(myData.calendarFeeds).toEqual([
      { createdAt: expect.any(String), revokedAt: expect.any(String) },
      { createdAt: expect.any(String), revokedAt: null },
    ]);
    expect(JSON.stringify(myData)).not.toContain(own.slice('/calendar/'.length, -4));
  });
});

describe('§ 6: what is logged', () => {
  it('holds no address of a calendar, whatever was asked', async () => {
    await forgetAttempts();
    const { person } = await desk.volunteer();
    const path = await desk.feedOf(person);
    for (const asked of [path, path.replace('.ics', ''), `${path}?x=${path}`, `${path}/more`])
      await desk.fetch(asked);
    await desk.app.client.send(`{ nothing(path: "${path}") }`, {}, { token: person.token });
    expect(logged).not.toContain(path.slice('/calendar/'.length, -4));
  });
});
