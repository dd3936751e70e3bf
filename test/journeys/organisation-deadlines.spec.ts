import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationDeadlinesJob } from '../../src/organisations/organisation-deadlines.job.js';
import { OrganisationEntity } from '../../src/organisations/organisation.entity.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { OrganisationTier } from '../../src/organisations/organisation-lifecycle.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const INBOX = '{ myNotifications { nodes { kind text } } }';

let desk: OrganisationDesk;
let world: World;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const of = ({ id: organisationId }: { id: string }, more: object = {}) => ({ organisationId, ...more });
const because = (organisation: { id: string }, reason = '情况已核实') => of(organisation, { reason });
const runJob = (): Promise<unknown> => desk.app.get(Jobs).run(desk.app.get(OrganisationDeadlinesJob).name);
const told = async (by: Person): Promise<string[]> => {
  await desk.app.settled();
  return (await desk.ask<{ nodes: { text: string }[] }>(INBOX, {}, by)).nodes.map(({ text }) => text);
};
const steps = async (organisation: { id: string }, by: Person): Promise<string[]> =>
  (await desk.read(organisation.id, by)).history.map(({ step }) => step);

describe('rule 49: a drum band goes idle, is proposed for cancellation, objects, stays', () => {
  it('after twelve months without an activity cancelling is proposed, once, and its officers are told', async () => {
    const { organisation: drums, officer } = await desk.guided('龙桥鼓乐队');
    expect(await told(officer)).toEqual(['您负责的社会组织“龙桥鼓乐队”：备案，详见其经历']);
    expect(await desk.refused('objectToCancellation', because(drums), officer)).toBe(
      'CANCELLATION_NOT_PROPOSED',
    );
    desk.app.clock.set('2027-06-14T02:00:00Z');
    await runJob();
    expect((await desk.read(drums.id, officer)).cancellationProposedAt).toBeNull();
    desk.app.clock.set('2027-06-15T02:00:00Z');
    await Promise.all([runJob(), desk.app.get(OrganisationDeadlinesJob).run()]);
    await runJob();
    expect(await steps(drums, officer)).toEqual(['DRAFT', 'SUBMIT', 'FILE', 'PROPOSE_CANCELLATION']);
    expect((await told(officer))[0]).toContain('因长期无活动提议注销');
    expect(await desk.read(drums.id, null)).toMatchObject({ status: 'FILED', cancellationProposedAt: null });

    await desk.send('objectToCancellation', because(drums, '队员外出务工，秋季恢复排练'), officer);
    expect(await desk.refused('keepOrganisation', because(drums), officer)).toBe('FORBIDDEN');
    const kept = await desk.send('keepOrganisation', because(drums), world.officerA);
    expect(kept).toMatchObject({ status: 'FILED', cancellationProposedAt: null });
    await runJob();
    expect((await steps(drums, officer)).at(-1)).toBe('KEEP');
    expect(await desk.refused('keepOrganisation', because(drums), world.officerA)).toBe(
      'CANCELLATION_NOT_PROPOSED',
    );
  });

  it('who has held an activity is not idle; one is never cancelled but by an office, with a reason', async () => {
    desk.app.clock.set('2027-06-16T02:00:00Z');
    const { organisation: hikers, officer } = await desk.guided('龙桥登山队');
    await desk.app.uow.write((transaction) =>
      desk.app.get(OrganisationsService).wasActive(transaction, hikers.id, '2028-01-10'),
    );
    desk.app.clock.set('2028-06-16T02:00:00Z');
    await runJob();
    expect((await desk.read(hikers.id, officer)).cancellationProposedAt).toBeNull();
    desk.app.clock.set('2029-01-10T02:00:00Z');
    await runJob();
    expect((await desk.read(hikers.id, officer)).cancellationProposedAt).not.toBeNull();
    const cancelled = await desk.send('cancelOrganisation', because(hikers, '成员已解散'), world.officerA);
    expect(cancelled.status).toBe('CANCELLED');
    const open = await desk.read(hikers.id, null);
    expect(open.history.map(({ step, reason }) => [step, reason])).toEqual([
      ['FILE', null],
      ['CANCEL', null],
    ]);
    expect((await desk.read(hikers.id, officer)).history.at(-1)?.reason).toBe('成员已解散');
    expect(await desk.refused('resumeOrganisation', because(hikers), world.officerA)).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
    // Nothing of it is changed any more.
    const member = {
      members: [{ name: '成员丙', kind: 'INDIVIDUAL', founder: false }],
      idempotencyKey: newKey(),
    };
    const upload = `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { path } }`;
    const drafted = { form: 'SIMPLE', text: '第一条 本会名称为龙桥登山队。', idempotencyKey: newKey() };
    expect(await desk.refused('addOrganisationMembers', of(hikers, member), officer)).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
    for (const [query, input] of [
      [upload, { kind: 'OTHER' }],
      ['mutation ($input: DraftCharterInput!) { draftCharter(input: $input) { id } }', drafted],
    ] as const)
      expect((await desk.refusal(query, { input: of(hikers, input) }, officer)).code).toBe(
        'ORGANISATION_STATUS_NOT_ALLOWED',
      );
    // Its name is free again.
    const next = await desk.draft(officer, { name: '龙桥登山队', tier: 'COMMUNITY_GUIDED' });
    await desk.describe(next.id, officer);
    await desk.members(next.id, 2, 2, officer);
    expect(await desk.send('submitFiling', of(next), officer)).toMatchObject({ status: 'SUBMITTED' });
  });
});

