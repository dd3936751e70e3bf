import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Log } from '../../src/platform/logging/log.js';
import { ACCEPT, ASK, DECLINE, FULFIL, NeedDesk, PROGRESS, WITHDRAW } from '../support/need-desk.js';
import { foundInDatabase } from '../support/raw-database.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { everyQuery, type WholeQuery } from './support/every-query.js';

/** Planted in everything that somebody writes about a mediation; a name, too, may be it. */
const PHRASE = '鸳鸯密语漏水';
const planted = (field: string): string => `${PHRASE}（${field}）`;

const logged: string[] = [];
let desk: NeedDesk;
let world: World;
let queries: WholeQuery[];
let requester: Person;
let mediator: { readonly id: string; readonly person: Person };
let outsiders: Readonly<Record<string, Person | null>>;
/** Fulfilled, declined, withdrawn, and asked on behalf of somebody without an account. */
let ids: { fulfilled: string; declined: string; withdrawn: string; onBehalf: string };

beforeAll(async () => {
  const app = await TestApp.start(
    {},
    new Log(pino({ level: 'trace' }, { write: (line) => logged.push(line) })),
  );
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  requester = await world.person();
  const { squadId, leader } = await desk.ledSquad('MEDIATION');
  mediator = await desk.volunteer('调解员');
  await plant(squadId);
  await app.settled();
  const { officerA, officerB, streetOfficer, otherStreetOfficer, districtOfficer, auditor, administrator } =
    world;
  outsiders = {
    ...{ officerA, officerB, streetOfficer, otherStreetOfficer, districtOfficer, auditor, administrator },
    ...{ leader, nobody: null, resident: await world.person() },
    ...{ volunteer: (await desk.volunteer('旁观者')).person },
  };
  queries = everyQuery(app.get(GraphQLSchemaHost).schema, {
    byName: {
      ...{ id: ids.fulfilled, needId: ids.fulfilled, subjectId: ids.fulfilled, squadId },
      ...{ volunteerId: mediator.id, placeCode: world.communityA, communityCode: world.communityA },
      ...{ code: world.communityA, name: PHRASE, text: PHRASE, search: PHRASE, first: 8 },
    },
    byType: {
      JSONObject: DEFAULT_POLICY,
      ...{ ID: ids.fulfilled, String: world.communityA, Boolean: true, Int: 8, Minutes: 60 },
      ...{ LocalDate: '2026-06-15', DateTime: '2026-06-15T02:00:00Z' },
    },
  });
}, 120_000);
afterAll(() => desk.app.stop());

async function plant(squadId: string): Promise<void> {
  const { headA, officerA } = world;
  const mediation = { source: 'ASKED', parties: planted('当事人'), matter: planted('事项') };
  const written = { content: planted('内容'), address: planted('地点'), mediation };
  const ask = (by: Person, change: object = {}) => desk.ask('MEDIATION', by, { ...written, ...change });
  ids = {
    fulfilled: await ask(requester),
    declined: await ask(requester),
    withdrawn: await ask(requester),
    onBehalf: await ask(officerA, {
      requester: { name: PHRASE, phone: '13912121212', birthDate: '1950-01-01' },
    }),
  };
  await desk.send(ACCEPT, { needId: ids.fulfilled, squadId }, headA);
  await desk.assign(ids.fulfilled, mediator.id);
  await desk.schedule(ids.fulfilled);
  const progress = {
    ...{ outcome: 'AGREEMENT', agreementText: planted('协议'), followUpVisitOn: '2026-06-15' },
    ...{
      followUpFindings: planted('回访'),
      judicialConfirmation: 'ASKED',
      judicialReference: planted('文号'),
    },
  };
  await desk.send(PROGRESS, { needId: ids.fulfilled, mediation: progress }, mediator.person);
  await desk.send(FULFIL, { needId: ids.fulfilled, rating: 5, comment: planted('评价') }, requester);
  await desk.send(DECLINE, { needId: ids.declined, reason: planted('不受理') }, headA);
  await desk.send(WITHDRAW, { needId: ids.withdrawn, reason: planted('撤回') }, requester);
}

const ask = (query: WholeQuery, person: Person | null) =>
  desk.app.client.send<unknown>(query.document, query.args, { token: person?.token });

/** The queries that tell a person something of the phrase. */
async function telling(person: Person | null): Promise<string[]> {
  const told: string[] = [];
  for (const query of queries) {
    const answer = await ask(query, person);
    const unasked = answer.errors.filter(({ extensions }) =>
      /BAD_REQUEST|TOO_LARGE|INTERNAL/.test(extensions.code),
    );
    expect({ field: query.field, unasked }).toEqual({ field: query.field, unasked: [] });
    if (JSON.stringify(answer).includes(PHRASE)) told.push(query.field);
  }
  return told;
}

