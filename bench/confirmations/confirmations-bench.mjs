import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { BenchServer } from '../support/bench-server.mjs';
import { fromDist } from '../support/dist.mjs';
import { openAsServer } from '../support/engines.mjs';
import { compareRates, GraphqlLoad, ratePerSecond } from '../support/graphql-load.mjs';
import { profileTable } from '../support/profile.mjs';
import { comparisonRow, markdownTable } from '../support/report.mjs';
import { confirmation } from './raw-confirmation.mjs';
import { requireSameRows } from './same-rows.mjs';
import { seedRecords } from './seed-records.mjs';

const { runVerify } = await fromDist('timebank/verify/verify-ledger.js');

const CLIENTS = [1, 16, 64];
const COMPARED = 40;
const WARM_UP = { clients: 64, seconds: 2 };
const DRAIN_LOOK_MILLISECONDS = 20;
const DRAIN_MILLISECONDS = 120_000;
const CONFIRM = `mutation ($input: ConfirmServiceRecordsInput!) {
  confirmServiceRecords(input: $input) { recordId record { id status } problem { code } }
}`;

/**
 * Confirms records one a call, by the server over HTTP and by the same statements sent raw, each on a database of its own;
 * before, what both write is compared; afterwards both books are verified. Answers a Markdown table.
 * @throws Error when a confirmation is refused, rows differ, books are wrong, or acknowledged and credited records differ
 *   in number
 */
export async function benchConfirmations(engine, { rounds, seconds, profileFolder, say }) {
  const databases = { server: await engine.createDatabase(), raw: await engine.createDatabase() };
  const seeded = { server: await seedRecords(databases.server), raw: await seedRecords(databases.raw) };
  // A share for each measurement, so that a fast machine measures for a shorter time and never runs out.
  const share = Math.floor((seeded.raw.recordIds.length - COMPARED) / (rounds * CLIENTS.length + 1));
  const server = await BenchServer.start(databases.server.environment, profileFolder);
  const raw = databases.raw.raw({ clients: Math.max(...CLIENTS) });
  await raw.connect();
  const outbox = databases.server.raw({ clients: 1 });
  const behindMilliseconds = [];
  const acknowledged = { server: 0, raw: 0 };

  const viaServer = async (clients, duration, records = share) => {
    const load = new GraphqlLoad(server.port, clients);
    const confirm = confirmByServer(load, seeded.server.officer);
    const rate = await ratePerSecond(clients, duration, next(seeded.server, records, confirm));
    load.close();
    acknowledged.server += seeded.server.taken;
    // The server still counts what was confirmed into the rankings: on our cores, so nothing is measured before it is done.
    behindMilliseconds.push(await drained(outbox));
    return rate;
  };
  const viaRaw = async (clients, duration, records = share) => {
    // SQLite's driver is synchronous and the file has one writer: more clients would only take turns.
    const atOnce = engine.dialect === 'sqlite' ? 1 : clients;
    const rate = await ratePerSecond(
      atOnce,
      duration,
      next(seeded.raw, records, confirmRaw(raw, seeded.raw.officer)),
    );
    acknowledged.raw += seeded.raw.taken;
    return rate;
  };

  for (const via of [viaServer, viaRaw]) await via(1, Infinity, COMPARED);
  await requireSameRows(outbox, raw);
  for (const via of [viaServer, viaRaw]) await via(WARM_UP.clients, WARM_UP.seconds);
  const measured = new Map(CLIENTS.map((clients) => [clients, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const clients of CLIENTS) {
      say(`${engine.title}: confirmations, clients: ${clients}, round ${round} of ${rounds}`);
      const rates = await compareRates(
        round,
        () => viaRaw(clients, seconds),
        () => viaServer(clients, seconds),
      );
      measured.get(clients).push(rates);
    }
  }
  await server.stop();
  const profile = profileFolder ? `\n\n${profileTable(profileFolder, server.startMilliseconds)}` : '';
  await outbox.close();
  await raw.close();
  for (const which of ['server', 'raw']) {
    await requireSound(databases[which], acknowledged[which], which);
    await databases[which].remove();
  }
  const rows = CLIENTS.map((clients) => comparisonRow([`${clients}`], measured.get(clients)));
  const table = markdownTable(
    ['Clients', 'GraphQL, confirmations/s', 'Raw SQL, confirmations/s', 'Ratio'],
    rows,
  );
  return `${table}

The first ${COMPARED} left the same rows on both sides. ${acknowledged.server} acknowledged by the server and ${acknowledged.raw} raw, each
credited once; both books verified. The ranking was complete at most ${Math.max(...behindMilliseconds).toFixed(0)} ms after the last answer of a measurement.${profile}`;
}

/** A client's step: confirms the next record, until so many are taken or none is left. */
const next = (seeded, records, confirm) => {
  seeded.taken = 0;
  return () => {
    if (seeded.taken >= records) return false;
    const recordId = seeded.recordIds.pop();
    if (recordId === undefined) throw new Error('no records are left');
    seeded.taken += 1;
    return confirm(recordId);
  };
};

const confirmByServer = (load, officer) => async (recordId) => {
  const input = { recordIds: [recordId], idempotencyKey: randomUUID() };
  const { confirmServiceRecords: answers } = await load.ask(CONFIRM, { input }, officer.token);
  if (answers[0]?.record?.status !== 'CONFIRMED')
    throw new Error(`not confirmed: ${JSON.stringify(answers)}`);
  return true;
};

const confirmRaw = (raw, officer) => (recordId) => {
  const terms = { officerId: officer.accountId, idempotencyKey: randomUUID(), lock: raw.lock };
  const done = raw.transact(confirmation({ ...terms, recordId }));
  return done instanceof Promise ? done.then(() => true) : true;
};

/** How many milliseconds it takes until no event waits to be delivered. @throws Error after two minutes */
async function drained(outbox) {
  const begun = performance.now();
  for (;;) {
    const [{ waiting }] = await outbox.rows('SELECT count(*) AS waiting FROM outbox_delivery');
    const passed = performance.now() - begun;
    if (waiting === 0) return passed;
    if (passed > DRAIN_MILLISECONDS) throw new Error(`${waiting} events still wait to be delivered`);
    await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MILLISECONDS));
  }
}

async function requireSound(database, acknowledged, which) {
  const uow = await openAsServer(database);
  try {
    const report = await uow.read((view) => runVerify(view));
    if (!report.ok)
      throw new Error(`the books (${which}) are wrong: ${JSON.stringify(report.faults.slice(0, 3))}`);
    const [{ credits }] = await uow.read((view) =>
      view.rows(`SELECT count(*) AS credits FROM ledger_entry WHERE kind = 'SERVICE_CREDIT'`),
    );
    const [{ confirmed }] = await uow.read((view) =>
      view.rows(`SELECT count(*) AS confirmed FROM service_record WHERE status = 'CONFIRMED'`),
    );
    if (credits !== acknowledged || confirmed !== acknowledged)
      throw new Error(`${which}: ${acknowledged} acknowledged, ${confirmed} confirmed, ${credits} credited`);
  } finally {
    await uow.close();
  }
}
