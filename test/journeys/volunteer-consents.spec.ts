import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { newKey } from '../support/people.js';
import { statementsOf } from '../support/statement-counter.js';
import {
  GIVE,
  GUARDIAN,
  MOVE,
  REGISTER,
  WITHDRAW,
  WITHDRAW_CONSENT,
  VolunteerDesk,
} from '../support/volunteer-desk.js';
import { DISTRICT, World } from '../support/world.js';

const SET_POLICY = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`;

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

/** The district puts versions of the texts into use. */
async function useTexts(...textVersions: string[]): Promise<void> {
  const policy = { ...DEFAULT_POLICY, consents: { textVersions } };
  const input = { placeCode: DISTRICT, validFrom: '2026-06-15', policy, idempotencyKey: newKey() };
  await desk.send(SET_POLICY, input, world.districtOfficer);
}

describe('rule 6: consents are given and withdrawn, and every giving stays on record', () => {
  it('publication is withdrawn and given anew with another version of the text', async () => {
    const { id, person } = await desk.resident();
    await useTexts('2026-01', '2026-06');
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
    const input = { volunteerId: id, kind: 'TRANSFER', textVersion: '2026-01' };
    expect(await desk.refused(GIVE, input, await world.person())).toBe('NOT_FOUND');
    expect(await desk.refused(GIVE, input, world.officerB)).toBe('NOT_FOUND');
  });

  it('of a text that is in use, by whoever gives it', async () => {
    const { id: volunteerId, person } = await desk.resident();
    for (const textVersion of ['2024-01', 'self-move', 'declared']) {
      const input = { volunteerId, kind: 'TRANSFER', textVersion };
      const refusal = await desk.refusal(GIVE, input, person, 'en');
      expect(refusal.fields).toMatchObject([{ path: 'input.textVersion', code: 'CONSENT_TEXT_UNKNOWN' }]);
      expect(refusal.message).toContain('2026-01');
    }
    const consents = [
      { kind: 'REGISTRATION', textVersion: '2026-01' },
      { kind: 'SENSITIVE_DATA', textVersion: '1' },
    ];
    const refusal = await desk.refusal(REGISTER, { ...world.application(), consents }, await world.person());
    expect(refusal.fields).toMatchObject([
      { path: 'input.consents.1.textVersion', code: 'CONSENT_TEXT_UNKNOWN' },
    ]);
  });

  it('an officer types in another’s word with the paper that shows it, which he is shown', async () => {
    const { id: volunteerId, person } = await desk.resident();
    const input = { volunteerId, kind: 'TRANSFER', textVersion: '2026-01' };
    for (const evidence of [undefined, null, '', ' ']) {
      const refusal = await desk.refusal(GIVE, { ...input, evidence }, world.officerA);
      expect(refusal.fields).toMatchObject([{ path: 'input.evidence', code: 'CONSENT_EVIDENCE_REQUIRED' }]);
    }
    const move = { volunteerId, communityCode: world.communityB };
    expect(await desk.refused(MOVE, move, world.officerA)).toBe('CONSENT_NOT_IN_FORCE');
    await desk.send(GIVE, { ...input, evidence: '转出申请表 7 号' }, world.officerA);
    const [officer, paper] = [world.officerA.accountId, '转出申请表 7 号'];
    const typedIn = { kind: 'TRANSFER', givenByAccountId: officer, evidence: paper };
    const { myVolunteer, myData } = await desk.app.client.data<{
      myVolunteer: { consents: object[] };
      myData: { consents: object[] };
    }>('{ myVolunteer { consents { kind givenByAccountId evidence } } myData }', {}, { token: person.token });
    expect(myVolunteer.consents).toContainEqual(typedIn);
    expect(myVolunteer.consents).toContainEqual({
      ...{ kind: 'REGISTRATION', givenByAccountId: person.accountId, evidence: null },
    });
    expect(myData.consents).toContainEqual(expect.objectContaining(typedIn));
    await desk.send<boolean>(MOVE, move, world.officerA);
  });

  it('so it is with an application that an officer hands in', async () => {
    const { consentEvidence, ...unproven } = world.application();
    expect(
      (await desk.refusal(REGISTER, { ...unproven, onBehalf: true }, world.officerA)).fields,
    ).toMatchObject([{ path: 'input.consentEvidence', code: 'CONSENT_EVIDENCE_REQUIRED' }]);
    const { id } = await desk.send(
      REGISTER,
      { ...unproven, consentEvidence, onBehalf: true },
      world.officerA,
    );
    const kept = await desk.rows('SELECT DISTINCT evidence FROM consent WHERE volunteer_id = :id', { id });
    expect(kept).toEqual([{ evidence: consentEvidence }]);
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
