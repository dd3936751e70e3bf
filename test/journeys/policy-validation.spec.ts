import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, World } from '../support/world.js';

const SET = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const refusal = (policy: unknown, language = 'en') => {
  const input = { placeCode: DISTRICT, validFrom: '2026-06-15', policy, idempotencyKey: newKey() };
  return app.client.refusal(SET, { input }, { token: world.districtOfficer.token, language });
};

describe('§ 11: what a policy may not say is told by its path, in the caller’s language', () => {
  it.each([
    ['a section left out', { ...DEFAULT_POLICY, calendar: undefined }, 'input.policy.calendar'],
    [
      'a number that is a text',
      { ...DEFAULT_POLICY, squads: { ...DEFAULT_POLICY.squads, maxMemberships: '3' } },
      'input.policy.squads.maxMemberships',
    ],
    [
      'half a minute',
      { ...DEFAULT_POLICY, records: { ...DEFAULT_POLICY.records, creditUnitMinutes: 0.5 } },
      'input.policy.records.creditUnitMinutes',
    ],
    ['a setting that does not exist', { ...DEFAULT_POLICY, cash: true }, 'input.policy'],
    [
      'a day that does not exist',
      { ...DEFAULT_POLICY, calendar: { holidays: ['2026-02-30'], makeUpDays: [] } },
      'input.policy.calendar.holidays.0',
    ],
    [
      'a holiday twice',
      { ...DEFAULT_POLICY, calendar: { holidays: ['2027-01-01', '2027-01-01'], makeUpDays: [] } },
      'input.policy.calendar.holidays.1',
    ],
    [
      'a holiday that is a make-up day, too',
      { ...DEFAULT_POLICY, calendar: { holidays: ['2027-01-01'], makeUpDays: ['2027-01-01'] } },
      'input.policy.calendar.makeUpDays.0',
    ],
  ])('%s', async (_, policy, path) => {
    const refused = await refusal(policy);
    expect(refused.fields).toContainEqual(expect.objectContaining({ path, code: 'POLICY_VALUE' }));
    expect(refused.message).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
    const { fields } = await refusal(policy, 'zh-CN');
    for (const { message } of fields ?? []) {
      expect(message.replace('政策数值不成立', '')).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(['constructor', 'prototype', 'toString'])(
    'a setting %s, which JavaScript has a use for',
    async (key) => {
      const { records } = DEFAULT_POLICY;
      const odd: unknown = JSON.parse(`${JSON.stringify(records).slice(0, -1)},"${key}":1}`);
      expect((await refusal({ ...DEFAULT_POLICY, records: odd })).fields).toMatchObject([
        { path: `input.policy.records.${key}`, code: 'FIELD_UNKNOWN' },
      ]);
    },
  );

  it('each demand is told in words', async () => {
    const { records, squads } = DEFAULT_POLICY;
    const policy = {
      ...DEFAULT_POLICY,
      squads: { ...squads, maxMemberships: '3', trainingKinds: ['CHESS'] },
      records: { ...records, creditUnitMinutes: 0, dayLimitStreetMinutes: 1441, cash: 1 },
      signals: undefined,
    };
    const refused = await refusal(policy);
    const told = Object.fromEntries((refused.fields ?? []).map(({ path, message }) => [path, message]));
    const value = 'is not a value that a policy may have: ';
    expect(told).toEqual({
      'input.policy.squads.maxMemberships': `${value}must be of the type number`,
      'input.policy.squads.trainingKinds.0': expect.stringContaining('must be one of MEDIATION'),
      'input.policy.records.creditUnitMinutes': `${value}must be at least 1`,
      'input.policy.records.dayLimitStreetMinutes': `${value}must be at most 1440`,
      'input.policy.records': `${value}there is no setting cash`,
      'input.policy.signals': `${value}is required`,
    });
  });
});
