import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DECLINE, FULFIL, NeedDesk, PROGRESS } from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { DELETE, MERGE } from '../support/volunteer-desk.js';
import { type Person, World } from '../support/world.js';

let desk: NeedDesk;
let world: World;

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
}, 60_000);
afterAll(() => desk.app.stop());

const erase = (person: Person, confirmation: string): Promise<boolean> =>
  desk.send<boolean>(DELETE, { confirmation }, person);

describe('§ 10: one’s own export', () => {
  it('holds what one asked for, with everything written about it, also without a registration', async () => {
    const { myData } = await exported(await asker());
    expect(myData.needs).toEqual([
      expect.objectContaining({
        kind: 'RIGHTS',
        status: 'DECLINED',
        content: '请派人来看看',
        rights: expect.objectContaining({ matter: '欠薪三个月' }),
        closingText: '不属于本社区',
      }),
      expect.objectContaining({ kind: 'PATROL', status: 'OPEN' }),
    ]);
  });

  it('and of nobody else', async () => {
    await asker();
    const { person } = await desk.volunteer('另一人');
    expect((await exported(person)).myData.needs).toEqual([]);
  });

  const exported = (person: Person) =>
    desk.app.client.data<{ myData: { needs: unknown[] } }>('{ myData }', {}, { token: person.token });

  async function asker(): Promise<Person> {
    const person = await world.person();
    const rights = await desk.ask('RIGHTS', person);
    await desk.ask('PATROL', person);
    await desk.send(DECLINE, { needId: rights, reason: '不属于本社区' }, world.headA);
    return person;
  }
});

describe('§ 10: erasure', () => {
  const written = (id: string) =>
    desk.rows(
      `SELECT status, content_sealed, address_sealed, requester_sealed, details_sealed, closing_text_sealed, rating
         FROM need WHERE id = :id`,
      { id },
    );
  const NOTHING = {
    ...{ content_sealed: '', address_sealed: null, requester_sealed: null },
    ...{ details_sealed: '', closing_text_sealed: null },
  };

  it('takes along everything written in a resident’s needs, and withdraws what still waits', async () => {
    const person = await world.person();
    const squadId = await world.squad('PATROL');
    const open = await desk.ask('MEDIATION', person);
    const planned = await desk.scheduled('PATROL', person, squadId);
    const done = await desk.scheduled('PATROL', person, squadId);
    await desk.send(FULFIL, { needId: done, rating: 5, comment: '谢谢' }, person);
    const others = await desk.ask('PATROL', await world.person());

    expect(await erase(person, person.phone)).toBe(true);
    await desk.app.settled();
    expect(await written(open)).toEqual([{ ...NOTHING, status: 'WITHDRAWN', rating: null }]);
    expect(await written(planned)).toEqual([{ ...NOTHING, status: 'WITHDRAWN', rating: null }]);
    expect(await written(done)).toMatchObject([{ ...NOTHING, status: 'FULFILLED' }]);
    expect(await written(others)).not.toMatchObject([{ content_sealed: '' }]);

    expect((await desk.read(done, world.officerA)).contents).toMatchObject({
      ...{ content: '', address: null, closingText: null, patrol: null },
      requester: { name: null, phone: null, birthDate: null },
    });
    const progress = { needId: done, patrol: { findings: '无' } };
    expect(await desk.refused(PROGRESS, progress, world.officerA)).toBe('NEED_ERASED');
    const audited = await desk.rows(
      `SELECT actor_account_id FROM audit_entry WHERE action = 'need.withdraw' AND subject_id = :planned`,
      { planned },
    );
    expect(audited).toEqual([{ actor_account_id: null }]);
  });

  it('of a volunteer likewise, under his account', async () => {
    const { person } = await desk.volunteer('注销者');
    const id = await desk.ask('RIGHTS', person);
    expect((await desk.read(id, world.headA)).contents).toMatchObject({
      requester: { name: '注销者', phone: person.phone },
    });
    await erase(person, '注销者');
    await desk.app.settled();
    expect(await written(id)).toMatchObject([{ ...NOTHING, status: 'WITHDRAWN' }]);
  });
});

describe('§ 10: erasure of somebody without an account', () => {
  const ERASE = `mutation ($input: EraseNeedRequesterInput!) { eraseNeedRequester(input: $input) { id status } }`;
  const requester = { name: '周奶奶', phone: '13912121219', birthDate: '1946-02-03' };
  const reason = '家属来电要求';

  it('is done by an office, and leaves nothing that was written', async () => {
    const { officerA, officerB, auditor } = world;
    const needId = await desk.ask('POVERTY_RELIEF', officerA, { requester });
    expect(await desk.refused(ERASE, { needId, reason }, officerB)).toBe('NOT_FOUND');
    expect(await desk.refused(ERASE, { needId, reason }, auditor)).toBe('FORBIDDEN');
    expect(await desk.send(ERASE, { needId, reason }, officerA)).toEqual({ id: needId, status: 'WITHDRAWN' });
    // Twice does no harm.
    expect(await desk.send(ERASE, { needId, reason }, officerA)).toEqual({ id: needId, status: 'WITHDRAWN' });
    expect((await desk.read(needId, officerA)).contents).toMatchObject({
      ...{ content: '', address: null, povertyRelief: null },
      requester: { name: null, phone: null, birthDate: null },
    });
    expect(await desk.audited('need.erase', needId)).toEqual([officerA.accountId, officerA.accountId]);
  });

  it('not of somebody who has one: he does it himself', async () => {
    const needId = await desk.ask('PATROL', await world.person());
    expect(await desk.refused(ERASE, { needId, reason }, world.officerA)).toBe('REQUESTER_ERASES_HIMSELF');
  });
});

describe('rule 4: registrations that turn out to be one person', () => {
  it('who served a need under the duplicate reads it under the one that stays', async () => {
    const squadId = await world.squad('MEDIATION');
    const needId = await desk.accepted('MEDIATION', await world.person(), squadId);
    const kept = await desk.volunteer('同一人');
    const duplicate = await world.volunteer({ withAccount: false });
    const signUpId = await desk.assign(needId, duplicate.id);
    expect(await desk.unreadable(needId, kept.person)).toBe('NOT_FOUND');
    const merge = { duplicateId: duplicate.id, intoId: kept.id, reason: '同一人' };
    await desk.send(MERGE, merge, world.streetOfficer);
    await desk.app.settled();
    expect(await desk.read(needId, kept.person)).toMatchObject({ id: needId, status: 'ACCEPTED' });
    await desk.unassign(signUpId);
    expect(await desk.unreadable(needId, kept.person)).toBe('NOT_FOUND');
  });

  it('a volunteer who serves by two sign-ups does so until both have ended', async () => {
    const needId = await desk.ask('PATROL', await world.person());
    const { id, person } = await desk.volunteer();
    const [first, second] = [await desk.assign(needId, id), await desk.assign(needId, id)];
    await desk.unassign(first);
    await desk.unassign(first);
    expect(await desk.read(needId, person)).toMatchObject({ id: needId });
    await desk.unassign(second);
    expect(await desk.unreadable(needId, person)).toBe('NOT_FOUND');
  });
});
