import { deepStrictEqual } from 'node:assert';
import { fromDist } from '../support/dist.mjs';
import { seedDistrict } from '../support/seed-district.mjs';
import { BenchServer } from '../support/bench-server.mjs';
import { DISTRICT, placeRows } from '../support/district.mjs';
import { settingsOf } from '../support/engines.mjs';
import { GraphqlLoad, ratePerSecond } from '../support/graphql-load.mjs';
import { profileTable } from '../support/profile.mjs';
import { markdownTable, spread } from '../support/report.mjs';
import { startFloor } from './floor.mjs';
import { readsOf } from './reads.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');
const { FieldCipher } = await fromDist('platform/security/field-cipher.js');
const { readKeyring } = await fromDist('platform/security/keyring.js');
const { RankingCursor } = await fromDist('rankings/ranking-cursor.js');

const CLIENTS = [1, 16, 64];
const SAMPLE = 256;
const NOTHING = {
  title: 'nothing (`{ __typename }`)',
  query: '{ __typename }',
  asked: () => ({ variables: {} }),
};

/**
 * Everyday reads by GraphQL, beside the floor: a server written by hand over the same file. Answers a Markdown table for each number of
 * volunteers. Only of SQLite, whose file the floor can read in its own process.
 * @throws Error when an answer of the server is not that of the floor
 */
export async function benchReads(engine, options) {
  if (engine.dialect !== 'sqlite') return 'Only with SQLite: the floor reads the same file.';
  const tables = [];
  for (const count of options.volunteers) tables.push(await benchAt(engine, count, options));
  return tables.join('\n\n');
}

async function benchAt(engine, count, { rounds, seconds, profileFolder, say }) {
  say(`reads: making ${count} volunteers`);
  const database = await engine.createDatabase();
  const { officer } = await seedDistrict(database, count, { service: true });
  const raw = database.raw({ clients: 1 });
  const reads = readsOf({ ...(await sampleOf(raw, database)), officer });
  raw.close();
  const server = await BenchServer.start(database.environment, profileFolder);
  const floor = await startFloor(database.environment.LINLI_SQLITE_FILE);
  const loadsOf = (read, clients) => ({
    graphql: new GraphqlLoad(server.port, clients),
    floor: new GraphqlLoad(floor.port, clients, `/${read.path}`),
  });
  const rate = async (read, via, clients, duration) => {
    const loads = loadsOf(read, clients);
    let turn = 0;
    const answers = await ratePerSecond(clients, duration, async () => {
      const { variables, bare, token } = read.asked(turn++);
      if (via === 'graphql') await loads.graphql.ask(read.query, variables, token);
      else await loads.floor.ask('', bare ?? variables);
      return true;
    });
    for (const load of Object.values(loads)) load.close();
    return answers;
  };
  for (const read of reads) {
    const loads = loadsOf(read, 1);
    for (let turn = 0; turn < Math.min(read.count, SAMPLE); turn += 1) {
      const { variables, bare, token } = read.asked(turn);
      const wanted = await loads.floor.ask('', bare ?? variables);
      deepStrictEqual(await loads.graphql.ask(read.query, variables, token), wanted);
    }
    for (const load of Object.values(loads)) load.close();
    await rate(read, 'graphql', 64, 1);
    await rate(read, 'floor', 64, 1);
  }
  const rows = [];
  for (const read of reads)
    for (const clients of CLIENTS) {
      say(`reads: ${read.title}, clients: ${clients}`);
      const measured = { graphql: [], floor: [], nothing: [] };
      for (let round = 1; round <= rounds; round += 1) {
        for (const via of round % 2 === 1 ? ['floor', 'graphql'] : ['graphql', 'floor'])
          measured[via].push(await rate(read, via, clients, seconds));
        measured.nothing.push(await rate(NOTHING, 'graphql', clients, seconds));
      }
      const shares = measured.graphql.map((value, round) => value / measured.floor[round]);
      rows.push([
        read.title,
        `${clients}`,
        spread(measured.graphql),
        spread(measured.floor),
        spread(shares, 2),
        spread(measured.nothing),
      ]);
    }
  await server.stop();
  floor.stop();
  const profile = profileFolder ? `\n\n${profileTable(profileFolder, server.startMilliseconds)}` : '';
  await database.remove();
  const heads = [
    'Read',
    'Clients',
    'GraphQL, answers/s',
    'Floor, answers/s',
    'Share',
    'Asking nothing, answers/s',
  ];
  return `${count} volunteers with ten records each\n\n${markdownTable(heads, rows)}${profile}`;
}

/** Communities, people, and positions anywhere in the ranking, as the server's cursors and bare. */
async function sampleOf(raw, database) {
  const random = new SeededRandom(7);
  const communities = placeRows().flatMap(({ kind, code }) => (kind === 'COMMUNITY' ? [code] : []));
  const ranked = await raw.rows(
    `SELECT volunteer_id, volunteer_no, minutes, rank() OVER (ORDER BY rank_order) AS rank,
            row_number() OVER (ORDER BY rank_order, volunteer_no) AS position
       FROM ranking_total WHERE district_code = $1 AND squad_kind = 'ALL' AND period = 'ALL'`,
    [DISTRICT],
  );
  const chosen = random.sample(ranked, SAMPLE);
  const cursor = new RankingCursor(new FieldCipher(readKeyring(settingsOf(database))));
  const scope = {
    ...{ placeKind: 'DISTRICT', placeCode: DISTRICT, squadKind: 'ALL', squadId: null, organisationId: null },
    period: 'ALL',
  };
  const cursors = chosen.map(({ volunteer_no: volunteerNo, minutes, rank, position }) => {
    const before = { minutes, volunteerNo, rank, position };
    const after = Buffer.from(JSON.stringify([cursor.seal(scope, before)])).toString('base64url');
    return { before, after };
  });
  return { communities, cursors, people: chosen.map((row) => row.volunteer_id) };
}
