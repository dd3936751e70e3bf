import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { DELETE, GIVE, MERGE, REGISTER, RETURN, SUSPEND, VolunteerDesk } from '../support/volunteer-desk.js';
import { type Person, World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const exported = async (person: Person): Promise<Record<string, unknown>> =>
  (await desk.app.client.data<{ myData: Record<string, unknown> }>('{ myData }', {}, { token: person.token }))
    .myData;

describe('§ 10: one’s own data', () => {
  it('everything is exported to himself', async () => {
    const { id, person } = await desk.resident({ name: '冯十二' });
    await desk.send(GIVE, { volunteerId: id, kind: 'TRANSFER', textVersion: '2026-01' }, person);
    const myData = await exported(person);
    expect(myData['profile']).toMatchObject({
      name: '冯十二',
      status: 'ACTIVE',
      documentNumber: expect.stringMatching(/^\d{17}[\dX]$/),
      mobile: expect.stringMatching(/^139/),
    });
    expect(myData['consents']).toHaveLength(4);
    expect(myData['history']).toEqual([expect.objectContaining({ fromValue: 'PENDING', toValue: 'ACTIVE' })]);
    expect(myData['account']).toMatchObject({ login: person.phone, roles: [] });
  });

  it('deleting erases profile and account at his word; the row stays, and he may register again', async () => {
    const application = world.application({ name: '陈十三', birthDate: '1985-05-20' });
    const person = await world.person();
    const { id } = await desk.send(REGISTER, { ...application, address: '南城街 1 号' }, person);
    await world.accept(id, world.officerA);
    expect(await desk.refused(DELETE, { confirmation: '陈十四' }, person)).toBe('CONFIRMATION_WRONG');
    expect(await desk.send<boolean>(DELETE, { confirmation: '陈十三' }, person)).toBe(true);
    expect(await desk.row(id)).toMatchObject({
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
      background: 'OTHER',
      skills: '[]',
      service_kinds: '[]',
    });
    expect(await desk.row(id)).toMatchObject({ name_sealed: '', document_sealed: '', mobile_sealed: '' });
    expect(await desk.read(id, world.officerA)).toMatchObject({
      name: '已注销',
      volunteerNo: expect.stringMatching(/^510502\d{7}$/),
      maskedMobile: null,
      maskedDocument: null,
    });
    expect(
      (await desk.read(id, world.officerA)).consents.every((consent) => consent.withdrawnAt !== null),
    ).toBe(true);
    expect(await desk.app.client.refusal('{ me { id } }', {}, { token: person.token })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(world.signIn(person)).rejects.toThrow('LOGIN_REFUSED');

    const anew = await world.person();
    expect(await desk.send(REGISTER, { ...application, idempotencyKey: newKey() }, anew)).toMatchObject({
      status: 'PENDING',
      volunteerNo: null,
    });
  });

  it('the export tells why and until when one is suspended, and holds what was merged into it', async () => {
    const { id: volunteerId, person } = await desk.resident();
    const duplicate = await world.volunteer({ withAccount: false, name: '冯十二世' });
    const reason = '同一人';
    await desk.send(MERGE, { duplicateId: duplicate.id, intoId: volunteerId, reason }, world.streetOfficer);
    await desk.send(SUSPEND, { volunteerId, reason: '虚假记录' }, world.officerA);
    expect(await exported(person)).toMatchObject({
      profile: { statusReason: '虚假记录', suspendedUntil: '2027-06-15', selfSupportDeclaredOn: null },
      mergedProfiles: [{ name: '冯十二世', status: 'MERGED' }],
    });
  });

  it('deleting forgets the reasons written about him too', async () => {
    const { id: volunteerId, person } = await desk.applicant({ name: '陈十五' });
    await desk.send(RETURN, { volunteerId, reason: '陈十五身份证照片不清' }, world.officerA);
    await desk.send<boolean>(DELETE, { confirmation: '陈十五' }, person);
    const history = await desk.history(volunteerId);
    expect(history.map((event) => [event['to_value'], event['reason']])).toEqual([
      ['RETURNED', null],
      ['WITHDRAWN', null],
    ]);
  });

  it('deleting erases every duplicate that was merged into him, and into those', async () => {
    const { id: kept, person } = await desk.resident({ name: '陈十六' });
    const { id: duplicate } = await world.volunteer({ withAccount: false });
    const { id: earlier } = await world.volunteer({ withAccount: false });
    for (const [duplicateId, intoId] of [
      [earlier, duplicate],
      [duplicate, kept],
    ]) {
      await desk.send(MERGE, { duplicateId, intoId, reason: '同一人' }, world.streetOfficer);
    }
    await desk.send<boolean>(DELETE, { confirmation: '陈十六' }, person);
    for (const id of [duplicate, earlier]) {
      expect(await desk.row(id)).toMatchObject({
        ...{
          status: 'MERGED',
          masked_name: '已注销',
          name_sealed: '',
          document_sealed: '',
          mobile_sealed: '',
        },
        ...{ document_index: null, name_index: null, mobile_index: null, skills: '[]' },
      });
      expect((await desk.read(id, world.officerA)).consents.every((consent) => consent.withdrawnAt)).toBe(
        true,
      );
    }
  });

  it('a resident without a registration has both as well, and confirms with the number he logs in with', async () => {
    const person = await world.person();
    expect(await exported(person)).toEqual({
      account: { login: person.phone, createdAt: expect.any(String), phoneVerifiedAt: null, roles: [] },
      needs: [],
      objections: [],
    });
    expect(await desk.refused(DELETE, { confirmation: '13000000000' }, person)).toBe('CONFIRMATION_WRONG');
    expect(await desk.send<boolean>(DELETE, { confirmation: `+86 ${person.phone}` }, person)).toBe(true);
    expect(await desk.audited('account.erase', person.accountId)).toHaveLength(1);
    const gone = await desk.app.client.refusal('{ me { id } }', {}, { token: person.token });
    expect(gone.code).toBe('UNAUTHENTICATED');
    await expect(world.signIn(person)).rejects.toThrow('LOGIN_REFUSED');
  });

  it('the administrator’s account, which is nobody’s, is not deleted by a slip', async () => {
    expect(await desk.refused(DELETE, { confirmation: 'admin' }, world.administrator)).toBe(
      'CONFIRMATION_WRONG',
    );
  });
});
