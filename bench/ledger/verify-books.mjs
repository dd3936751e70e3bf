import { fromDist } from '../support/dist.mjs';
import { placeRows, volunteerRows } from '../support/district.mjs';
import { entryOf, FIRST_AT, hashedLine, MINUTE_MILLISECONDS, policyRow, recordRow } from './verify-rows.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');
const { newId } = await fromDist('platform/database/new-id.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy-lookup.js');
const { streetOf } = await fromDist('kernel/division-code.js');
const { entryHash, FIRST_HASH } = await fromDist('timebank/ledger/entry-hash.js');
const { creditPostings, overflowPostings, reversalPostings } = await fromDist(
  'timebank/ledger/credit-postings.js',
);
const { donationPostings, grantPostings, transferPostings } = await fromDist(
  'timebank/ledger/gift-postings.js',
);
const { clearingPostings, holdEndPostings, holdPostings } = await fromDist(
  'timebank/ledger/hold-postings.js',
);
const { holderOf, ofPlace, VOLUNTEER_KINDS } = await fromDist('timebank/ledger/holder.js');

const POSTINGS_EACH = 100;
const CHUNK_ENTRIES = 5000;
const CAP_MINUTES = 1500;

/**
 * Fills an empty database with the books of a district: so many postings, by the ledger's own rules, of nearly all kinds, each entry hashed
 * and chained, with a record behind each credit. The same seed gives the same minutes. Answers how many entries and postings.
 */
export async function writeBooks(database, postings) {
  const raw = database.owner();
  try {
    const books = new Books(raw, postings);
    await books.open();
    await books.write(postings);
    return await books.close();
  } finally {
    await raw.close();
  }
}

class Books {
  #random = new SeededRandom(510_502);
  #accounts = new Map();
  #chains = new Map();
  #open = [];
  #credits = [];
  #rows = { service_record: [], ledger_entry: [], ledger_posting: [] };
  #posted = 0;
  #entries = 0;

