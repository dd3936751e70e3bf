import { deepStrictEqual } from 'node:assert';
import { fromDist } from '../support/dist.mjs';
import { DISTRICT } from '../support/district.mjs';
import { GraphqlLoad } from '../support/graphql-load.mjs';
import { PLAIN_RANKING, RANKING_READS } from './ranking-reads.mjs';

const { ANONYMOUS } = await fromDist('kernel/mask.js');

const FIRST = 20;
const [, TOP, , STANDING, RANGE] = RANKING_READS;
const RANGES = 40;

/**
 * Holds the first 20 and every reader's standing, of the server and of the raw statements, against one plain statement.
 * @throws AssertionError where they differ
 */
export async function requireRightAnswers(server, raw, readers) {
  const plain = await raw.rows(PLAIN_RANKING, [DISTRICT]);
  const load = new GraphqlLoad(server.port, 1);
  const { ranking } = await load.ask(TOP.query, {});
  deepStrictEqual(ranking.nodes, plain.slice(0, FIRST).map(publicEntry));
  deepStrictEqual(ranking.participants, plain.length);
  const found = await TOP.raw(raw);
  deepStrictEqual(found.top.map(bareEntry), plain.slice(0, FIRST + 1).map(bareEntry));
  deepStrictEqual(found.participants, plain.length);

  const totals = [...new Set(plain.map((row) => row.minutes))];
  const rowOf = new Map(plain.map((row) => [row.volunteer_id, row]));
  for (const reader of readers) {
    const { place: rank, minutes, same, participants } = rowOf.get(reader.volunteerId);
    const next = totals[totals.indexOf(minutes) - 1];
    const minutesToNext = next === undefined ? null : next - minutes;
    const { myStanding } = await load.ask(STANDING.query, {}, reader.token);
    const { asOf } = myStanding; // the time of asking, since nothing is waiting to be counted
    deepStrictEqual(myStanding, { rank, minutes, minutesToNext, tiedWith: same - 1, participants, asOf });
    const nextOrder = next === undefined ? null : -next;
    const standing = { better: rank - 1, same, next_order: nextOrder, minutes, participants };
    deepStrictEqual({ ...(await STANDING.raw(raw, reader)) }, standing);
  }
  for (let turn = 0; turn < RANGES; turn += 1) {
    const { top } = await RANGE.raw(raw, undefined, turn);
    const found = await load.ask(RANGE.query, RANGE.variables(turn));
    deepStrictEqual(found.ranking.nodes, rankedEntries(top.slice(0, FIRST)));
  }
  load.close();
  return `${plain.length} ranked in the district; the top ${FIRST} and ${readers.length} standings, of the server and raw, were those of one plain statement; ${RANGES} ranges those of sums of the records.`;
}

/** Rows in their order, with competition ranks. */
function rankedEntries(rows) {
  let place = 0;
  return rows.map((row, index) => {
    if (rows[index - 1]?.minutes !== row.minutes) place = index + 1;
    return publicEntry({ ...row, place });
  });
}

function publicEntry(row) {
  const named = row.publication_consent_at !== null;
  const name = named ? row.masked_name : ANONYMOUS.zh;
  const volunteerNo = named ? row.volunteer_no : null;
  return { rank: row.place, volunteerNo, name, minutes: row.minutes, communityName: row.community };
}

const bareEntry = ({ volunteer_no, minutes, community, masked_name, publication_consent_at }) => ({
  ...{ volunteer_no, minutes, community, masked_name, publication_consent_at },
});
