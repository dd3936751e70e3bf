import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const SHOWN = 'id status statusReason volunteerNo name communityCode suspendedUntil';
const mutation = (name: string, inputType: string, answer = `{ ${SHOWN} }`): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) ${answer} }`;
const GIVE = mutation('giveConsent', 'GiveConsentInput');
const REVEAL = mutation('revealVolunteer', 'VolunteerReasonInput', '{ name mobile address guardian }');
const DELETE = mutation('deleteMyData', 'DeleteMyDataInput', '');
const REGISTER = mutation('registerVolunteer', 'RegisterVolunteerInput');
const READ = `query ($id: ID!) { volunteer(id: $id) { ${SHOWN} consents { kind textVersion withdrawnAt } } }`;
const FIND = `query ($placeCode: String, $status: VolunteerStatus, $name: String, $mobile: String, $first: Int, $after: String) {
  volunteers(placeCode: $placeCode, status: $status, name: $name, mobile: $mobile, first: $first, after: $after) {
    nodes { id name maskedMobile maskedDocument } pageInfo { hasNextPage endCursor }
  }
}`;

interface Shown {
  id: string;
  status: string;
  volunteerNo: string | null;
  name: string;
  communityCode: string | null;
  suspendedUntil: string | null;
}
interface Found {
  nodes: { id: string; name: string; maskedMobile: string | null; maskedDocument: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
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
const find = async (variables: object, by: Person): Promise<Found> =>
  (await app.client.data<{ volunteers: Found }>(FIND, { ...variables }, { token: by.token })).volunteers;
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

describe('§ 10: who reads what', () => {
  it('the list shows each office its own places, and finds by name and mobile exactly', async () => {
    const { id, person } = await resident({ name: '吴十全', communityCode: world.communityB });
    const [found] = (await find({ name: '吴十全' }, world.officerB)).nodes;
    expect(found).toMatchObject({
      id,
      name: '吴十全',
      maskedMobile: expect.stringMatching(/^139\*{4}\d{4}$/),
      maskedDocument: expect.stringMatching(/^510\*{13}/),
    });
    expect((await find({ name: '吴十全' }, world.officerA)).nodes).toEqual([]);
    expect((await find({ placeCode: world.communityB }, world.officerA)).nodes).toEqual([]);
    expect((await find({ name: '吴十' }, world.officerB)).nodes).toEqual([]);
    expect((await find({ name: '吴十全' }, world.auditor)).nodes).toEqual([
      { id, name: '吴十全', maskedMobile: null, maskedDocument: null },
    ]);
    for (const outsider of [person, world.administrator]) {
      expect(await app.client.refusal(FIND, {}, { token: outsider.token })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('the list is paged without gap or repetition', async () => {
    for (let count = 0; count < 4; count += 1) await world.volunteer({ withAccount: false });
    const all = (await find({ first: 100 }, world.officerA)).nodes.map((node) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Found = await find({ first: 3, after }, world.officerA);
      paged.push(...page.nodes.map((node) => node.id));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
  });

  it('an officer reads unmasked data with a reason only, and each reading is audited', async () => {
    const { id } = await resident({ name: '郑十一' });
    expect(await refused(REVEAL, { volunteerId: id, reason: ' ' }, world.officerA)).toBe('INVALID_INPUT');
    expect(await refused(REVEAL, { volunteerId: id, reason: '看看' }, world.auditor)).toBe('FORBIDDEN');
    expect(await refused(REVEAL, { volunteerId: id, reason: '看看' }, world.officerB)).toBe('NOT_FOUND');
    const before = await audited('volunteer.reveal', id);
    const seen = await send<{ name: string; mobile: string }>(
      REVEAL,
      { volunteerId: id, reason: '联系本人' },
      world.officerA,
    );
    expect(seen).toMatchObject({ name: '郑十一', mobile: expect.stringMatching(/^139\d{8}$/) });
    expect(await audited('volunteer.reveal', id)).toBe(before + 1);
  });
});

describe('§ 10: one’s own data', () => {
  it('everything is exported to himself', async () => {
    const { id, person } = await resident({ name: '冯十二' });
    await send(GIVE, { volunteerId: id, kind: 'TRANSFER', textVersion: '3' }, person);
    const { myData } = await app.client.data<{ myData: Record<string, unknown> }>(
      '{ myData }',
      {},
      { token: person.token },
    );
    expect(myData['profile']).toMatchObject({
      name: '冯十二',
      status: 'ACTIVE',
      documentNumber: expect.stringMatching(/^\d{17}[\dX]$/),
      mobile: expect.stringMatching(/^139/),
    });
    expect(myData['consents']).toHaveLength(4);
    expect(myData['history']).toEqual([expect.objectContaining({ fromValue: 'PENDING', toValue: 'ACTIVE' })]);
    expect(await app.client.refusal('{ myData }', {}, { token: world.officerB.token })).toMatchObject({
      code: 'NOT_A_VOLUNTEER',
    });
  });

  it('deleting erases profile and account at his word; the row stays, and he may register again', async () => {
    const application = world.application({ name: '陈十三', birthDate: '1985-05-20' });
    const person = await world.person();
    const { id } = await send(REGISTER, { ...application, address: '南城街 1 号' }, person);
    await world.accept(id, world.officerA);
    expect(await refused(DELETE, { confirmation: '陈十四' }, person)).toBe('CONFIRMATION_WRONG');
    expect(await send<boolean>(DELETE, { confirmation: '陈十三' }, person)).toBe(true);
    expect(await row(id)).toMatchObject({
      status: 'WITHDRAWN',
      masked_name: '已注销',
      birth_date: '1985-01-01',
      account_id: null,
      name_index: null,
      document_index: null,
      mobile_index: null,
      address_sealed: null,
      guardian_sealed: null,
      publication_consent_at: null,
    });
    expect(await row(id)).toMatchObject({ name_sealed: '', document_sealed: '', mobile_sealed: '' });
    expect(await read(id, world.officerA)).toMatchObject({
      name: '已注销',
      volunteerNo: expect.stringMatching(/^510502\d{7}$/),
    });
    expect((await read(id, world.officerA)).consents.every((consent) => consent.withdrawnAt !== null)).toBe(
      true,
    );
    expect(await app.client.refusal('{ me { id } }', {}, { token: person.token })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(world.signIn(person)).rejects.toThrow('LOGIN_REFUSED');

    const anew = await world.person();
    expect(await send(REGISTER, { ...application, idempotencyKey: newKey() }, anew)).toMatchObject({
      status: 'PENDING',
      volunteerNo: null,
    });
  });
});
