import { ANONYMOUS } from '../../dist/kernel/mask.js';

const COLUMN = { 6: 'district_code', 9: 'street_code', 12: 'community_code' };

const pageSql = (column, after) =>
  `SELECT t.volunteer_no, t.minutes, t.community_code, p.name AS community, v.masked_name, v.publication_consent_at, v.birth_date, v.erased_at
   FROM ranking_total t JOIN volunteer v ON v.id = t.volunteer_id JOIN place p ON p.code = t.community_code
  WHERE t.${column} = ? AND t.squad_kind = 'ALL' AND t.period = 'ALL' ${after} ORDER BY t.rank_order, t.volunteer_no LIMIT ?`;

/** Rows of a page as they are shown; ranks go on from the last row before it. */
function shown(rows, first, before) {
  let { rank = 0, position = 0, minutes = null } = before ?? {};
  const nodes = rows.slice(0, first).map((row) => {
    position += 1;
    if (row.minutes !== minutes) [rank, minutes] = [position, row.minutes];
    const named = row.publication_consent_at !== null && row.erased_at === null;
    const name = named ? row.masked_name : ANONYMOUS.zh;
    const volunteerNo = named ? row.volunteer_no : null;
    return { rank, volunteerNo, name, minutes: row.minutes, communityName: row.community };
  });
  return { nodes, pageInfo: { hasNextPage: rows.length > first } };
}

function top(database) {
  const statements = Object.fromEntries(
    Object.entries(COLUMN).map(([length, column]) => [length, database.prepare(pageSql(column, ''))]),
  );
  return ({ place }) => ({ ranking: shown(statements[place.length].all(place, 21), 20) });
}

function page(database) {
  const after = 'AND (t.rank_order, t.volunteer_no) > (?, ?)';
  const statement = database.prepare(pageSql('district_code', after));
  return ({ place, before }) => ({
    ranking: shown(statement.all(place, -before.minutes, before.volunteerNo, 51), 50, before),
  });
}

function person(database) {
  const who = database.prepare(
    `SELECT v.volunteer_no, v.status, v.sex, v.registered_at, p.name AS community FROM volunteer v JOIN place p ON p.code = v.community_code
      WHERE v.id = ?`,
  );
  const squads = database.prepare(
    `SELECT s.name, s.kind, m.from_day FROM squad_membership m JOIN squad s ON s.id = m.squad_id
      WHERE m.volunteer_id = ? AND m.until_day IS NULL ORDER BY m.from_day, m.id`,
  );
  const accounts = database.prepare(
    `SELECT kind, balance_minutes FROM ledger_account WHERE owner_kind = 'VOLUNTEER' AND owner_id = ?`,
  );
  const records = database.prepare(
    `SELECT id, service_day, occasion, credited_minutes, status FROM service_record WHERE volunteer_id = ? ORDER BY id DESC LIMIT 10`,
  );
  return ({ id }) => {
    const row = who.get(id);
    const memberships = squads.all(id);
    const balance = Object.fromEntries(accounts.all(id).map((one) => [one.kind, one.balance_minutes]));
    return {
      volunteer: {
        ...{ volunteerNo: row.volunteer_no, status: row.status, sex: row.sex },
        registeredAt: new Date(row.registered_at).toISOString(),
        community: { name: row.community },
        memberships: memberships.map(({ name, kind, from_day: fromDay }) => ({
          fromDay,
          squad: { name, kind },
        })),
        timeAccount: { honorMinutes: balance.HONOR ?? 0, availableMinutes: balance.AVAILABLE ?? 0 },
      },
      serviceRecords: {
        nodes: records.all(id).map((record) => ({
          ...{ serviceDay: record.service_day, occasion: record.occasion },
          ...{ creditedMinutes: record.credited_minutes, status: record.status },
        })),
      },
    };
  };
}

/** By path: prepares its statements and answers from then on, with the data that GraphQL would answer. */
export const FLOOR_READS = { top, page, person };
