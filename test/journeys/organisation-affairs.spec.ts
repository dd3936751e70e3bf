import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MEETING, simpleCharter } from '../support/charters.js';
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
const ADOPT_RULE = mutation('adoptRule', 'AdoptRuleInput', '{ id revision articleNumbers flaggedAt }');
const REVISE = mutation('reviseRule', 'ReviseRuleInput', '{ id revision articleNumbers flaggedAt }');
const WITHDRAW_RULE = mutation('withdrawRule', 'WithdrawRuleInput', '{ withdrawnAt }');
const DRAFT = mutation('draftCharter', 'DraftCharterInput', '{ id }');
const ADOPT = mutation('adoptCharter', 'AdoptCharterInput', '{ id }');
const SUBMIT = mutation('submitCharter', 'CharterVersionInput', '{ id }');
const APPROVE = mutation('approveCharter', 'ApproveCharterInput', '{ id }');
const OFFICES = `query ($id: ID!) { organisation(id: $id) { offices { office name } } }`;
const DUE = `query ($placeCode: String!, $year: Int) { annualReportsDue(placeCode: $placeCode, year: $year) { nodes { name } } }`;
const MAJOR = `query ($placeCode: String!) { majorActivities(placeCode: $placeCode) { nodes { title } } }`;
const RULES = `query ($organisationId: ID!) { ruleDocuments(organisationId: $organisationId) { title articleNumbers flaggedAt withdrawnAt } }`;

let desk: OrganisationDesk;
let world: World;
let officer: Person;
let organisationId: string;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
  officer = await desk.person();
  ({ id: organisationId } = await desk.draft(officer, { tier: 'COMMUNITY_GUIDED' }));
  await desk.describe(organisationId, officer);
  await desk.members(organisationId, 10, 2, officer);
  await desk.send('submitFiling', { organisationId }, officer);
  await desk.send('acceptFiling', { organisationId }, world.officerA);
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
async function amend(text: string): Promise<void> {
  const drafted = { organisationId, form: 'SIMPLE', text, idempotencyKey: newKey() };
  const { id: versionId } = await desk.ask<{ id: string }>(DRAFT, { input: drafted }, officer);
  await desk.ask(ADOPT, { input: { versionId, ...MEETING, meetingForm: 'REPRESENTATIVES' } }, officer);
  await desk.ask(SUBMIT, { input: { versionId } }, officer);
  await desk.ask(APPROVE, { input: { versionId } }, world.officerA);
}

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

describe('rule 48: rules rest on articles of the charter', () => {
  const rule = (change: object = {}) => ({
    ...{ kind: 'FINANCE', title: '财务制度', text: '收支两人经手，按月对账', articleNumbers: [9], ...change },
  });

  it('that exist in the charter in force', async () => {
    const adopt = (change: object = {}) => ({ organisationId, ...rule(change), idempotencyKey: newKey() });
    expect(await refused(ADOPT_RULE, adopt())).toBe('NO_CHARTER_IN_FORCE');
    desk.app.clock.set('2026-06-20T04:00:00Z');
    await amend(simpleCharter());
    expect(await refused(ADOPT_RULE, adopt({ articleNumbers: [11] }))).toBe('NO_SUCH_ARTICLE');
    expect(await refused(ADOPT_RULE, adopt({ articleNumbers: [] }))).toBe('FIELD_TOO_FEW');
    await desk.ask(ADOPT_RULE, { input: adopt() }, officer);
    await desk.ask(
      ADOPT_RULE,
      { input: adopt({ kind: 'MEETINGS', title: '会议制度', articleNumbers: [8] }) },
      officer,
    );
  });

  it('an amended article flags its rules; those that only count anew follow', async () => {
    const articles = simpleCharter('龙桥书画协会', {
      8: '会员大会每年召开两次，三分之二以上会员到会有效。',
    }).split('\n');
    const added = [...articles, '第十一条 本会接受会员监督。'].join('\n');
    await amend(added);
    const listed = await desk.ask<{ title: string; flaggedAt: string | null }[]>(
      RULES,
      { organisationId },
      null,
    );
    expect(listed.map(({ title, flaggedAt }) => [title, flaggedAt !== null])).toEqual([
      ['财务制度', false],
      ['会议制度', true],
    ]);
  });

  it('looked at again it is not flagged any more; withdrawn it stays readable', async () => {
    const rules = await desk.ask<{ id: string }[]>(
      RULES.replace('title', 'id title'),
      { organisationId },
      officer,
    );
    const ruleId = rules[1]?.id;
    const { kind: _, ...text } = rule({ title: '会议制度', articleNumbers: [8, 8, 1] });
    const revised = await desk.ask(REVISE, { input: { ruleId, revision: 1, ...text } }, officer);
    expect(revised).toMatchObject({ revision: 2, articleNumbers: [1, 8], flaggedAt: null });
    expect(await refused(REVISE, { ruleId, revision: 1, ...text })).toBe('RULE_CHANGED');
    await desk.ask(WITHDRAW_RULE, { input: { ruleId } }, officer);
    expect(await refused(WITHDRAW_RULE, { ruleId })).toBe('RULE_WITHDRAWN');
    const listed = await desk.ask<{ withdrawnAt: string | null }[]>(RULES, { organisationId }, null);
    expect(listed.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true]);
  });
});
