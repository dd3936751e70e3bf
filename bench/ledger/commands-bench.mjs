import { fromDist } from '../support/dist.mjs';
import { openAsServer } from '../support/engines.mjs';
import { compareRates, ratePerSecond } from '../support/graphql-load.mjs';
import { comparisonRow, markdownTable } from '../support/report.mjs';
import { postEntry } from './raw-posting.mjs';
import { SEEDED_MINUTES, seedVolunteers } from './seed-volunteers.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { SystemClock } = await fromDist('kernel/clock.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy.service.js');
const { transferPostings } = await fromDist('timebank/ledger/gift-postings.js');
const { GiftLedger } = await fromDist('timebank/ledger/gift-ledger.js');
const { holderOf, VOLUNTEER_KINDS } = await fromDist('timebank/ledger/holder.js');
const { LedgerPosting } = await fromDist('timebank/ledger/ledger-posting.js');
const { verifyBalances } = await fromDist('timebank/verify/verify-balances.js');
const { verifyChains } = await fromDist('timebank/verify/verify-chains.js');
const { Findings } = await fromDist('timebank/verify/verify-report.js');

const CLIENTS = [1, 16, 64];
/** Between whom minutes go: so few that they wait for one another, or so many that they hardly meet. */
const CROWDS = { hot: 20, many: 100_000 };
const WARM_UP = { clients: 16, seconds: 1 };
/** Five accounts each of the giver and the recipient. */
const ACCOUNTS = 10;
const ACTOR = newId();

/**
 * Commands of the ledger a second (gifts of one minute from one volunteer to another), by the ledger itself in its unit of work
 * and by the same statements sent raw, each with a durable commit of its own and on a database of its own; afterwards both books
 * are verified. What is around a command when it comes by GraphQL is measured with the confirmations. Answers a Markdown table.
 * @throws Error when a command fails, books are wrong, or commands and entries differ in number
 */
export async function benchCommands(engine, { rounds, seconds, say }) {
  const databases = { server: await engine.createDatabase(), raw: await engine.createDatabase() };
  say(`${engine.title}: seeding ${CROWDS.many} volunteers twice`);
  const volunteers = await seedVolunteers(databases, CROWDS.many);
  const uow = await openAsServer(databases.server);
  const gifts = new GiftLedger(new LedgerPosting(new SystemClock()));
  const raw = databases.raw.raw({ clients: Math.max(...CLIENTS) });
  await raw.connect();
  const done = { server: 0, raw: 0 };

  const viaServer = (crowd) => async () => {
    const gift = giftAmong(volunteers, crowd);
    await uow.write((transaction) => gifts.transfer(transaction, gift));
    done.server += 1;
    return true;
  };
  const viaRaw = (crowd) => () => {
    const answer = raw.transact(transfer(giftAmong(volunteers, crowd), raw.lock));
    done.raw += 1;
    return answer instanceof Promise ? answer.then(() => true) : true;
  };
  // SQLite's driver is synchronous and the file has one writer: more clients would only take turns.
  const atOnce = (clients) => (engine.dialect === 'sqlite' ? 1 : clients);

  await ratePerSecond(WARM_UP.clients, WARM_UP.seconds, viaServer(CROWDS.many));
  await ratePerSecond(atOnce(WARM_UP.clients), WARM_UP.seconds, viaRaw(CROWDS.many));
  const rows = [];
  for (const [name, crowd] of Object.entries(CROWDS)) {
    for (const clients of CLIENTS) {
      const measured = [];
      for (let round = 1; round <= rounds; round += 1) {
        say(`${engine.title}: commands, ${name}, clients: ${clients}, round ${round} of ${rounds}`);
        const rates = await compareRates(
          round,
          () => ratePerSecond(atOnce(clients), seconds, viaRaw(crowd)),
          () => ratePerSecond(clients, seconds, viaServer(crowd)),
        );
        measured.push(rates);
      }
      rows.push(comparisonRow([`${name} (${crowd.toLocaleString('en')})`, `${clients}`], measured));
    }
  }
  await uow.close();
  await raw.close();
  for (const which of ['server', 'raw']) {
    await requireSound(databases[which], done[which], which);
    await databases[which].remove();
  }
  const table = markdownTable(
    ['Volunteers', 'Clients', 'Ledger, commands/s', 'Raw SQL, commands/s', 'Ratio'],
    rows,
  );
  return `${table}\n\n${done.server} commands by the ledger and ${done.raw} raw, each there once; both books verified.`;
}

function giftAmong(volunteers, crowd) {
  const from = Math.floor(Math.random() * crowd);
  const to = (from + 1 + Math.floor(Math.random() * (crowd - 1))) % crowd;
  const { id: fromId, communityCode } = volunteers[from];
  return {
    ...{ giftId: newId(), fromId, toId: volunteers[to].id, communityCode, minutes: 1 },
    ...{ balanceCapMinutes: SEEDED_MINUTES * 10, policyVersionId: DEFAULT_POLICY_VERSION_ID },
    actorAccountId: ACTOR,
  };
}

const transfer = ({ fromId, toId, communityCode, minutes, giftId, policyVersionId }, lock) =>
  postEntry({
    ...{ owners: [fromId, toId], kinds: VOLUNTEER_KINDS, accountCount: ACCOUNTS, lock, now: new Date() },
    ...{ kind: 'TRANSFER', placeCode: communityCode, idempotencyKey: `transfer:${giftId}` },
    ...{ policyVersionId, actorAccountId: ACTOR },
    postings: (balanceOf) =>
      transferPostings(holderOf(fromId, balanceOf), holderOf(toId, balanceOf), minutes),
  });

async function requireSound(database, commands, which) {
  const uow = await openAsServer(database);
  try {
    const findings = new Findings();
    await uow.read(async (view) => {
      await verifyChains(view, findings);
      await verifyBalances(view, findings);
    });
    const { faults } = findings.report();
    if (faults.length > 0)
      throw new Error(`the books (${which}) are wrong: ${JSON.stringify(faults.slice(0, 3))}`);
    const [{ entries }] = await uow.read((view) =>
      view.rows(`SELECT count(*) AS entries FROM ledger_entry WHERE kind = 'TRANSFER'`),
    );
    if (Number(entries) !== commands) throw new Error(`${which}: ${commands} commands, ${entries} entries`);
  } finally {
    await uow.close();
  }
}
