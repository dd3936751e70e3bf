import { BenchServer } from '../support/bench-server.mjs';
import { compareRates, GraphqlLoad, ratePerSecond } from '../support/graphql-load.mjs';
import { profileTable } from '../support/profile.mjs';
import { comparisonRow, markdownTable } from '../support/report.mjs';
import { RANKING_READS } from './ranking-reads.mjs';
import { requireRightAnswers } from './right-answers.mjs';
import { seedDistrict } from '../support/seed-district.mjs';

const CLIENTS = [1, 16, 64];
const WARM_UP = { clients: 64, seconds: 1 };

/**
 * Reads the ranking and the own standing, by the server over HTTP and by prepared statements from this process, on one database for
 * each number of volunteers. Answers Markdown tables.
 * @throws Error when an answer, of the server or raw, is not what one plain statement over the whole ranking gives
 */
export async function benchRankings(engine, options) {
  const tables = [];
  for (const count of options.volunteers) tables.push(await benchAt(engine, count, options));
  return tables.join('\n\n');
}

async function benchAt(engine, count, { rounds, seconds, profileFolder, say }) {
  say(`${engine.title}: rankings, making ${count} volunteers`);
  const database = await engine.createDatabase();
  const { readers } = await seedDistrict(database, count, { service: true });
  const server = await BenchServer.start(database.environment, profileFolder);
  const raw = database.raw({ clients: Math.max(...CLIENTS), prepared: true });
  await raw.connect();
  const compared = await requireRightAnswers(server, raw, readers);
  const readerAt = (turn) => readers[turn % readers.length];
  const viaServer = async ({ query, own, variables }, clients, duration) => {
    const load = new GraphqlLoad(server.port, clients);
    let turn = 0;
    const rate = await ratePerSecond(clients, duration, async () => {
      turn += 1;
      await load.ask(query, variables?.(turn) ?? {}, own ? readerAt(turn).token : undefined);
      return true;
    });
    load.close();
    return rate;
  };
  // SQLite's driver is synchronous: more clients would only take turns.
  const viaRaw = (read, clients, duration) => {
    let turn = 0;
    return ratePerSecond(engine.dialect === 'sqlite' ? 1 : clients, duration, async () => {
      turn += 1;
      await read.raw(raw, readerAt(turn), turn);
      return true;
    });
  };
  for (const read of RANKING_READS)
    for (const via of [viaServer, viaRaw]) await via(read, WARM_UP.clients, WARM_UP.seconds);
  const rows = [];
  for (const read of RANKING_READS) {
    for (const clients of CLIENTS) {
      say(`${engine.title}: ${read.title}, clients: ${clients}, rounds: ${rounds}`);
      const measured = [];
      for (let round = 1; round <= rounds; round += 1)
        measured.push(
          await compareRates(
            round,
            () => viaRaw(read, clients, seconds),
            () => viaServer(read, clients, seconds),
          ),
        );
      rows.push(comparisonRow([read.title, `${clients}`], measured));
    }
  }
  const floor = await viaServer({ query: '{ __typename }' }, WARM_UP.clients, seconds);
  await server.stop();
  const profile = profileFolder ? `\n\n${profileTable(profileFolder, server.startMilliseconds)}` : '';
  await raw.close();
  await database.remove();
  const table = markdownTable(['Read', 'Clients', 'GraphQL, answers/s', 'Raw SQL, answers/s', 'Ratio'], rows);
  return `${table}\n\n${compared} Requests that ask nothing (\`{ __typename }\`): ${floor.toFixed(0)}/s at ${WARM_UP.clients} clients.${profile}`;
}
