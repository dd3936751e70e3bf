import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ANSWER_OFFER,
  CalendarDesk,
  CANCEL_ACTIVITY,
  CANCEL_SIGN_UP,
  MOVE_ACTIVITY,
  readEvents,
} from '../support/calendar-desk.js';

let desk: CalendarDesk;

beforeAll(async () => {
  desk = await CalendarDesk.open();
});
afterAll(() => desk.app.stop());

const octets = (line: string): number => Buffer.byteLength(line, 'utf8');

describe('the calendar of a volunteer', () => {
  it('shows what he signed up for, to any calendar program', async () => {
    const activityId = await desk.activity();
    const { person } = await desk.participant(activityId);
    const response = await desk.fetch(await desk.feedOf(person));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const text = await response.text();
    for (const line of [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Linli//Volunteer service//ZH',
      'X-WR-CALNAME:邻里志愿服务 · Linli',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ]) {
      expect(text.split('\r\n')).toContain(line);
    }
    expect(readEvents(text)).toEqual([
      {
        uid: `${activityId}@linli`,
        summary: '入户探访',
        location: '南城街 1 号',
        description: '探望独居老人\n负责人 · in charge: 赵组长',
        status: 'CONFIRMED',
        sequence: 0,
        startAt: '2026-06-20T01:00:00.000Z',
        endAt: '2026-06-20T03:00:00.000Z',
        lastModified: '2026-06-15T02:00:00.000Z',
      },
    ]);
  });

  it('brings every text through as it was written, folded at 75 octets', async () => {
    const title = '巡逻, 第一组; “夜\\班” 🎉👨‍👩‍👧';
    const content = `第一行\n第二行, 带; 标点\\n 与 emoji 🚲\n${'沿滨江路巡逻，'.repeat(40)}END:VEVENT`;
    const address = `${'南城街道'.repeat(30)} 1 号; 后门, 二楼`;
    const { person } = await desk.participant(await desk.activity({ title, content, address }));
    const response = await desk.fetch(await desk.feedOf(person));
    const text = await response.text();
    expect(Math.max(...text.split('\r\n').map(octets))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('SUMMARY:巡逻\\, 第一组\\; “夜\\\\班” 🎉');
    expect(readEvents(text)).toMatchObject([
      { summary: title, location: address, description: `${content}\n负责人 · in charge: 赵组长` },
    ]);
  });

  it('follows moves, offers and cancellations, and forgets what he left himself', async () => {
    const activityId = await desk.activity({ positions: [{ name: '探访员', capacity: 1 }] });
    const first = await desk.volunteer();
    const { id: firstSignUp } = await desk.signUp(activityId, first.person);
    const second = await desk.volunteer();
    const { id: signUpId, status } = await desk.signUp(activityId, second.person);
    expect(status).toBe('WAITING');
    const [ofFirst, ofSecond] = [await desk.feedOf(first.person), await desk.feedOf(second.person)];
    expect(await desk.eventsOf(ofSecond)).toEqual([]);

    await desk.send(CANCEL_SIGN_UP, { signUpId: firstSignUp, reason: '临时有事' }, first.person);
    expect(await desk.eventsOf(ofFirst)).toEqual([]);
    expect(await desk.eventsOf(ofSecond)).toMatchObject([
      { status: 'TENTATIVE', description: expect.stringContaining('名额待您确认') },
    ]);
    await desk.send(ANSWER_OFFER, { signUpId, accept: true }, second.person);
    const [before] = await desk.eventsOf(ofSecond);
    expect(before).toMatchObject({ status: 'CONFIRMED', sequence: 0 });

    desk.app.clock.advanceSeconds(60);
    const [startAt, endAt] = ['2026-06-21T01:00:00.000Z', '2026-06-21T04:00:00.000Z'];
    await desk.send(MOVE_ACTIVITY, { activityId, startAt, endAt, address: '社区活动室' });
    const [moved] = await desk.eventsOf(ofSecond);
    expect(moved).toMatchObject({ ...{ startAt, endAt }, location: '社区活动室', sequence: 1 });
    expect(moved?.lastModified).toBe('2026-06-15T02:01:00.000Z');

    await desk.send(CANCEL_ACTIVITY, { activityId, reason: '暴雨' });
    expect(await desk.eventsOf(ofSecond)).toMatchObject([
      {
        ...{ uid: `${activityId}@linli`, status: 'CANCELLED', sequence: 2 },
        description: '活动已取消 · cancelled\n暴雨\n探望独居老人\n负责人 · in charge: 赵组长',
      },
    ]);
    expect(await desk.eventsOf(ofFirst)).toEqual([]);
  });

  it('goes back sixty days', async () => {
    const { person } = await desk.participant(await desk.activity());
    const path = await desk.feedOf(person);
    const now = desk.app.clock.now().toISOString();
    desk.app.clock.set('2026-08-19T00:59:00Z');
    expect(await desk.eventsOf(path)).toHaveLength(1);
    desk.app.clock.set('2026-08-19T01:01:00Z');
    expect(await desk.eventsOf(path)).toEqual([]);
    desk.app.clock.set(now);
  });

  it('tells of a confidential activity its kind and time only, and of a restricted one more to the confirmed', async () => {
    const secret = {
      title: '王家赡养纠纷',
      content: '王家兄弟',
      address: '莲花池巷七号',
      personInCharge: '保密人',
    };
    const activityId = await desk.activity({ ...secret, positions: [{ name: '调解员', capacity: 1 }] });
    const [first, second] = [await desk.volunteer(), await desk.volunteer()];
    const { id: signUpId } = await desk.signUp(activityId, first.person);
    await desk.signUp(activityId, second.person);
    const [ofFirst, ofSecond] = [await desk.feedOf(first.person), await desk.feedOf(second.person)];
    const make = (secrecy: string) =>
      desk.app.uow.write((transaction) =>
        transaction.execute('UPDATE activity SET secrecy = :secrecy WHERE id = :activityId', {
          secrecy,
          activityId,
        }),
      );
    const anyOf = async (path: string): Promise<boolean> => {
      const text = (await (await desk.fetch(path)).text()).replaceAll('\r\n ', '');
      return Object.values(secret).some((phrase) => text.includes(phrase));
    };

    await make('CONFIDENTIAL');
    expect(await desk.eventsOf(ofFirst)).toMatchObject([
      {
        summary: '治安服务 · neighbourhood patrol service',
        ...{ location: null, description: null, status: 'CONFIRMED', startAt: '2026-06-20T01:00:00.000Z' },
      },
    ]);
    expect(await anyOf(ofFirst)).toBe(false);

    await make('RESTRICTED');
    expect(await desk.eventsOf(ofFirst)).toMatchObject([{ summary: secret.title, location: secret.address }]);
    await desk.send(CANCEL_SIGN_UP, { signUpId }, first.person);
    expect(await desk.eventsOf(ofSecond)).toMatchObject([{ status: 'TENTATIVE', location: null }]);
    expect(await anyOf(ofSecond)).toBe(false);

    await make('CONFIDENTIAL');
    await desk.send(CANCEL_ACTIVITY, { activityId, reason: '王家已和好' });
    expect(await desk.eventsOf(ofSecond)).toMatchObject([
      { status: 'CANCELLED', location: null, description: '活动已取消 · cancelled' },
    ]);
    expect(await (await desk.fetch(ofSecond)).text()).not.toContain('王家');
  });

  it('is sent again only when it has changed', async () => {
    const { person } = await desk.participant(await desk.activity());
    const path = await desk.feedOf(person);
    const first = await desk.fetch(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    desk.app.clock.advanceSeconds(300);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await desk.fetch(path, { 'if-none-match': known });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    await desk.signUp(
      await desk.activity({ startAt: '2026-06-22T01:00:00Z', endAt: '2026-06-22T02:00:00Z' }),
      person,
    );
    const changed = await desk.fetch(path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});