describe('rule 13: what is written about a mediation', () => {
  it.each([
    ...['officerA', 'officerB', 'streetOfficer', 'otherStreetOfficer', 'districtOfficer', 'auditor'],
    ...['administrator', 'leader', 'nobody', 'resident', 'volunteer'],
  ])(
    'no query tells %s, also not the one who asked on behalf, nor his own export',
    async (name) => expect(await telling(outsiders[name] ?? null)).toEqual([]),
    60_000,
  );

  it('lists and searches tell it to nobody, not even to the three', async () => {
    expect(await telling(world.headA)).toEqual(['Query.need']);
    expect(await telling(mediator.person)).toEqual(['Query.need']);
    expect(await telling(requester)).toEqual(['Query.myData', 'Query.need']);
  }, 60_000);

  it('the three read every word of it', async () => {
    for (const person of [world.headA, mediator.person, requester]) {
      const text = JSON.stringify(await desk.read(ids.fulfilled, person));
      for (const field of ['当事人', '事项', '内容', '地点', '协议', '回访', '文号', '评价'])
        expect(text).toContain(planted(field));
    }
    expect(JSON.stringify(await desk.read(ids.onBehalf, world.headA))).toContain(`"name":"${PHRASE}"`);
    expect(JSON.stringify(await desk.read(ids.declined, requester))).toContain(planted('不受理'));
    expect(JSON.stringify(await desk.read(ids.withdrawn, requester))).toContain(planted('撤回'));
  });

  it('no refusal repeats it, whether it is the input’s or the person’s fault', async () => {
    const needId = ids.fulfilled;
    const tooLong = {
      content: PHRASE.repeat(400),
      mediation: { source: 'ASKED', parties: PHRASE, matter: '' },
    };
    const calls: [string, object, Person][] = [
      [ASK, desk.request('MEDIATION', tooLong), requester],
      [
        ASK,
        desk.request('MEDIATION', {
          requester: { name: `${PHRASE}1`, phone: PHRASE, birthDate: '2026-06-16' },
        }),
        world.officerA,
      ],
      [PROGRESS, { needId: ids.withdrawn, mediation: { agreementText: PHRASE } }, world.headA],
      [PROGRESS, { needId, mediation: { outcome: 'NONE' } }, world.headA],
      [PROGRESS, { needId, mediation: { agreementText: PHRASE } }, world.officerA],
      [PROGRESS, { needId, patrol: { findings: PHRASE } }, world.headA],
      [DECLINE, { needId, reason: PHRASE }, world.headA],
      [WITHDRAW, { needId, reason: PHRASE }, world.auditor],
    ];
    for (const [text, input, by] of calls) {
      const answer = await desk.app.client.send(text, { input }, { token: by.token });
      expect(answer.errors).not.toEqual([]);
      expect(JSON.stringify(answer)).not.toContain(PHRASE);
    }
  });

  it('every reading is in the audit log, with nobody’s place, so that its readers do not learn who asked', async () => {
    const readers = [world.headA, mediator.person, requester].map(({ accountId }) => accountId);
    const before = await desk.audited('need.read', ids.fulfilled);
    expect(new Set(before)).toEqual(new Set(readers));
    await desk.read(ids.fulfilled, mediator.person);
    await desk.app.client.data('{ myData }', {}, { token: requester.token });
    expect(await desk.audited('need.read', ids.fulfilled)).toEqual([
      ...before,
      mediator.person.accountId,
      requester.accountId,
    ]);
    const audit = `query ($id: ID!) { auditEntries(subjectId: $id) { nodes { action } } }`;
    for (const person of [world.auditor, world.districtOfficer])
      expect(await desk.app.client.data(audit, { id: ids.fulfilled }, { token: person.token })).toEqual({
        auditEntries: { nodes: [] },
      });
    const refused = await desk.rows(
      `SELECT DISTINCT actor_account_id FROM audit_entry WHERE outcome = 'REFUSED' AND action = 'need.read' AND subject_id = :id`,
      { id: ids.fulfilled },
    );
    expect(refused).toHaveLength(Object.values(outsiders).filter((person) => person !== null).length);
  });
});

describe('architecture § 5.11: what is written about a mediation is readable', () => {
  it('in no file and no row of the database, where a squad’s name is', async () => {
    await world.squad('PATROL', { name: '人人可见的名称' });
    expect(await foundInDatabase(desk.app.database, '人人可见的名称')).not.toEqual([]);
    expect(await foundInDatabase(desk.app.database, PHRASE)).toEqual([]);
    expect(await foundInDatabase(desk.app.database, '13912121212')).toEqual([]);
  });

  it('in no line of the log', () => {
    desk.app.get(Log).info('a line that is seen', { code: 'SEEN' });
    expect(logged.join('\n')).toContain('SEEN');
    expect(logged.join('\n')).not.toContain(PHRASE);
  });
});
