import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const UPDATE = `mutation ($input: UpdateVolunteerInput!) {
  updateVolunteer(input: $input) { id background skills serviceKinds maskedMobile }
}`;
const ME = `{ me { volunteer { id name status maskedMobile } } }`;
const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { account { volunteer { id name } } } }`;
const REVEAL = `mutation ($input: VolunteerReasonInput!) { revealVolunteer(input: $input) { name mobile address } }`;
const FIND = `query ($mobile: String) { volunteers(mobile: $mobile) { nodes { id } } }`;

describe('a volunteer keeps his profile up to date', () => {
  let app: TestApp;
  let world: World;
  let volunteerId: string;
  let himself: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await World.create(app);
    const { id, person } = await world.volunteer({ name: '褚十四' });
    if (!person) throw new Error('a resident has an account');
    [volunteerId, himself] = [id, person];
  });
  afterAll(() => app.stop());

  const update = (input: object, by: Person) =>
    app.client.data<{ updateVolunteer: object }>(
      UPDATE,
      { input: { volunteerId, ...input } },
      { token: by.token },
    );
  const refusal = (input: object, by: Person, language = 'zh-CN') =>
    app.client.refusal(UPDATE, { input: { volunteerId, ...input } }, { token: by.token, language });
  const reveal = async () =>
    (
      await app.client.data<{ revealVolunteer: Record<string, string | null> }>(
        REVEAL,
        { input: { volunteerId, reason: '核对资料' } },
        { token: world.officerA.token },
      )
    ).revealVolunteer;

  it('what he gives changes, what he leaves out stays, and he is found by the new number alone', async () => {
    const { mobile: before } = await reveal();
    const changed = await update(
      { mobile: '188 0000 4321', address: '滨江路 9 号', skills: ['LAW', 'LAW'] },
      himself,
    );
    expect(changed.updateVolunteer).toMatchObject({
      skills: ['LAW'],
      background: 'RETIREE',
      maskedMobile: '188****4321',
    });
    expect(await reveal()).toEqual({ name: '褚十四', mobile: '18800004321', address: '滨江路 9 号' });
    const found = async (mobile: string | null | undefined) =>
      (
        await app.client.data<{ volunteers: { nodes: { id: string }[] } }>(
          FIND,
          { mobile },
          { token: world.officerA.token },
        )
      ).volunteers.nodes;
    expect(await found('18800004321')).toEqual([{ id: volunteerId }]);
    expect(await found(before)).toEqual([]);
    await update({ address: null }, himself);
    expect(await reveal()).toMatchObject({ mobile: '18800004321', address: null });
    for (const blank of ['', '  ']) {
      await update({ address: '滨江路 9 号' }, himself);
      await update({ address: blank, education: blank, employment: blank }, himself);
      expect(await reveal()).toMatchObject({ address: null });
    }
  });

  it('his officer may, another community’s finds nobody, and the audit names fields and no values', async () => {
    await update({ serviceKinds: ['RIGHTS'], employment: '某厂' }, world.officerA);
    for (const stranger of [world.officerB, await world.person()]) {
      expect(await refusal({ employment: '别处' }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await refusal({ employment: '别处' }, world.auditor)).toMatchObject({ code: 'FORBIDDEN' });
    const rows = await app.uow.read((view) =>
      view.rows<{ details: string }>(
        `SELECT details FROM audit_entry WHERE action = 'volunteer.update' ORDER BY id DESC`,
      ),
    );
    expect(JSON.parse(rows[0]?.details ?? '{}')).toEqual({ fields: ['employment', 'serviceKinds'] });
  });

  it('a wrong number and a kind for adults are refused field by field in both languages', async () => {
    const minor = await world.volunteer({
      birthDate: '2010-01-01',
      guardian: { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' },
    });
    const input = { volunteerId: minor.id, mobile: '1390000000', serviceKinds: ['PATROL'] };
    for (const language of ['zh-CN', 'en']) {
      const told = await refusal(input, world.officerA, language);
      expect(told.fields?.map((fault) => [fault.path, fault.code])).toEqual([
        ['input.mobile', 'MOBILE_FORMAT'],
        ['input.serviceKinds', 'UNDER_AGE_KIND'],
      ]);
    }
  });

  it('his account leads to his registration, once he is logged in', async () => {
    const { me } = await app.client.data<{ me: object }>(ME, {}, { token: himself.token });
    expect(me).toEqual({
      volunteer: { id: volunteerId, name: '褚十四', status: 'ACTIVE', maskedMobile: '188****4321' },
    });
    const other = await app.client.data<{ me: object }>(ME, {}, { token: world.officerB.token });
    expect(other.me).toEqual({ volunteer: null });
    const input = { login: himself.phone, password: 'a long enough secret' };
    const { logIn } = await app.client.data<{ logIn: object }>(LOG_IN, { input });
    expect(logIn).toEqual({ account: { volunteer: null } });
  });
});
