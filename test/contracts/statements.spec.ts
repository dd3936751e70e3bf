import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoDistrict } from '../../src/demo/demo-district.js';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../src/demo/demo-accounts.js';
import { AFTERNOON, ALL_AFTERNOON, CANDIDATES, MatchDesk } from '../support/match-desk.js';
import { statementsOf } from '../support/statement-counter.js';
import { TestApp } from '../support/test-app.js';
import { VerificationDesk } from '../support/verification-desk.js';

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

/** The queues of a committee's office, by the same measure. */
const QUEUES: readonly [name: string, atMost: number, query: string][] = [
  [
    'the verification queue with records, signals, people and attendance without a record',
    8,
    `query ($first: Int!) { verificationQueue(first: $first) { nodes {
       title unit waitingCount signalledCount
       unrecorded { volunteer { name } problem { code message } }
       records(first: 5) { nodes { occasion volunteer { name } signals { kind message } } } } } }`,
  ],
  [
    'the inspection queue with signals and people',
    6,
    `query ($first: Int!) { inspectionQueue(first: $first) { nodes { occasion volunteer { name } signals { kind message } } } }`,
  ],
];

describe('architecture § 4: so do the queues of an office with 20 activities', () => {
  const ACTIVITIES = 20;
  let desk: VerificationDesk;

  beforeAll(async () => {
    desk = await VerificationDesk.open();
    const squadId = await desk.world.squad('LEGAL_EDUCATION');
    const { id: organisationId } = await desk.organisation('合唱队');
    const { id: newcomer } = await desk.volunteer({}, 0);
    for (let count = 0; count < ACTIVITIES; count += 1) {
      const unit = count % 2 === 0 ? { squadId } : { organisationId };
      const activityId = await desk.activity({ ...unit, from: `${String(count + 1).padStart(2, '0')}:00` });
      await desk.attended(activityId, newcomer, undefined, 60);
      await desk.unrecorded(activityId, await desk.volunteerId(), { code: 'OVERLAPPING_RECORD' });
    }
    await desk.app.settled();
  }, 120_000);
  afterAll(() => desk.app.stop());

  it.each(QUEUES)('%s', async (_, atMost, query) => {
    const { token } = desk.world.officerA;
    const costOf = (first: number) =>
      statementsOf(desk.app.uow, async () => {
        const found = await desk.app.client.data<Record<string, { nodes: unknown[] }>>(
          query,
          { first },
          { token },
        );
        expect(Object.values(found)[0]?.nodes).toHaveLength(first);
      });
    const short = await costOf(2);
    const long = await costOf(ACTIVITIES);
    expect(long).toBe(short);
    expect(long).toBeLessThanOrEqual(atMost);
  });
});

describe('architecture § 4: so does the ranking of a squad’s members for a need, whatever the squad’s size', () => {
  let desk: MatchDesk;

  beforeAll(async () => {
    desk = await MatchDesk.open();
  }, 60_000);
  afterAll(() => desk.app.stop());

  it.each([
    ['POVERTY_RELIEF', 'officerA', 10],
    // Reading it is audited, and PostgreSQL's one pool counts the four statements of that too.
    ['MEDIATION', 'headA', 14],
  ] as const)(
    'of a need of the kind %s',
    async (kind, office, atMost) => {
      const { world } = desk;
      const squadId = await world.squad(kind, { wantedSkills: ['EDUCATION'] });
      const needId = await desk.needs.accepted(kind, await world.person(), squadId);
      const grow = async (by: number): Promise<void> => {
        for (let count = 0; count < by; count += 1) {
          const member = await desk.member(squadId, kind);
          await desk.states(member, ALL_AFTERNOON);
          if (count === 0) await desk.served(member, '2026-06-12', 60);
        }
      };
      const cost = (members: number) =>
        statementsOf(desk.app.uow, async () => {
          const variables = { needId, ...AFTERNOON, first: 100 };
          const { token } = world[office];
          const found = await desk.app.client.data<{ needCandidates: unknown[] }>(CANDIDATES, variables, {
            token,
          });
          expect(found.needCandidates).toHaveLength(members);
        });
      await grow(2);
      await desk.app.settled();
      const small = await cost(2);
      await grow(8);
      await desk.app.settled();
      expect(await cost(10)).toBe(small);
      expect(small).toBeLessThanOrEqual(atMost);
    },
    60_000,
  );
});
