import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk, ROSTER } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const mutation = (name: string, type: string, shown: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) ${shown} }`;
const APPOINT = mutation(
  'appointOfficeHolder',
  'AppointOfficeHolderInput',
  '{ offices { id office name untilDay endedOn } }',
);
const END = mutation('endOffice', 'EndOfficeInput', '{ offices { endedOn } }');
const REPORT = mutation('submitAnnualReport', 'SubmitAnnualReportInput', '{ year members late }');
const ANNOUNCE = mutation('announceMajorActivity', 'AnnounceMajorActivityInput', '{ id title }');
const OFFICES = `query ($id: ID!) { organisation(id: $id) { offices { office name } } }`;
const DUE = `query ($placeCode: String!, $year: Int) { annualReportsDue(placeCode: $placeCode, year: $year) { nodes { name } } }`;
const MAJOR = `query ($placeCode: String!) { majorActivities(placeCode: $placeCode) { nodes { title } } }`;

let desk: OrganisationDesk;
let world: World;
let officer: Person;
let organisationId: string;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
  const filed = await desk.guided('龙桥书画协会', 10);
  ({ officer } = filed);
  organisationId = filed.organisation.id;
}, 120_000);
afterAll(() => desk.app.stop());

const refused = async (query: string, input: object, by: Person = officer) => {
  const { code, fields } = await desk.refusal(query, { input }, by);
  return fields?.[0]?.code ?? code;
};
const members = async (): Promise<{ id: string }[]> =>
  (await desk.ask<{ nodes: { id: string }[] }>(ROSTER, { organisationId }, officer)).nodes;
const term = (memberId: string | undefined, change: object = {}) => ({
  ...{ organisationId, memberId, office: 'CHAIR', fromDay: '2026-06-15', untilDay: '2029-06-14' },
  ...{ idempotencyKey: newKey(), ...change },
});
describe('rule 49: offices with terms', () => {
  it('are held by members, one at a time, and named as they agreed to', async () => {
    const [first, second] = await members();
    await desk.ask(APPOINT, { input: term(first?.id, { mayBeNamed: true }) }, officer);
    await desk.ask(APPOINT, { input: term(second?.id, { office: 'TREASURER' }) }, officer);
    expect(await refused(APPOINT, term(second?.id))).toBe('OFFICE_HELD');
    expect(await refused(APPOINT, term(first?.id, { untilDay: '2026-06-14' }))).toBe('TERM_ORDER');
    expect(await refused(APPOINT, term(first?.id, { untilDay: '2031-06-16', office: 'SECRETARY' }))).toBe(
      'TERM_LONG',
    );
    expect(await refused(APPOINT, term(first?.id, { fromDay: '2026-06-14', office: 'SECRETARY' }))).toBe(
      'BEFORE_JOINING',
    );
    expect(await refused(APPOINT, term(organisationId, { office: 'SECRETARY' }))).toBe('NOT_FOUND');
    const named = async (by: Person | null) =>
      (await desk.ask<{ offices: object[] }>(OFFICES, { id: organisationId }, by)).offices;
    expect(await named(null)).toEqual([
      { office: 'CHAIR', name: '成**' },
      { office: 'TREASURER', name: null },
    ]);
    expect(await named(officer)).toEqual([
      { office: 'CHAIR', name: '成员甲' },
      { office: 'TREASURER', name: '成员乙' },
    ]);
  });

  it('end before their term, and then somebody else holds them', async () => {
    const [first, second] = await members();
    const { offices } = await desk.ask<{ offices: { id: string }[] }>(
      OFFICES.replace('office name', 'id'),
      { id: organisationId },
      officer,
    );
    const end = { officeId: offices[0]?.id };
    desk.app.clock.set('2026-06-20T02:00:00Z');
    await desk.ask(END, { input: end }, officer);
    expect(await refused(END, end)).toBe('OFFICE_ENDED');
    expect(await refused(APPOINT, term(second?.id, { fromDay: '2026-06-20' }))).toBe('OFFICE_HELD');
    await desk.ask(APPOINT, { input: term(second?.id, { fromDay: '2026-06-21' }) }, officer);
    expect(first?.id).toBeDefined();
  });

  it('are reminded of sixty days before a term ends, once, unless somebody is elected for after it', async () => {
    const [, , third] = await members();
    const short = { office: 'SUPERVISOR', fromDay: '2026-06-20', untilDay: '2026-08-19' };
    const reminders = async () => {
      await desk.app.get(Jobs).run('organisations.deadlines');
      const { history } = await desk.read(organisationId, officer);
      return history.filter(({ step }) => step === 'REMIND').map(({ reason }) => reason);
    };
    await desk.ask(APPOINT, { input: term(third?.id, short) }, officer);
    expect(await reminders()).toEqual([
      '有任期至 2026-08-19，请按章程换届 · a term of office ends on 2026-08-19; elect anew',
    ]);
    expect(await reminders()).toHaveLength(1);
    const soon = { ...short, office: 'SECRETARY', untilDay: '2026-08-01' };
    await desk.ask(APPOINT, { input: term(third?.id, soon) }, officer);
    await desk.ask(
      APPOINT,
      { input: term(third?.id, { ...soon, fromDay: '2026-08-02', untilDay: '2028-08-01' }) },
      officer,
    );
    expect(await reminders()).toHaveLength(1);
  });
});

describe('rule 49: annual reports and major activities', () => {
  it('a report is on a year that has ended, once, by 31 March; who has not sent one is listed', async () => {
    const report = (change: object = {}) => ({
      ...{
        organisationId,
        year: 2026,
        summary: '全年展览三次',
        activities: 3,
        incomeYuan: 2000,
        expensesYuan: 1800,
      },
      ...change,
    });
    expect(await refused(REPORT, report())).toBe('REPORT_YEAR');
    expect(await refused(REPORT, report({ year: 2025 }))).toBe('REPORT_YEAR');
    desk.app.clock.set('2027-03-31T02:00:00Z');
    const due = async (year?: number) =>
      (
        await desk.ask<{ nodes: { name: string }[] }>(
          DUE,
          { placeCode: world.communityA, year },
          world.officerA,
        )
      ).nodes;
    expect(await due()).toEqual([{ name: '龙桥书画协会' }]);
    expect(await due(2025)).toEqual([]);
    expect(await desk.ask(REPORT, { input: report() }, officer)).toEqual([
      { year: 2026, members: 10, late: false },
    ]);
    expect(await refused(REPORT, report())).toBe('ANNUAL_REPORT_EXISTS');
    expect(await due()).toEqual([]);
    desk.app.clock.set('2028-04-01T02:00:00Z');
    const [late] = await desk.ask<object[]>(REPORT, { input: report({ year: 2027 }) }, officer);
    expect(late).toMatchObject({ year: 2027, late: true });
  });

  it('a major activity is announced seven days before', async () => {
    const announced = (startAt: string) => ({
      ...{ organisationId, title: '百人书画展', content: '设安全员四名', address: '文化广场', startAt },
      idempotencyKey: newKey(),
    });
    expect(await refused(ANNOUNCE, announced('2028-04-07T15:59:59.999Z'))).toBe('MAJOR_ACTIVITY_LATE');
    await desk.ask(ANNOUNCE, { input: announced('2028-04-07T16:00:00.000Z') }, officer);
    const listed = await desk.ask(MAJOR, { placeCode: world.communityA }, world.streetOfficer);
    expect(listed).toEqual({ nodes: [{ title: '百人书画展' }] });
  });
});
