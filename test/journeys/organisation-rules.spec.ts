import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MEETING, simpleCharter } from '../support/charters.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const mutation = (name: string, type: string, shown: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) ${shown} }`;
const ADOPT_RULE = mutation('adoptRule', 'AdoptRuleInput', '{ id revision articleNumbers flaggedAt }');
const REVISE = mutation('reviseRule', 'ReviseRuleInput', '{ id revision articleNumbers flaggedAt }');
const WITHDRAW_RULE = mutation('withdrawRule', 'WithdrawRuleInput', '{ withdrawnAt }');
const DRAFT = mutation('draftCharter', 'DraftCharterInput', '{ id }');
const ADOPT = mutation('adoptCharter', 'AdoptCharterInput', '{ id }');
const SUBMIT = mutation('submitCharter', 'CharterVersionInput', '{ id }');
const APPROVE = mutation('approveCharter', 'ApproveCharterInput', '{ id }');
const RULES = `query ($organisationId: ID!) { ruleDocuments(organisationId: $organisationId) { title articleNumbers flaggedAt withdrawnAt } }`;

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
async function amend(text: string, effectiveOn?: string): Promise<void> {
  const drafted = { organisationId, form: 'SIMPLE', text, idempotencyKey: newKey() };
  const { id: versionId } = await desk.ask<{ id: string }>(DRAFT, { input: drafted }, officer);
  await desk.ask(ADOPT, { input: { versionId, ...MEETING, meetingForm: 'REPRESENTATIVES' } }, officer);
  await desk.ask(SUBMIT, { input: { versionId } }, officer);
  await desk.ask(APPROVE, { input: { versionId, effectiveOn } }, world.officerA);
}

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

  it('one that is adopted before an approved amendment comes into force follows it already', async () => {
    const articles = simpleCharter('龙桥书画协会', {
      8: '会员大会每年召开三次，三分之二以上会员到会有效。',
    }).split('\n');
    await amend(articles.join('\n'), '2026-07-01');
    const adopted = (title: string, numbers: readonly number[]) => ({
      ...{ organisationId, ...rule({ kind: 'ARCHIVE', title, articleNumbers: numbers }) },
      idempotencyKey: newKey(),
    });
    await desk.ask(ADOPT_RULE, { input: adopted('档案制度', [9]) }, officer);
    await desk.ask(ADOPT_RULE, { input: adopted('换届制度', [8, 11]) }, officer);
    const listed = await desk.ask<{ title: string; articleNumbers: number[]; flaggedAt: string | null }[]>(
      RULES,
      { organisationId },
      null,
    );
    const shown = listed.map(
      ({ title, articleNumbers, flaggedAt }) => [title, articleNumbers, flaggedAt !== null] as const,
    );
    // Its eleventh article is gone then.
    expect(shown.filter(([title]) => title !== '财务制度' && title !== '会议制度')).toEqual([
      ['档案制度', [9], false],
      ['换届制度', [8], true],
    ]);
  });
});