describe('rules 43 and 49: terms, renewals, suspensions', () => {
  it('is reminded sixty days before, renewed by the street, and expires without', async () => {
    desk.app.clock.set('2029-02-01T02:00:00Z');
    const { organisation: choir, officer } = await desk.guided('龙桥合唱团');
    await desk.app.uow.write((transaction) =>
      transaction
        .repo(OrganisationEntity)
        .update(
          { id: choir.id },
          { tier: OrganisationTier.STREET_FILED, validUntil: '2029-04-30', activeOn: '2029-02-01' },
        ),
    );
    expect(await desk.refused('askRenewal', of(choir), officer)).toBe('RENEWAL_EARLY');
    desk.app.clock.set('2029-03-01T02:00:00Z');
    await runJob();
    await runJob();
    expect((await steps(choir, officer)).filter((step) => step === 'REMIND')).toHaveLength(1);
    expect((await told(officer))[0]).toContain('提醒');
    await desk.send('askRenewal', of(choir), officer);
    expect(await desk.refused('askRenewal', of(choir), officer)).toBe('RENEWAL_ASKED');
    expect(await desk.refused('renewOrganisation', of(choir), world.officerA)).toBe('FORBIDDEN');
    await desk.send('refuseRenewal', because(choir, '请先补交年度报告'), world.streetOfficer);
    desk.app.clock.set('2029-05-01T02:00:00Z');
    await runJob();
    expect(await desk.read(choir.id, officer)).toMatchObject({ status: 'EXPIRED' });
    await desk.send('askRenewal', of(choir), officer);
    expect(await desk.send('renewOrganisation', of(choir), world.streetOfficer)).toMatchObject({
      ...{ status: 'FILED', validUntil: '2032-04-30' },
    });
  });

  it('suspended it plans no activity; it goes on from where it was', async () => {
    const { organisation: drums, officer } = await desk.guided('龙桥腰鼓队');
    await desk.send('suspendOrganisation', because(drums), world.officerA);
    const activity = {
      ...{ title: '展演', content: '腰鼓', serviceTarget: 'PUBLIC', address: '广场', recruitingMode: 'OPEN' },
      ...{ startAt: '2029-06-01T02:00:00.000Z', endAt: '2029-06-01T04:00:00.000Z', hazardous: false },
      ...{
        personInCharge: '王队长',
        positions: [{ name: '鼓手', capacity: 10 }],
        idempotencyKey: 'suspended-1',
      },
    };
    const create = `mutation ($input: CreateActivityInput!) { createActivity(input: $input) { id } }`;
    const input = { ...activity, organisationId: drums.id };
    expect((await desk.refusal(create, { input }, officer)).code).toBe('ORGANISATION_NOT_IN_FORCE');
    await desk.send('resumeOrganisation', because(drums), world.officerA);
    expect(await desk.ask(create, { input }, officer)).toMatchObject({ id: expect.any(String) });
  });
});
