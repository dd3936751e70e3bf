import { deepStrictEqual } from 'node:assert';

const OWNER = 'COALESCE(v.volunteer_no, a.owner_id)';

/** Everything a confirmation leaves behind, without what differs between two databases: ids, times and hashes. */
const LEFT_BEHIND = {
  records: `SELECT v.volunteer_no, r.service_day, r.status, r.confirmed_by_account_id IS NOT NULL AS confirmed,
      r.confirmed_by_volunteer_id, r.decided_at IS NOT NULL AS decided, r.decision_reason
    FROM service_record r JOIN volunteer v ON v.id = r.volunteer_id WHERE r.status <> 'PENDING'
    ORDER BY v.volunteer_no, r.service_day`,
  accounts: `SELECT ${OWNER} AS owner, a.kind, a.balance_minutes, a.posting_count
    FROM ledger_account a LEFT JOIN volunteer v ON v.id = a.owner_id WHERE a.posting_count > 0 ORDER BY owner, a.kind`,
  entries: `SELECT e.place_code, e.sequence, e.kind, v.volunteer_no, r.service_day, e.policy_version_id, e.redemption_id,
      e.reverses_entry_id, e.reason
    FROM ledger_entry e JOIN service_record r ON r.id = e.service_record_id JOIN volunteer v ON v.id = r.volunteer_id
    ORDER BY e.place_code, e.sequence`,
  postings: `SELECT e.place_code, e.sequence, p.line, ${OWNER} AS owner, a.kind, p.minutes, p.account_sequence,
      p.balance_after_minutes
    FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id JOIN ledger_account a ON a.id = p.account_id
    LEFT JOIN volunteer v ON v.id = a.owner_id ORDER BY e.place_code, e.sequence, p.line`,
  chains: 'SELECT place_code, sequence FROM ledger_chain ORDER BY place_code',
  audit: `SELECT e.action, e.outcome, e.subject_type, e.place_code, e.details, v.volunteer_no, r.service_day
    FROM audit_entry e JOIN service_record r ON r.id = e.subject_id JOIN volunteer v ON v.id = r.volunteer_id
    ORDER BY v.volunteer_no, r.service_day`,
  keys: `SELECT operation, count(*) AS keys, count(answer) AS answers, count(DISTINCT input_hash) AS inputs
    FROM idempotency_record GROUP BY operation`,
};

/**
 * Holds what the same confirmations left in two databases against each other, table by table.
 * @throws AssertionError where the server and the raw statements wrote other rows
 */
export async function requireSameRows(server, raw) {
  for (const [name, sql] of Object.entries(LEFT_BEHIND)) {
    const [byServer, byHand] = [await server.rows(sql), await raw.rows(sql)];
    if (byHand.length === 0) throw new Error(`no ${name} to compare`);
    deepStrictEqual(byServer, byHand, `${name}: the server and the raw statements wrote other rows`);
  }
}
