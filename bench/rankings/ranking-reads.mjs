import { fromDist } from '../support/dist.mjs';
import { DISTRICT, placeRows } from '../support/district.mjs';
import { FIRST_DAY } from '../support/seed-service.mjs';

const { addDays } = await fromDist('kernel/service-day.js');

const PERIOD = '{ kind: ALL }';
const SCOPE = `district_code = $1 AND squad_kind = 'ALL' AND period = 'ALL'`;
const AS_OF = `SELECT min(e.created_at) AS oldest FROM outbox_delivery d JOIN outbox_event e ON e.id = d.event_id WHERE d.consumer = 'rankings'`;
const TOP = `SELECT t.volunteer_no, t.minutes, t.community_code, p.name AS community, v.masked_name, v.publication_consent_at, v.birth_date, v.erased_at
  FROM ranking_total t JOIN volunteer v ON v.id = t.volunteer_id JOIN place p ON p.code = t.community_code
  WHERE t.${SCOPE} ORDER BY t.rank_order, t.volunteer_no LIMIT 21`;
const OWN = `SELECT minutes FROM ranking_total WHERE volunteer_id = $1 AND squad_kind = 'ALL' AND period = 'ALL'`;
const STANDING = `SELECT (SELECT count(*) FROM ranking_total WHERE ${SCOPE} AND rank_order < $2) AS better,
  (SELECT count(*) FROM ranking_total WHERE ${SCOPE.replace('$1', '$3')} AND rank_order = $4) AS same,
  (SELECT max(rank_order) FROM ranking_total WHERE ${SCOPE.replace('$1', '$5')} AND rank_order < $6) AS next_order`;
const PARTICIPANTS = `SELECT count(*) AS participants FROM ranking_total WHERE ${SCOPE}`;

const page = (more) => `{ ranking(placeCode: "${DISTRICT}", period: ${PERIOD}, first: 20) {
  nodes { rank volunteerNo name minutes communityName } pageInfo { hasNextPage endCursor } asOf ${more} } }`;
const standing = (more) => `{ myStanding(placeCode: "${DISTRICT}", period: ${PERIOD}) {
  rank minutes minutesToNext tiedWith asOf ${more} } }`;

async function topRows(raw) {
  await raw.rows(AS_OF);
  return { top: await raw.rows(TOP, [DISTRICT]) };
}

async function standingRow(raw, { volunteerId }) {
  await raw.rows(AS_OF);
  await raw.rows('SELECT * FROM volunteer WHERE id = $1', [volunteerId]);
  const [{ minutes }] = await raw.rows(OWN, [volunteerId]);
  const own = -minutes;
  const [place] = await raw.rows(STANDING, [DISTRICT, own, DISTRICT, own, DISTRICT, own]);
  return { ...place, minutes };
}

const counted = (read) => async (raw, reader) => {
  const found = await read(raw, reader);
  const [{ participants }] = await raw.rows(PARTICIPANTS, [DISTRICT]);
  return { ...found, participants };
};

const COMMUNITIES = placeRows().flatMap(({ kind, code }) => (kind === 'COMMUNITY' ? [code] : []));
/** Six weeks, of another community and from another day each turn. */
const RANGE_DAYS = 42;
export function rangeOf(turn) {
  const fromDay = addDays(FIRST_DAY, (turn * 11) % 300);
  return {
    place: COMMUNITIES[turn % COMMUNITIES.length],
    fromDay,
    untilDay: addDays(fromDay, RANGE_DAYS - 1),
  };
}
const RANGE = `query Range($place: String!, $fromDay: LocalDate!, $untilDay: LocalDate!) {
  ranking(placeCode: $place, period: { kind: RANGE, fromDay: $fromDay, untilDay: $untilDay }, first: 20) {
    nodes { rank volunteerNo name minutes communityName } pageInfo { hasNextPage endCursor } asOf } }`;
const SUMMED = `SELECT v.volunteer_no, SUM(r.credited_minutes) AS minutes, v.masked_name, v.publication_consent_at, p.name AS community
  FROM service_record r JOIN volunteer v ON v.id = r.volunteer_id JOIN place p ON p.code = v.community_code
  WHERE v.community_code = $1 AND r.status = 'CONFIRMED' AND r.service_day >= $2 AND r.service_day <= $3
  GROUP BY v.volunteer_no, v.masked_name, v.publication_consent_at, p.name ORDER BY 2 DESC, 1 LIMIT 21`;

async function rangeRows(raw, _reader, turn) {
  const { place, fromDay, untilDay } = rangeOf(turn);
  return { top: await raw.rows(SUMMED, [place, fromDay, untilDay]) };
}

/** What is measured: as a query of somebody logged in or of anybody, and as the statements that answer it. */
export const RANKING_READS = [
  { title: 'top 20', query: page(''), raw: topRows },
  { title: 'top 20, of how many', query: page('participants'), raw: counted(topRows) },
  { title: 'own standing', query: standing(''), raw: standingRow, own: true },
  {
    title: 'own standing, of how many',
    query: standing('participants'),
    raw: counted(standingRow),
    own: true,
  },
  {
    title: 'top 20 of a community, six weeks',
    query: RANGE,
    variables: rangeOf,
    raw: rangeRows,
  },
];

/** The whole ranking by one plain statement that no index helps and no code of the server shares. */
export const PLAIN_RANKING = `SELECT t.volunteer_id, t.volunteer_no, t.minutes, p.name AS community, v.masked_name, v.publication_consent_at,
   rank() OVER (ORDER BY t.minutes DESC) AS place, count(*) OVER (PARTITION BY t.minutes) AS same,
   count(*) OVER () AS participants
  FROM ranking_total t JOIN volunteer v ON v.id = t.volunteer_id JOIN place p ON p.code = t.community_code
  WHERE t.${SCOPE} ORDER BY t.minutes DESC, t.volunteer_no`;
