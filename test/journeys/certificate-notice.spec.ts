import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { CertificateBatchesJob } from '../../src/recognition/batches/certificate-batches.job.js';
import { CertificateNoticesJob } from '../../src/recognition/certificates/certificate-notices.job.js';
import {
  CertificateDesk,
  DECLINE,
  ISSUE,
  LIST,
  READ,
  REPLACE,
  type ShownCertificate,
} from '../support/certificate-desk.js';
import type { Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import { VOID } from '../support/service-desk.js';
import type { Person, World } from '../support/world.js';

const BATCH = `mutation ($input: IssueCertificateBatchInput!) { issueCertificateBatch(input: $input) { id } }`;
const READ_BATCH = `query ($id: ID!) { certificateBatch(id: $id) { waiting issued failed } }`;
const ITEMS = `query ($batchId: ID!) { certificateBatchItems(batchId: $batchId) {
  nodes { status issuableFrom certificateId problem { code } } } }`;

let desk: CertificateDesk;
let world: World;
let pupils: Kin[];

beforeAll(async () => {
  desk = await CertificateDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

/** Signed in anew: the clock moves. */
const now = async (person: Person | null): Promise<Person> => {
  if (!person) throw new Error('he has an account');
  return { ...person, token: await world.signIn(person) };
};
const officer = (): Promise<Person> => now(world.officerA);
const issue = async (certificateId: string): Promise<ShownCertificate> =>
  desk.ask(ISSUE, { input: { certificateId } }, await officer());
const read = async (id: string): Promise<ShownCertificate> => desk.ask(READ, { id }, await officer());
const asked = async (kin: Kin): Promise<ShownCertificate> =>
  desk.requested({ ...kin, person: await now(kin.person) });
const runJob = (): Promise<unknown> => desk.app.get(Jobs).run(desk.app.get(CertificateNoticesJob).name);
const voided = async (recordId: string): Promise<unknown> => {
  const input = { recordId, reason: '核查发现未到场', idempotencyKey: newKey() };
  return desk.ask(VOID, { input }, await now(world.streetOfficer));
};
const served = (kin: Kin, day: string, minutes: number) => {
  const { service } = desk.giving.redemptions.match;
  return service.confirmed(service.draft(kin.id, { day, minutes }));
};

describe('rule 41: the internal notice that a policy asks for', () => {
  let kin: Kin;
  let other: Kin;
  let [first, only] = ['', ''];
  let leaving: Person;
  let certificate: ShownCertificate;
  const UNTIL = '2026-06-17T16:00:00.000Z';

  it('shows the offices what it will state, and until when; nothing can be verified or fetched yet', async () => {
    await desk.issued(await desk.giving.kin('马秀云', 60));
    await desk.giving.policy({ recognition: { certificateNoticeDays: 2 } });
    kin = await desk.giving.kin('赵秀兰');
    first = await served(kin, '2026-06-11', 90);
    await served(kin, '2026-06-12', 60);
    other = await desk.giving.kin('孙桂英');
    only = await served(other, '2026-06-11', 60);
    leaving = await world.officer('COMMUNITY_OFFICER', world.communityA);
    pupils = [await desk.giving.kin('学生甲', 60), await desk.giving.kin('学生乙', 60)];
    certificate = await issue((await asked(kin)).id);
    expect(certificate).toMatchObject({
      ...{ status: 'REQUESTED', issuableFrom: UNTIL, number: null, minutes: null },
      records: [{ minutes: 90 }, { minutes: 60 }],
    });
    const listed = (inNotice: boolean) =>
      desk.ask<{ nodes: object[] }>(LIST, { placeCode: world.communityA, inNotice }, world.auditor);
    expect((await listed(true)).nodes).toEqual([{ id: certificate.id }]);
    expect((await listed(false)).nodes.length).toBeGreaterThan(1);
  });

  it('cannot be cut short, not by a millisecond', async () => {
    const input = { certificateId: certificate.id };
    const { code, message } = await desk.app.client.refusal(
      ISSUE,
      { input },
      { token: world.officerA.token },
    );
    expect({ code, message }).toEqual({
      code: 'CERTIFICATE_IN_NOTICE',
      message: '该证明在内部公示期内，2026-06-18 00:00 起才能开具',
    });
    await voided(first);
    await served(kin, '2026-06-13', 120);
    desk.app.clock.set('2026-06-17T15:59:59.999Z');
    await runJob();
    expect(await desk.refused(ISSUE, { input }, await officer())).toBe('CERTIFICATE_IN_NOTICE');
  });

  it('then it is issued by itself, once, of what it showed without what was voided meanwhile', async () => {
    desk.app.clock.set(UNTIL);
    await Promise.all([runJob(), desk.app.get(CertificateNoticesJob).run()]);
    const issued = await read(certificate.id);
    expect(issued).toMatchObject({ status: 'ISSUED', minutes: 60, records: [{ minutes: 60 }] });
    expect(issued.issuableFrom).toBeNull();
    await runJob();
    expect(await read(certificate.id)).toEqual(issued);
  });

  it('another one in its place has a notice of its own; the one before is valid until then', async () => {
    const input = { certificateId: certificate.id };
    const next = await desk.ask(REPLACE, { input }, await officer());
    expect(next).toMatchObject({ status: 'REQUESTED', issuableFrom: '2026-06-20T16:00:00.000Z' });
    expect(await desk.refused(REPLACE, { input }, await officer())).toBe('CERTIFICATE_REPLACEMENT_ASKED');
    expect(await read(certificate.id)).toMatchObject({ status: 'ISSUED' });
    desk.app.clock.set('2026-06-20T16:00:00Z');
    await runJob();
    expect(await read(certificate.id)).toMatchObject({ status: 'REPLACED' });
    expect(await read(next.id)).toMatchObject({ status: 'ISSUED', minutes: 180 });
  });

  it('declined with a reason while it runs, or when nothing of it is left', async () => {
    const { id } = await issue((await asked(kin)).id);
    const decline = { input: { certificateId: id, reason: '签到表不符' } };
    expect(await desk.ask(DECLINE, decline, await officer())).toMatchObject({ status: 'DECLINED' });
    const { id: emptied } = await issue((await asked(other)).id);
    await voided(only);
    desk.app.clock.set('2026-06-25T02:00:00Z');
    await runJob();
    expect(await read(id)).toMatchObject({ status: 'DECLINED', endReason: '签到表不符' });
    expect(await read(emptied)).toMatchObject({
      status: 'DECLINED',
      endReason: expect.stringContaining('均已作废'),
    });
  });

  it('of whom had it begun and has lost the office, another one issues it by hand', async () => {
    const { id } = await asked(kin);
    await desk.ask(ISSUE, { input: { certificateId: id } }, await now(leaving));
    await desk.app.uow.write((transaction) =>
      transaction.execute('UPDATE role_grant SET revoked_at = 1 WHERE account_id = :id', {
        id: leaving.accountId,
      }),
    );
    desk.app.clock.set('2026-06-29T02:00:00Z');
    await runJob();
    expect(await read(id)).toMatchObject({ status: 'REQUESTED' });
    expect(await issue(id)).toMatchObject({ status: 'ISSUED' });
  });
});

describe('rule 41: a school’s certificates, where there is a notice', () => {
  it('wait for it, each, and are done when it is over', async () => {
    const input = {
      ...{ issuerCode: world.communityA, title: '江阳中学', fromDay: '2026-06-01', untilDay: '2026-06-30' },
      ...{ volunteerNos: pupils.map(({ volunteerNo }) => volunteerNo), idempotencyKey: newKey() },
    };
    const batch = await desk.ask<{ id: string }>(BATCH, { input }, await officer());
    const job = desk.app.get(CertificateBatchesJob);
    await job.run();
    await job.run();
    const items = async () =>
      (await desk.ask<{ nodes: { issuableFrom: string }[] }>(ITEMS, { batchId: batch.id }, await officer()))
        .nodes;
    const WAITING = { status: 'WAITING', issuableFrom: '2026-07-01T16:00:00.000Z', certificateId: null };
    expect(await items()).toEqual([
      { ...WAITING, problem: null },
      { ...WAITING, problem: null },
    ]);
    desk.app.clock.set('2026-07-01T16:00:00Z');
    await runJob();
    await job.run();
    expect(await desk.ask(READ_BATCH, { id: batch.id }, await officer())).toEqual({
      ...{ waiting: 0, issued: 2, failed: 0 },
    });
    expect((await items())[0]).toMatchObject({ status: 'ISSUED', issuableFrom: null });
  });
});
