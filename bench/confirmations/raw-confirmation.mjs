import { createHash } from 'node:crypto';
import { fromDist } from '../support/dist.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { entryHash, FIRST_HASH } = await fromDist('timebank/ledger/entry-hash.js');
const { creditPostings } = await fromDist('timebank/ledger/credit-postings.js');
const { holderOf } = await fromDist('timebank/ledger/holder.js');

/** Five of the volunteer, three of his community. */
const CREDIT_ACCOUNTS = 8;
const refOf = (account) =>
  `${account.ownerKind ?? account.owner_kind}|${account.ownerId ?? account.owner_id}|${account.kind}`;

/** `($1, $2), ($3, $4)` for rows of some width. */
const tuples = (rows, width) =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: width }, (__, column) => `$${row * width + column + 1}`).join(', ')})`,
  ).join(', ');

/**
 * What confirming one record says to the database, by hand: a generator that yields `[sql, values]` and is given the rows.
 * The rows read, locked and written are those of the server (record-decisions.service.ts, ledger-posting.ts), so the same
 * verification holds for its books. Left out is what is around the unit: session, answer, and the ranking that follows.
 */
export function* confirmation({ recordId, officerId, idempotencyKey, lock }) {
  const now = new Date();
  const at = now.getTime();
  const inputHash = createHash('sha256')
    .update(JSON.stringify({ idempotencyKey, recordIds: [recordId] }))
    .digest('hex');
  yield [
    `INSERT INTO idempotency_record (account_id, key, operation, input_hash, answer, created_at)
     VALUES ($1, $2, 'confirmServiceRecords', $3, NULL, $4) ON CONFLICT (account_id, key) DO NOTHING`,
    [officerId, idempotencyKey, inputHash, at],
  ];
  const record = yield* openRecord(recordId, lock);
  yield [
    `UPDATE service_record SET status = 'CONFIRMED', confirmed_by_account_id = $1, confirmed_by_volunteer_id = NULL,
      decided_at = $2, decision_reason = NULL WHERE id = $3`,
    [officerId, at, recordId],
  ];
  yield [
    `INSERT INTO audit_entry (id, at, actor_account_id, action, outcome, subject_type, subject_id, place_code, request_id, details)
     VALUES ($1, $2, $3, 'record.confirm', 'DONE', 'ServiceRecord', $4, $5, $6, NULL)`,
    [newId(), at, officerId, recordId, record.community_code, newId()],
  ];
  yield* credit(record, { now, officerId, lock });
  const eventId = newId();
  yield [
    `INSERT INTO outbox_event (id, type, payload, created_at) VALUES ($1, 'ServiceRecordConfirmed', $2, $3)`,
    [eventId, JSON.stringify({ volunteerId: record.volunteer_id, recordIds: [recordId] }), at],
  ];
  yield [`INSERT INTO outbox_delivery (consumer, event_id) VALUES ('rankings', $1)`, [eventId]];
  yield [
    'UPDATE idempotency_record SET answer = $1 WHERE account_id = $2 AND key = $3',
    [JSON.stringify([{ recordId, problem: null }]), officerId, idempotencyKey],
  ];
}

function* openRecord(recordId, lock) {
  const [found] = yield ['SELECT * FROM service_record WHERE id = $1', [recordId]];
  yield [`SELECT * FROM volunteer WHERE id = $1 ORDER BY id ${lock}`, [found.volunteer_id]];
  const [record] = yield [`SELECT * FROM service_record WHERE id = $1 ORDER BY id ${lock}`, [recordId]];
  const parts = yield ['SELECT * FROM service_record_day WHERE record_id = $1', [recordId]];
  yield [
    `SELECT d.volunteer_id, d.day, sum(d.raw_minutes) AS minutes FROM service_record_day d
     JOIN service_record r ON r.id = d.record_id AND r.status = 'CONFIRMED'
     WHERE d.volunteer_id IN ($1) AND d.day IN ($2) GROUP BY d.volunteer_id, d.day`,
    [record.volunteer_id, parts[0].day],
  ];
  if (record.status !== 'PENDING') throw new Error('a record was to be confirmed twice');
  return record;
}

function* credit(record, { now, officerId, lock }) {
  const { volunteer_id: volunteerId, community_code: placeCode, credited_minutes: minutes } = record;
  const present = yield ['SELECT * FROM ledger_account WHERE owner_id IN ($1, $2)', [volunteerId, placeCode]];
  if (present.length !== CREDIT_ACCOUNTS) throw new Error('accounts are missing');
  const ids = present.map(({ id }) => id).sort();
  const locked = yield [
    `SELECT * FROM ledger_account WHERE id IN ${tuples(1, ids.length)} ORDER BY id ${lock}`,
    ids,
  ];
  const accounts = new Map(locked.map((account) => [refOf(account), account]));
  const id = newId();
  const holder = holderOf(volunteerId, (ref) => accounts.get(refOf(ref)).balance_minutes);
  const terms = { volunteerId, communityCode: placeCode, honorMinutes: minutes, redeemableMinutes: minutes };
  const lines = creditPostings(terms, holder).map((draft, index) => post(draft, index, accounts));
  yield [
    `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count)
     VALUES ${tuples(lines.length, 6)} ON CONFLICT (id)
     DO UPDATE SET balance_minutes = excluded.balance_minutes, posting_count = excluded.posting_count`,
    lines.flatMap(({ account: a }) => [
      a.id,
      a.owner_kind,
      a.owner_id,
      a.kind,
      a.balance_minutes,
      a.posting_count,
    ]),
  ];
  const [chain] = yield [
    `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ($1, 0, $2)
     ON CONFLICT (place_code) DO UPDATE SET sequence = ledger_chain.sequence RETURNING place_code, sequence, head_hash`,
    [placeCode, FIRST_HASH],
  ];
  const entry = {
    ...{ id, kind: 'SERVICE_CREDIT', placeCode, sequence: chain.sequence + 1 },
    ...{ idempotencyKey: `credit:${record.id}`, policyVersionId: record.policy_version_id },
    ...{ serviceRecordId: record.id, redemptionId: null, reversesEntryId: null },
    ...{ actorAccountId: officerId, reason: null, createdAt: now },
  };
  const hash = entryHash(
    chain.head_hash,
    entry,
    lines.map(({ posting }) => posting),
  );
  yield [
    `INSERT INTO ledger_entry (id, kind, place_code, sequence, idempotency_key, policy_version_id, service_record_id,
      redemption_id, reverses_entry_id, actor_account_id, reason, created_at, previous_hash, hash)
     VALUES ($1, 'SERVICE_CREDIT', $2, $3, $4, $5, $6, NULL, NULL, $7, NULL, $8, $9, $10)`,
    [
      ...[id, placeCode, entry.sequence, entry.idempotencyKey, entry.policyVersionId, record.id, officerId],
      ...[now.getTime(), chain.head_hash, hash],
    ],
  ];
  yield [
    `INSERT INTO ledger_posting (entry_id, line, account_id, minutes, account_sequence, balance_after_minutes)
     VALUES ${tuples(lines.length, 6)}`,
    lines.flatMap(({ posting: p }) => [
      id,
      p.line,
      p.accountId,
      p.minutes,
      p.accountSequence,
      p.balanceAfterMinutes,
    ]),
  ];
  yield [
    `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ($1, $2, $3)
     ON CONFLICT (place_code) DO UPDATE SET sequence = excluded.sequence, head_hash = excluded.head_hash`,
    [placeCode, entry.sequence, hash],
  ];
}

/** Moves an account's counters; answers it with its posting as the entry's hash wants it. */
function post({ account: ref, minutes }, index, accounts) {
  const account = accounts.get(refOf(ref));
  account.balance_minutes += minutes;
  account.posting_count += 1;
  const posting = {
    ...{ line: index + 1, accountId: account.id, minutes },
    ...{ ownerKind: account.owner_kind, ownerId: account.owner_id, accountKind: account.kind },
    ...{ accountSequence: account.posting_count, balanceAfterMinutes: account.balance_minutes },
  };
  return { account, posting };
}
