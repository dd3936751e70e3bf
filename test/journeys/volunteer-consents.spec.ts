import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statementsOf } from '../support/statement-counter.js';
import {
  GIVE,
  GUARDIAN,
  REGISTER,
  WITHDRAW,
  WITHDRAW_CONSENT,
  VolunteerDesk,
} from '../support/volunteer-desk.js';
import { World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

describe('rule 6: consents are given and withdrawn, and every giving stays on record', () => {
  it('publication is withdrawn and given anew with another version of the text', async () => {
    const { id, person } = await desk.resident();
    await desk.send(WITHDRAW_CONSENT, { volunteerId: id, kind: 'PUBLICATION' }, person);
    expect((await desk.row(id))['publication_consent_at']).toBeNull();
    expect(await desk.refused(WITHDRAW_CONSENT, { volunteerId: id, kind: 'PUBLICATION' }, person)).toBe(
      'CONSENT_NOT_IN_FORCE',
    );
    await desk.send(GIVE, { volunteerId: id, kind: 'PUBLICATION', textVersion: '2026-06' }, person);
    expect((await desk.row(id))['publication_consent_at']).not.toBeNull();
    const given = (await desk.read(id, person)).consents.filter((consent) => consent.kind === 'PUBLICATION');
    expect(given.map(({ textVersion, withdrawnAt }) => [textVersion, withdrawnAt === null])).toEqual([
      ['2026-01', false],
      ['2026-06', true],
    ]);
  });

  it.each(['REGISTRATION', 'SENSITIVE_DATA'])('without %s the volunteer is no longer one', async (kind) => {
    const { id, person } = await desk.resident();
    expect(await desk.send(WITHDRAW_CONSENT, { volunteerId: id, kind }, person)).toMatchObject({
      status: 'WITHDRAWN',
    });
  });

  it('nobody consents for a stranger, and another community’s officer does not find him', async () => {
    const { id } = await desk.resident();
    const input = { volunteerId: id, kind: 'TRANSFER', textVersion: '1' };
    expect(await desk.refused(GIVE, input, await world.person())).toBe('NOT_FOUND');
    expect(await desk.refused(GIVE, input, world.officerB)).toBe('NOT_FOUND');
  });

  it('who has left withdraws the consents that were left, too', async () => {
    const { id: volunteerId, person } = await desk.resident();
    await desk.send(WITHDRAW, { volunteerId, reason: '搬家' }, person);
    for (const kind of ['REGISTRATION', 'SENSITIVE_DATA']) {
      expect(await desk.send(WITHDRAW_CONSENT, { volunteerId, kind }, person)).toMatchObject({
        status: 'WITHDRAWN',
      });
    }
    expect(await desk.refused(WITHDRAW_CONSENT, { volunteerId, kind: 'REGISTRATION' }, person)).toBe(
      'CONSENT_NOT_IN_FORCE',
    );
    expect((await desk.history(volunteerId)).map((event) => event['to_value'])).toEqual([
      'ACTIVE',
      'WITHDRAWN',
    ]);
  });

  it('rule 5: a minor does not serve on without the guardian', async () => {
    const kind = 'GUARDIAN';
    const minor = await desk.resident({ birthDate: '2011-01-01', guardian: GUARDIAN });
    const ended = await desk.send(WITHDRAW_CONSENT, { volunteerId: minor.id, kind }, world.officerA);
    expect(ended).toMatchObject({ status: 'WITHDRAWN' });
    const adult = await desk.resident({ guardian: GUARDIAN });
    const stays = await desk.send(WITHDRAW_CONSENT, { volunteerId: adult.id, kind }, adult.person);
    expect(stays).toMatchObject({ status: 'ACTIVE' });
  });

  it('rule 5: at 16 with a declaration he goes on by his own', async () => {
    const person = await world.person();
    const application = world.application({ birthDate: '2010-01-01', guardian: GUARDIAN });
    const declared = { ...application, selfSupportDeclaredOn: '2026-06-01' };
    const { id: volunteerId } = await desk.send(REGISTER, declared, person);
    expect(await desk.send(WITHDRAW_CONSENT, { volunteerId, kind: 'GUARDIAN' }, person)).toMatchObject({
      status: 'PENDING',
    });
  });

  it('the consents of a list cost no statement per row', async () => {
    for (let count = 0; count < 4; count += 1) await world.volunteer({ withAccount: false });
    const list = (first: number) => () =>
      desk.app.client.data(
        'query ($first: Int) { volunteers(first: $first) { nodes { id consents { kind } } } }',
        { first },
        { token: world.officerA.token },
      );
    await list(1)();
    await desk.app.settled();
    const one = await statementsOf(desk.app.uow, list(1));
    expect(await statementsOf(desk.app.uow, list(8))).toBe(one);
  });
});
