import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoDistrict } from '../../src/demo/demo-district.js';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../src/demo/demo-accounts.js';
import { statementsOf } from '../support/statement-counter.js';
import { TestApp } from '../support/test-app.js';

/** The README's queries, and how many statements each may cost however long the page is (two go for the session). */
const QUERIES: readonly [name: string, atMost: number, query: string][] = [
  [
    'the ranking',
    7,
    `query ($first: Int!) { ranking(placeCode: "510502", period: { kind: ALL }, first: $first) {
       nodes { rank name volunteerNo minutes communityName } asOf participants } }`,
  ],
  [
    'volunteers with community, squads and minutes',
    9,
    `query ($first: Int!) { volunteers(placeCode: "510502001001", first: $first) {
       nodes { name volunteerNo community { name } memberships { squad { name } } timeAccount { honorMinutes } } } }`,
  ],
  [
    'records with volunteer, days and entry',
    7,
    `query ($first: Int!) { serviceRecords(placeCode: "510502001001", first: $first) {
       nodes { occasion volunteer { name } community { name } days { day creditedMinutes } ledgerEntryId } } }`,
  ],
  [
    'squads with members counted',
    6,
    `query ($first: Int!) { squads(communityCode: "510502001001", first: $first) { nodes { name memberCount leader { name } } } }`,
  ],
];

describe('architecture § 4: a list costs a fixed number of statements', () => {
  let app: TestApp;
  let token: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await app.get(DemoDistrict).loadIntoEmpty(() => undefined, { volunteers: 12, serviceDays: 60 });
    const { logIn } = await app.client.data<{ logIn: { accessToken: string } }>(
      `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`,
      { input: { login: DEMO_LOGINS.officer, password: DEMO_PASSWORD } },
    );
    token = logIn.accessToken;
  }, 120_000);
  afterAll(() => app.stop());

  it.each(QUERIES)('%s', async (_, atMost, query) => {
    const costOf = (first: number) =>
      statementsOf(app.uow, () => app.client.data(query, { first }, { token }));
    await app.settled();
    const short = await costOf(2);
    const long = await costOf(12);
    expect(long).toBe(short);
    expect(long).toBeLessThanOrEqual(atMost);
  });
});
