import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Provenance, SquadKind } from '../../src/kernel/vocabulary.js';
import { compareRankings, RANKING_SIDE_TABLES } from '../../src/rankings/ranking-comparison.js';
import { BookReader } from '../support/book-reader.js';
import { RankedService } from '../support/ranked-service.js';
import { TestApp } from '../support/test-app.js';
import { OTHER_STREET, World } from '../support/world.js';

const PEOPLE = 6;
const AT_ONCE = 4;
const DAYS = ['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01', '2026-06-14'];

let app: TestApp;
let world: World;
let service: RankedService;
let places: string[];
let squads: string[];

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  service = new RankedService(app, world);
  places = [
    await service.newCommunity(),
    await service.newCommunity(),
    await service.newCommunity(OTHER_STREET),
  ];
  squads = [await world.squad('PATROL'), await world.squad('RIGHTS')];
}, 120_000);
afterAll(() => app.stop());

type Command =
  | {
      readonly do: 'serve';
      readonly who: number;
      readonly minutes: number;
      readonly day: number;
      readonly squad: number;
    }
  | { readonly do: 'void'; readonly which: number }
  | { readonly do: 'move'; readonly who: number; readonly to: number }
  | { readonly do: 'withdraw'; readonly who: number };

const who = fc.nat(PEOPLE - 1);
const serve = fc.record({
  ...{ do: fc.constant('serve' as const), who, minutes: fc.integer({ min: 1, max: 1500 }) },
  ...{ day: fc.nat(DAYS.length - 1), squad: fc.nat(2) },
});
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: serve },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, to: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who }) },
);

/** People and their records; who has withdrawn, and what was voided, is left alone. */
class Hour {
  private readonly records: { readonly id: string; readonly volunteerId: string }[] = [];
  private readonly gone = new Set<string>();

  constructor(private readonly people: readonly string[]) {}

  async run(commands: readonly Command[]): Promise<void> {
    for (let from = 0; from < commands.length; from += AT_ONCE) {
      // At most one of them for each person, so that none is refused for what another one did.
      const turn = new Map(commands.slice(from, from + AT_ONCE).map((one) => [this.personOf(one), one]));
      const alive = [...turn].filter(([id]) => !this.gone.has(id));
      await Promise.all(alive.map(([id, one]) => this.one(id, one)));
    }
    await app.settled();
  }

  private personOf(one: Command): string {
    const [first = ''] = this.people;
    if (one.do !== 'void') return this.people[one.who] ?? first;
    return this.records[one.which % Math.max(1, this.records.length)]?.volunteerId ?? first;
  }

  private async one(volunteerId: string, one: Command): Promise<void> {
    const { token } = world.districtOfficer;
    if (one.do === 'serve') {
      const squadId = squads[one.squad] ?? null;
      const squadKind = [SquadKind.PATROL, SquadKind.RIGHTS][one.squad] ?? null;
      const provenance = one.squad === 1 ? Provenance.BACKFILLED : Provenance.CHECKED_IN;
      const served = { day: DAYS[one.day] ?? '', squadId, squadKind, provenance };
      this.records.push({ id: await service.served(volunteerId, one.minutes, served), volunteerId });
    } else if (one.do === 'void') {
      const at = one.which % Math.max(1, this.records.length);
      const [record] = this.records.splice(at, 1);
      if (record) await service.voided(record.id, record.volunteerId);
    } else if (one.do === 'move') {
      const input = { volunteerId, communityCode: places[one.to] };
      const { errors } = await app.client.send(
        'mutation ($input: MoveVolunteerInput!) { moveVolunteer(input: $input) }',
        { input },
        { token },
      );
      // Where he is already, he is not moved.
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(
        errors.length > 0 ? ['SAME_COMMUNITY'] : [],
      );
    } else {
      this.gone.add(volunteerId);
      await app.client.data(
        'mutation ($input: VolunteerReasonInput!) { withdrawVolunteer(input: $input) { id } }',
        { input: { volunteerId, reason: '本人要求' } },
        { token },
      );
    }
  }
}

/** A volunteer whom an office may move. */
async function movable(communityCode: string): Promise<string> {
  const { id: volunteerId } = await world.volunteer({ communityCode, withAccount: false });
  const consent = { kind: 'TRANSFER', textVersion: '2026-01', evidence: '迁移登记表' };
  await app.client.data(
    'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { id } }',
    { input: { volunteerId, ...consent } },
    { token: world.districtOfficer.token },
  );
  return volunteerId;
}

/** What the rankings keep of all time, and the same straight from the records, by other statements than theirs. */
const kept = () =>
  app.uow.read((view) =>
    view.rows<{ id: string; minutes: number | string }>(
      `SELECT volunteer_id AS id, minutes FROM ranking_total WHERE squad_kind = 'ALL' AND period = 'ALL' ORDER BY 1`,
    ),
  );
const plain = () =>
  app.uow.read((view) =>
    view.rows<{ id: string; minutes: number | string }>(
      `SELECT d.volunteer_id AS id, SUM(d.credited_minutes) AS minutes FROM service_record_day d
         JOIN service_record r ON r.id = d.record_id JOIN volunteer v ON v.id = d.volunteer_id
        WHERE r.status = 'CONFIRMED' AND v.status <> 'WITHDRAWN' GROUP BY d.volunteer_id ORDER BY 1`,
    ),
  );
const sums = (rows: readonly { id: string; minutes: number | string }[]) =>
  rows.map(({ id, minutes }) => [id, Number(minutes)]);

describe('rules 26, 51 and 52: after a random hour of credits, voids, moves and withdrawals', () => {
  it('totals, groups, days and counts are what the records say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 40 }), async (commands) => {
        const people: string[] = [];
        for (let index = 0; index < PEOPLE; index += 1) {
          const communityCode = places[index % 2] ?? '';
          people.push(await movable(communityCode));
        }
        await new Hour(people).run(commands);
        const reader = await BookReader.open(app.database);
        try {
          const compared = await reader.read(
            (view) => compareRankings(view, '2026-06-15'),
            RANKING_SIDE_TABLES,
          );
          expect(compared).toMatchObject({ differences: [], waitingEvents: 0 });
        } finally {
          await reader.close();
        }
        expect(sums(await kept())).toEqual(sums(await plain()));
      }),
      { numRuns: 6 },
    );
  }, 240_000);
});
