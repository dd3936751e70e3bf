import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MEETING, simpleCharter } from '../support/charters.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk } from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

const SHOWN = `id number status revision previousId effectiveOn text checklist { item articleNumber }
  meeting { present submitUntil } comments { articleNumber text }`;
const mutation = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${SHOWN} } }`;
const DRAFT = mutation('draftCharter', 'DraftCharterInput');
const CHANGE = mutation('changeCharterDraft', 'ChangeCharterDraftInput');
const DISCARD = mutation('discardCharter', 'CharterVersionInput');
const ADOPT = mutation('adoptCharter', 'AdoptCharterInput');
const SUBMIT = mutation('submitCharter', 'CharterVersionInput');
const RETURN = mutation('returnCharter', 'ReturnCharterInput');
const APPROVE = mutation('approveCharter', 'ApproveCharterInput');
const VERSIONS = `query ($organisationId: ID!) { charterVersions(organisationId: $organisationId) { nodes { number status } } }`;
const READ = `query ($id: ID!) { charterVersion(id: $id) { ${SHOWN} } }`;
const IN_FORCE = `query ($organisationId: ID!, $on: LocalDate) { charterInForce(organisationId: $organisationId, on: $on) { number } }`;
const DIFFERENCE = `query ($fromVersionId: ID!, $toVersionId: ID!, $changedOnly: Boolean) {
  charterDifference(fromVersionId: $fromVersionId, toVersionId: $toVersionId, changedOnly: $changedOnly) {
    articles { kind moved fromNumber toNumber words { kind text } } } }`;
const CHECK = `query ($text: String!, $form: CharterForm!) { checkCharter(text: $text, form: $form) {
  articles faults { line fault text } checklist { item articleNumber } } }`;

interface Version {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly previousId: string | null;
  readonly checklist: readonly { item: string; articleNumber: number | null }[];
  readonly comments: readonly object[];
}

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
}, 120_000);
afterAll(() => desk.app.stop());

const drafted = (text: string, change: object = {}): Promise<Version> => {
  const input = { organisationId, form: 'SIMPLE', text, idempotencyKey: newKey(), ...change };
  return desk.ask(DRAFT, { input }, officer);
};
const adopted = (versionId: string, change: object = {}): Promise<Version> =>
  desk.ask(ADOPT, { input: { versionId, ...MEETING, ...change } }, officer);
const refused = async (query: string, input: object, by: Person = officer): Promise<string> =>
  (await desk.refusal(query, { input }, by)).code;
const faults = async (query: string, input: object): Promise<(string | undefined)[]> =>
  ((await desk.refusal(query, { input }, officer)).fields ?? []).map(({ code }) => code);
const inForce = async (on: string | null, by: Person | null = null): Promise<number | string> => {
  const variables = { organisationId, on };
  try {
    return (await desk.ask<{ number: number }>(IN_FORCE, variables, by)).number;
  } catch (error) {
    return /"code": "(\w+)"/.exec((error as Error).message)?.[1] ?? 'unknown';
  }
};

describe('rules 45 and 46: a charter from its first draft to its filing', () => {
  let first: Version;

  it('a text is checked before anything is kept', async () => {
    const check = await desk.ask<{ articles: number; faults: object[]; checklist: Version['checklist'] }>(
      CHECK,
      { text: simpleCharter('龙桥书画协会', { 5: '本会设有活动室。' }), form: 'SIMPLE' },
      null,
    );
    expect(check).toMatchObject({ articles: 10, faults: [] });
    expect(check.checklist.filter(({ articleNumber }) => articleNumber === null)).toEqual([
      { item: 'DOMICILE', articleNumber: null },
    ]);
    expect(await desk.ask(CHECK, { text: '第一条 名称\n第三条 宗旨', form: 'SIMPLE' }, null)).toMatchObject({
      faults: [{ line: 2, fault: 'ARTICLE_NUMBER', text: '第三条 宗旨' }],
    });
  });

  it('is drafted from pasted text, one version at a time, and changed on the revision that was read', async () => {
    const unreadable = { organisationId, form: 'SIMPLE', text: '章程', idempotencyKey: newKey() };
    expect(await refused(DRAFT, unreadable)).toBe('CHARTER_UNREADABLE');
    first = await drafted(simpleCharter());
    expect(first).toMatchObject({ number: 1, status: 'DRAFT', previousId: null });
    expect(await refused(DRAFT, { ...unreadable, text: simpleCharter() })).toBe('CHARTER_OPEN');
    const change = {
      versionId: first.id,
      revision: 1,
      text: simpleCharter('龙桥书画协会', { 2: '本会由居民自愿组成。' }),
    };
    const answers = await Promise.all(
      [1, 2].map(() => desk.ask(CHANGE, { input: change }, officer).catch((error: Error) => error.message)),
    );
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([
      expect.stringContaining('CHARTER_CHANGED'),
    ]);
    for (const by of [null, world.officerB])
      expect((await desk.refusal(READ, { id: first.id }, by)).code).toBe('NOT_FOUND');
  });

  it('a vote that does not add up, a meeting to come, or too few: not adopted', async () => {
    const versionId = first.id;
    const vote = (change: object) => faults(ADOPT, { versionId, ...MEETING, ...change });
    expect(await vote({ votesFor: 7 })).toEqual(['VOTE_ARITHMETIC']);
    expect(await vote({ present: 11, votesFor: 10 })).toEqual(['VOTE_MORE_THAN_EXPECTED']);
    expect(await vote({ present: 6, votesFor: 5 })).toEqual(['VOTE_QUORUM']);
    expect(await vote({ votesFor: 4, votesAgainst: 4 })).toEqual(['VOTE_MAJORITY']);
    expect(await vote({ meetingOn: '2026-06-16' })).toEqual(['DAY_IN_FUTURE']);
    expect(await vote({ votesFor: -1, abstained: 10 })).toEqual(['FIELD_RANGE']);
    const claimed = { expected: 100, present: 40, votesFor: 39, abstained: 1 };
    expect(await vote(claimed)).toEqual(['VOTE_QUORUM']);
    const more = { versionId, ...MEETING, expected: 12 };
    expect(await refused(ADOPT, more)).toBe('EXPECTED_NOT_ROSTER');
    expect(await adopted(versionId)).toMatchObject({
      ...{ status: 'ADOPTED', meeting: { present: 9, submitUntil: '2026-07-14' } },
    });
    expect(await refused(SUBMIT, { versionId })).toBe('CHARTER_GOES_WITH_FILING');
  });

  it('goes with the filing, and is in force from that day', async () => {
    await desk.send('submitFiling', { organisationId }, officer);
    expect(await inForce(null, officer)).toBe('NO_CHARTER_IN_FORCE');
    await desk.send('acceptFiling', { organisationId }, world.officerA);
    expect(await inForce(null)).toBe(1);
    expect(await inForce('2026-06-14')).toBe('NO_CHARTER_IN_FORCE');
  });
});

describe('rules 46 and 47: it is amended', () => {
  let second: Version;
  let third: Version;
  const amended = simpleCharter('龙桥书画协会', { 8: '会员大会每年召开两次，三分之二以上会员到会有效。' });

  it('submitted too long after the vote, it has to be voted on again', async () => {
    desk.app.clock.set('2026-07-15T02:00:00Z');
    const late = await drafted(amended);
    const meeting = { ...MEETING, versionId: late.id };
    expect(await refused(ADOPT, { ...meeting, meetingOn: '2026-06-14' })).toBe('CHARTER_VOTE_TOO_OLD');
    await adopted(late.id, { meetingOn: '2026-06-15' });
    desk.app.clock.set('2026-07-16T02:00:00Z');
    expect(await refused(SUBMIT, { versionId: late.id })).toBe('CHARTER_VOTE_TOO_OLD');
    expect(await desk.ask(DISCARD, { input: { versionId: late.id } }, officer)).toMatchObject({
      status: 'DISCARDED',
    });
  });

  it('returned with comments on articles, it has no effect', async () => {
    second = await drafted(simpleCharter('龙桥书画协会', { 8: '会员大会随时召开。', 3: '本会宗旨：联谊。' }));
    await adopted(second.id, { meetingOn: '2026-07-14' });
    await desk.ask(SUBMIT, { input: { versionId: second.id } }, officer);
    const comments = [{ articleNumber: 8, text: '应写明到会比例' }, { text: '请附会议记录' }];
    expect(await refused(RETURN, { versionId: second.id, comments }, officer)).toBe('FORBIDDEN');
    expect(
      await refused(
        RETURN,
        { versionId: second.id, comments: [{ articleNumber: 11, text: '意见' }] },
        world.officerA,
      ),
    ).toBe('INVALID_INPUT');
    second = await desk.ask(RETURN, { input: { versionId: second.id, comments } }, world.officerA);
    expect(second).toMatchObject({ status: 'RETURNED', comments: [comments[0], { articleNumber: null }] });
    expect(await inForce(null)).toBe(1);
    expect(await refused(APPROVE, { versionId: second.id }, world.officerA)).toBe(
      'CHARTER_STATUS_NOT_ALLOWED',
    );
  });

  it('submitted again, the reviewer sees what changed since, and approves it from a day on', async () => {
    third = await drafted(amended);
    expect(third.previousId).toBe(second.id);
    await adopted(third.id, { meetingOn: '2026-07-14' });
    await desk.ask(SUBMIT, { input: { versionId: third.id } }, officer);
    const { articles } = await desk.ask<{ articles: { kind: string; toNumber: number }[] }>(
      DIFFERENCE,
      { fromVersionId: second.id, toVersionId: third.id, changedOnly: true },
      world.officerA,
    );
    expect(articles.map(({ kind, toNumber }) => [kind, toNumber])).toContainEqual(['CHANGED', 3]);
    for (const day of ['2026-07-15', '2026-06-15'])
      expect(await refused(APPROVE, { versionId: third.id, effectiveOn: day }, world.officerA)).toBe(
        'INVALID_INPUT',
      );
    const approved = { versionId: third.id, effectiveOn: '2026-08-01' };
    expect(await desk.ask(APPROVE, { input: approved }, world.officerA)).toMatchObject({
      status: 'APPROVED',
    });
  });

  it('the charter in force on a day always answers', async () => {
    desk.app.clock.set('2026-08-02T02:00:00Z');
    for (const [on, number] of [
      ['2026-06-14', 'NO_CHARTER_IN_FORCE'],
      ['2026-06-15', 1],
      ['2026-07-31', 1],
      ['2026-08-01', 4],
      ['2027-01-01', 4],
    ] as const)
      expect(await inForce(on)).toBe(number);
    const versions = await desk.ask<{ nodes: object[] }>(VERSIONS, { organisationId }, null);
    expect(versions.nodes).toEqual([
      { number: 4, status: 'IN_FORCE' },
      { number: 1, status: 'SUPERSEDED' },
    ]);
  });
});
