import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const SHOWN = 'id status statusReason volunteerNo name communityCode suspendedUntil';
const mutation = (name: string, inputType: string, answer = `{ ${SHOWN} }`): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) ${answer} }`;
const GIVE = mutation('giveConsent', 'GiveConsentInput');
const WITHDRAW_CONSENT = mutation('withdrawConsent', 'WithdrawConsentInput');
const MOVE = mutation('moveVolunteer', 'MoveVolunteerInput', '');
const SUSPEND = mutation('suspendVolunteer', 'VolunteerReasonInput');
const REINSTATE = mutation('reinstateVolunteer', 'VolunteerReasonInput');
const WITHDRAW = mutation('withdrawVolunteer', 'VolunteerReasonInput');
const MERGE = mutation('mergeVolunteers', 'MergeVolunteersInput');
const READ = `query ($id: ID!) { volunteer(id: $id) { ${SHOWN} consents { kind textVersion withdrawnAt } } }`;
const MINE = `{ myVolunteer { ${SHOWN} } }`;

interface Shown {
  id: string;
  status: string;
  volunteerNo: string | null;
  name: string;
  communityCode: string | null;
  suspendedUntil: string | null;
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const send = async <T = Shown>(text: string, input: object, by: Person): Promise<T> =>
  Object.values(await app.client.data<Record<string, T>>(text, { input }, { token: by.token }))[0] as T;
const refused = async (text: string, input: object, by: Person): Promise<string> =>
  (await app.client.refusal(text, { input }, { token: by.token })).code;
const read = async (id: string, by: Person) =>
  (
    await app.client.data<{
      volunteer: Shown & { consents: { kind: string; textVersion: string; withdrawnAt: string | null }[] };
    }>(READ, { id }, { token: by.token })
  ).volunteer;
const row = async (id: string): Promise<Record<string, unknown>> =>
  (
    await app.uow.read((view) =>
      view.rows<Record<string, unknown>>('SELECT * FROM volunteer WHERE id = :id', { id }),
    )
  )[0] ?? {};
const audited = async (action: string, subjectId: string): Promise<number> =>
  (
    await app.uow.read((view) =>
      view.rows('SELECT id FROM audit_entry WHERE action = :action AND subject_id = :subjectId', {
        action,
        subjectId,
      }),
    )
  ).length;

/** A volunteer with an account of his own. */
async function resident(
  options: Parameters<World['volunteer']>[0] = {},
): Promise<{ id: string; person: Person }> {
  const { id, person } = await world.volunteer(options);
  if (!person) throw new Error('a resident has an account');
  return { id, person };
}

describe('rule 6: consents are given and withdrawn, and every giving stays on record', () => {
  it('publication is withdrawn and given anew with another version of the text', async () => {
    const { id, person } = await resident();
    await send(WITHDRAW_CONSENT, { volunteerId: id, kind: 'PUBLICATION' }, person);
    expect((await row(id))['publication_consent_at']).toBeNull();
    expect(await refused(WITHDRAW_CONSENT, { volunteerId: id, kind: 'PUBLICATION' }, person)).toBe(
      'CONSENT_NOT_IN_FORCE',
    );
    await send(GIVE, { volunteerId: id, kind: 'PUBLICATION', textVersion: '2026-06' }, person);
    expect((await row(id))['publication_consent_at']).not.toBeNull();
    const given = (await read(id, person)).consents.filter((consent) => consent.kind === 'PUBLICATION');
    expect(given.map(({ textVersion, withdrawnAt }) => [textVersion, withdrawnAt === null])).toEqual([
      ['2026-01', false],
      ['2026-06', true],
    ]);
  });

  it.each(['REGISTRATION', 'SENSITIVE_DATA'])('without %s the volunteer is no longer one', async (kind) => {
    const { id, person } = await resident();
    expect(await send(WITHDRAW_CONSENT, { volunteerId: id, kind }, person)).toMatchObject({
      status: 'WITHDRAWN',
    });
  });

  it('nobody consents for a stranger, and another community’s officer does not find him', async () => {
    const { id } = await resident();
    const input = { volunteerId: id, kind: 'TRANSFER', textVersion: '1' };
    expect(await refused(GIVE, input, await world.person())).toBe('NOT_FOUND');
    expect(await refused(GIVE, input, world.officerB)).toBe('NOT_FOUND');
  });
});

describe('rule 7: moving keeps everything', () => {
  it('he moves by his own word; number and registration stay, the old office no longer sees him', async () => {
    const { id, person } = await resident({ name: '孙七' });
    const { volunteerNo } = await read(id, person);
    expect(await send<boolean>(MOVE, { volunteerId: id, communityCode: world.communityB }, person)).toBe(
      true,
    );
    expect(await read(id, world.officerB)).toMatchObject({ id, volunteerNo, name: '孙七', status: 'ACTIVE' });
    expect(await app.client.refusal(READ, { id }, { token: world.officerA.token })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refused(MOVE, { volunteerId: id, communityCode: world.communityB }, person)).toBe(
      'SAME_COMMUNITY',
    );
    expect(await refused(MOVE, { volunteerId: id, communityCode: '510502001' }, person)).toBe(
      'NOT_A_COMMUNITY',
    );
  });

  it('an officer moves him with the transfer consent on record only, and never takes one from elsewhere', async () => {
    const { id, person } = await resident();
    const input = { volunteerId: id, communityCode: world.communityB };
    expect(await refused(MOVE, input, world.officerA)).toBe('CONSENT_NOT_IN_FORCE');
    await send(GIVE, { volunteerId: id, kind: 'TRANSFER', textVersion: '1' }, person);
    expect(await refused(MOVE, input, world.officerB)).toBe('NOT_FOUND');
    expect(await send<boolean>(MOVE, input, world.officerA)).toBe(true);
    expect((await read(id, person)).communityCode).toBe(world.communityB);
  });
});

describe('rule 7: suspending and leaving', () => {
  it('a falsified record suspends for the policy’s months, and an officer reinstates with a reason', async () => {
    const { id, person } = await resident();
    const suspended = await send(SUSPEND, { volunteerId: id, reason: '虚假记录' }, world.officerA);
    expect(suspended).toMatchObject({
      status: 'SUSPENDED',
      suspendedUntil: '2027-06-15',
      statusReason: '虚假记录',
    });
    expect(await refused(REINSTATE, { volunteerId: id, reason: '我想回来' }, person)).toBe('FORBIDDEN');
    const back = await send(REINSTATE, { volunteerId: id, reason: '复核属误判' }, world.officerA);
    expect(back).toMatchObject({ status: 'ACTIVE', suspendedUntil: null });
    expect(await refused(REINSTATE, { volunteerId: id, reason: '再来一次' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
  });

  it('who leaves comes back by a new review only', async () => {
    const { id, person } = await resident();
    expect(await send(WITHDRAW, { volunteerId: id, reason: '搬家' }, person)).toMatchObject({
      status: 'WITHDRAWN',
    });
    expect(await refused(SUSPEND, { volunteerId: id, reason: '虚假记录' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
    expect(await refused(REINSTATE, { volunteerId: id, reason: '回来了' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
  });
});

describe('rule 4: two registrations of one person are merged', () => {
  const reason = '同一人重复登记';

  it('the street merges; the duplicate ends, and its account goes to the one that had none', async () => {
    const kept = await world.volunteer({ withAccount: false, name: '周九' });
    const { id: duplicateId, person } = await resident({ name: '周九' });
    expect(await refused(MERGE, { duplicateId, intoId: kept.id, reason }, world.officerA)).toBe('FORBIDDEN');
    expect(await refused(MERGE, { duplicateId, intoId: kept.id, reason }, world.otherStreetOfficer)).toBe(
      'NOT_FOUND',
    );
    expect(await send(MERGE, { duplicateId, intoId: kept.id, reason }, world.streetOfficer)).toMatchObject({
      id: kept.id,
      status: 'ACTIVE',
    });
    expect(await row(duplicateId)).toMatchObject({
      status: 'MERGED',
      merged_into_id: kept.id,
      document_index: null,
      account_id: null,
    });
    expect(
      (await app.client.data<{ myVolunteer: Shown }>(MINE, {}, { token: person.token })).myVolunteer.id,
    ).toBe(kept.id);
    expect(await audited('volunteer.merge', kept.id)).toBeGreaterThan(0);
    const events = await app.uow.read((view) =>
      view.rows(
        `SELECT from_value, to_value, reason FROM volunteer_event WHERE kind = 'MERGE' AND volunteer_id = :id`,
        { id: kept.id },
      ),
    );
    expect(events).toEqual([{ from_value: duplicateId, to_value: kept.id, reason }]);
  });

  it('the one that stays keeps its own account; the duplicate’s is free again', async () => {
    const kept = await resident();
    const duplicate = await resident();
    await send(MERGE, { duplicateId: duplicate.id, intoId: kept.id, reason }, world.streetOfficer);
    expect((await row(kept.id))['account_id']).toBe(kept.person.accountId);
    expect(
      (await app.client.data<{ myVolunteer: null }>(MINE, {}, { token: duplicate.person.token })).myVolunteer,
    ).toBeNull();
  });

  it('none is merged with itself, or again, in either direction, or across the street’s border', async () => {
    const [kept, duplicate] = [
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
    ];
    const elsewhere = await world.volunteer({ withAccount: false, communityCode: world.communityC });
    const merge = (duplicateId: string, intoId: string) =>
      refused(MERGE, { duplicateId, intoId, reason }, world.streetOfficer);
    expect(await merge(kept.id, kept.id)).toBe('MERGE_NOT_POSSIBLE');
    expect(await merge(kept.id, elsewhere.id)).toBe('NOT_FOUND');
    await send(MERGE, { duplicateId: duplicate.id, intoId: kept.id, reason }, world.streetOfficer);
    expect(await merge(duplicate.id, kept.id)).toBe('MERGE_NOT_POSSIBLE');
    expect(await merge(kept.id, duplicate.id)).toBe('MERGE_NOT_POSSIBLE');
  });
});