  constructor(raw, postings) {
    this.raw = raw;
    this.volunteers = volunteerRows(this.#random, Math.max(40, Math.ceil(postings / POSTINGS_EACH)));
    this.communities = placeRows()
      .filter(({ kind }) => kind === 'COMMUNITY')
      .map(({ code }) => code);
  }

  async open() {
    await this.raw.insert('place', placeRows());
    await this.raw.insert('volunteer', this.volunteers);
    await this.raw.insert('policy_version', [policyRow()]);
    const accounts = [
      ...this.volunteers.flatMap(({ id }) => VOLUNTEER_KINDS.map((kind) => ['VOLUNTEER', id, kind])),
      ...this.communities.flatMap((code) =>
        ['HONOR_ISSUED', 'ISSUED', 'POOL'].map((kind) => ['PLACE', code, kind]),
      ),
      ...[...new Set(this.communities.map(streetOf))].map((code) => ['PLACE', code, 'CLEARING']),
    ].map(([owner_kind, owner_id, kind]) => ({
      ...{ id: newId(), owner_kind, owner_id, kind, balance_minutes: 0, posting_count: 0 },
    }));
    await this.raw.insert('ledger_account', accounts);
    for (const account of accounts)
      this.#accounts.set(`${account.owner_kind}|${account.owner_id}|${account.kind}`, account);
  }

  async write(postings) {
    while (this.#posted < postings) {
      this.#step();
      if (this.#rows.ledger_entry.length >= CHUNK_ENTRIES) await this.#flush();
    }
    await this.#flush();
  }

  async close() {
    const accounts = [...this.#accounts.values()];
    const change = 'UPDATE ledger_account SET balance_minutes = $1, posting_count = $2 WHERE id = $3';
    await this.raw.transact(
      (function* () {
        for (const { balance_minutes, posting_count, id } of accounts)
          yield [change, [balance_minutes, posting_count, id]];
      })(),
    );
    await this.raw.insert(
      'ledger_chain',
      [...this.#chains].map(([place_code, { sequence, hash }]) => ({
        place_code,
        sequence,
        head_hash: hash,
      })),
    );
    await this.raw.analyse();
    return { entries: this.#entries, postings: this.#posted };
  }

  async #flush() {
    for (const [table, rows] of Object.entries(this.#rows)) {
      if (rows.length > 0) await this.raw.insert(table, rows);
      this.#rows[table] = [];
    }
  }

  #balanceOf = (account) =>
    this.#accounts.get(`${account.ownerKind}|${account.ownerId}|${account.kind}`).balance_minutes;
  #holder = () => holderOf(this.#random.pick(this.volunteers).id, this.#balanceOf);

  #step() {
    const random = this.#random;
    const [chance, holder, place] = [random.next(), this.#holder(), random.pick(this.communities)];
    const available = holder.balances.AVAILABLE + holder.balances.GIFTED;
    const minutes = random.between(1, 4) * 30;
    if (chance < 0.1 && available >= minutes) return this.#hold(holder, place, minutes);
    if (chance < 0.18 && this.#open.length > 20) return this.#endHold(place);
    if (chance < 0.2 && this.#credits.length > 100) return this.#reverse();
    if (chance < 0.22 && holder.balances.AVAILABLE >= minutes) {
      const recipient = this.#holder();
      if (recipient.volunteerId !== holder.volunteerId)
        return this.#post('TRANSFER', place, newId(), transferPostings(holder, recipient, minutes));
    }
    if (chance < 0.23 && available >= minutes)
      return this.#post('DONATION', place, newId(), donationPostings(holder, place, minutes));
    if (chance < 0.24 && this.#balanceOf(ofPlace(place, 'POOL')) >= minutes)
      return this.#post('POOL_GRANT', place, newId(), grantPostings(holder, place, minutes));
    return this.#credit(holder, place, minutes);
  }

  #credit({ volunteerId }, communityCode, minutes) {
    const record = this.#record(volunteerId, communityCode, minutes);
    const of = { service_record_id: record.id };
    const terms = { volunteerId, communityCode, honorMinutes: minutes, redeemableMinutes: minutes };
    const holder = () => holderOf(volunteerId, this.#balanceOf);
    const id = this.#post(
      'SERVICE_CREDIT',
      communityCode,
      `credit:${record.id}`,
      creditPostings(terms, holder()),
      of,
    );
    const overflow = overflowPostings(communityCode, holder(), minutes, CAP_MINUTES);
    if (overflow.length > 0) this.#post('CAP_OVERFLOW', communityCode, `overflow:${record.id}`, overflow, of);
    if (this.#credits.length < 1000) {
      const pooledMinutes = overflow.find(({ account }) => account.kind === 'POOL')?.minutes ?? 0;
      this.#credits.push({ id, record, volunteerId, terms: { ...terms, pooledMinutes } });
    }
  }

  #reverse() {
    const { id, record, volunteerId, terms } = this.#credits.splice(
      this.#random.between(0, this.#credits.length - 1),
      1,
    )[0];
    // What is written already cannot be voided any more.
    if (!this.#rows.service_record.includes(record)) return;
    record.status = 'VOIDED';
    this.#post(
      'REVERSAL',
      terms.communityCode,
      `reversal:${id}`,
      reversalPostings(terms, [holderOf(volunteerId, this.#balanceOf)]),
      { service_record_id: record.id, reverses_entry_id: id },
    );
  }

  #hold(holder, homeCode, heldMinutes) {
    const redemptionId = newId();
    const drafts = holdPostings(holder, heldMinutes);
    const giftedMinutes = -(drafts.find(({ account }) => account.kind === 'GIFTED')?.minutes ?? 0);
    this.#post('HOLD', homeCode, `hold:${redemptionId}`, drafts, { redemption_id: redemptionId });
    this.#open.push({
      ...{ redemptionId, volunteerId: holder.volunteerId, homeCode },
      held: { heldMinutes, giftedMinutes: giftedMinutes + 0 },
    });
  }

  #endHold(servingCode) {
    const { redemptionId, volunteerId, homeCode, held } = this.#open.shift();
    const used = this.#random.chance(0.8) ? held.heldMinutes : 0;
    const of = { redemption_id: redemptionId };
    const drafts = holdEndPostings(holderOf(volunteerId, this.#balanceOf), held, used, homeCode);
    this.#post(used > 0 ? 'CAPTURE' : 'RELEASE', homeCode, `hold-end:${redemptionId}`, drafts, of);
    const [home, serving] = [streetOf(homeCode), streetOf(servingCode)];
    if (used > 0 && home !== serving)
      this.#post(
        'CLEARING',
        servingCode,
        `clearing:${redemptionId}`,
        clearingPostings(home, serving, used),
        of,
      );
  }

  #post(kind, placeCode, idempotencyKey, drafts, of = {}) {
    const chain = this.#chains.get(placeCode) ?? { sequence: 0, hash: FIRST_HASH };
    const id = newId();
    const row = {
      ...{ id, kind, place_code: placeCode, sequence: chain.sequence + 1, idempotency_key: idempotencyKey },
      ...{ policy_version_id: DEFAULT_POLICY_VERSION_ID, service_record_id: null, redemption_id: null },
      ...{ reverses_entry_id: null, actor_account_id: null, reason: null },
      ...{ created_at: FIRST_AT + this.#entries * MINUTE_MILLISECONDS, ...of },
    };
    const lines = drafts.map(({ account: ref, minutes }, index) => {
      const account = this.#accounts.get(`${ref.ownerKind}|${ref.ownerId}|${ref.kind}`);
      account.balance_minutes += minutes;
      account.posting_count += 1;
      return {
        ref,
        row: {
          ...{ entry_id: id, line: index + 1, account_id: account.id, minutes },
          ...{ account_sequence: account.posting_count, balance_after_minutes: account.balance_minutes },
        },
      };
    });
    const hash = entryHash(chain.hash, entryOf(row), lines.map(hashedLine));
    this.#chains.set(placeCode, { sequence: row.sequence, hash });
    this.#rows.ledger_entry.push({ ...row, previous_hash: chain.hash, hash });
    this.#rows.ledger_posting.push(...lines.map((line) => line.row));
    this.#entries += 1;
    this.#posted += lines.length;
    return id;
  }

  #record(volunteerId, communityCode, minutes) {
    const record = recordRow(volunteerId, communityCode, minutes, this.#entries);
    this.#rows.service_record.push(record);
    return record;
  }
}
