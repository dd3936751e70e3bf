import { fromDist } from '../support/dist.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { entryHash, FIRST_HASH } = await fromDist('timebank/ledger/entry-hash.js');

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
 * What posting one entry says to the database, by hand: a generator that yields `[sql, values]` and is given the rows. The rows
 * read, locked and written are those of ledger-rows.ts, so the same verification holds for its books. Every account of the
 * owners is there already.
 * @param postings answers the drafts on the balances as they stand
 */
export function* postEntry({ owners, kinds, accountCount, lock, now, postings, ...said }) {
  const select = [
    `SELECT id, owner_kind, owner_id, kind, balance_minutes, posting_count FROM ledger_account
      WHERE owner_id IN ${tuples(1, owners.length)} AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) ORDER BY id`,
    [...owners].sort(),
  ];
  const present = yield select;
  if (present.length !== accountCount) throw new Error('accounts are missing');
  const locked = lock ? yield [`${select[0]} ${lock}`, select[1]] : present;
  const accounts = new Map(locked.map((account) => [refOf(account), account]));
  const drafts = postings((ref) => accounts.get(refOf(ref)).balance_minutes);
  const lines = drafts.map((draft, index) => post(draft, index, accounts));
  yield [
    `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count)
     VALUES ${tuples(lines.length, 6)} ON CONFLICT (id)
     DO UPDATE SET balance_minutes = excluded.balance_minutes, posting_count = excluded.posting_count`,
    lines.flatMap(({ account: a }) => [
      ...[a.id, a.owner_kind, a.owner_id, a.kind, a.balance_minutes, a.posting_count],
    ]),
  ];
  const [chain] = yield [
    `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ($1, 0, $2)
     ON CONFLICT (place_code) DO UPDATE SET sequence = ledger_chain.sequence RETURNING place_code, sequence, head_hash`,
    [said.placeCode, FIRST_HASH],
  ];
  const entry = {
    ...{ id: newId(), serviceRecordId: null, redemptionId: null, reversesEntryId: null, reason: null },
    ...said,
    ...{ sequence: chain.sequence + 1, createdAt: now },
  };
  yield* store(entry, chain, lines);
}

function* store(entry, chain, lines) {
  const hash = entryHash(
    chain.head_hash,
    entry,
    lines.map(({ posting }) => posting),
  );
  yield [
    `INSERT INTO ledger_entry (id, kind, place_code, sequence, idempotency_key, policy_version_id, service_record_id,
      redemption_id, reverses_entry_id, actor_account_id, reason, created_at, previous_hash, hash)
     VALUES ${tuples(1, 14)}`,
    [
      ...[entry.id, entry.kind, entry.placeCode, entry.sequence, entry.idempotencyKey, entry.policyVersionId],
      ...[
        entry.serviceRecordId,
        entry.redemptionId,
        entry.reversesEntryId,
        entry.actorAccountId,
        entry.reason,
      ],
      ...[entry.createdAt.getTime(), chain.head_hash, hash],
    ],
  ];
  yield [
    `INSERT INTO ledger_posting (entry_id, line, account_id, minutes, account_sequence, balance_after_minutes)
     VALUES ${tuples(lines.length, 6)}`,
    lines.flatMap(({ posting: p }) => [
      ...[entry.id, p.line, p.accountId, p.minutes, p.accountSequence, p.balanceAfterMinutes],
    ]),
  ];
  yield [
    `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ($1, $2, $3)
     ON CONFLICT (place_code) DO UPDATE SET sequence = excluded.sequence, head_hash = excluded.head_hash`,
    [entry.placeCode, entry.sequence, hash],
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
