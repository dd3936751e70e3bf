import { createHash } from 'node:crypto';
import { postEntry } from '../ledger/raw-posting.mjs';
import { fromDist } from '../support/dist.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { creditPostings } = await fromDist('timebank/ledger/credit-postings.js');
const { holderOf, VOLUNTEER_KINDS } = await fromDist('timebank/ledger/holder.js');

/** Five of the volunteer, three of his community. */
const CREDIT_ACCOUNTS = 8;
const CREDIT_KINDS = [...VOLUNTEER_KINDS, 'HONOR_ISSUED', 'ISSUED', 'POOL'];

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
  const { volunteer_id: volunteerId, community_code: communityCode, credited_minutes: minutes } = record;
  const terms = { volunteerId, communityCode, honorMinutes: minutes, redeemableMinutes: minutes };
  yield* postEntry({
    ...{
      owners: [volunteerId, communityCode],
      kinds: CREDIT_KINDS,
      accountCount: CREDIT_ACCOUNTS,
      lock,
      now,
    },
    ...{ kind: 'SERVICE_CREDIT', placeCode: communityCode, idempotencyKey: `credit:${record.id}` },
    ...{ policyVersionId: record.policy_version_id, serviceRecordId: record.id, actorAccountId: officerId },
    postings: (balanceOf) => creditPostings(terms, holderOf(volunteerId, balanceOf)),
  });
}
