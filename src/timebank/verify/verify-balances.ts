import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type AccountKind, balanceAllowed } from '../ledger/ledger.js';
import type { AccountRow } from './account-row.js';
import { findOrphans } from './orphans.js';
import { verifyHeld } from './verify-held.js';
import type { Findings } from './verify-report.js';
import { verifyOwing } from './verify-owing.js';

interface PostingRow {
  entry_id: string;
  line: number;
  account_id: string;
  account_sequence: number;
  minutes: number;
  balance_after_minutes: number;
}

const PAGE_ACCOUNTS = 500;
const PAGE_POSTINGS = 5000;

/**
 * Counters equal the sums of their postings, which run on without a gap, and nothing is below what it may be (architecture.md
 * § 5.1 and 5.2, rule 35). Accounts are read in the order of their ids, and their postings in that of the index of account and
 * number, in pages: nothing is sorted or grouped, and memory does not grow with the books.
 */
export async function verifyBalances(view: ReadView, findings: Findings): Promise<void> {
  const total = findings.postings;
  let clearingMinutes = 0;
  let seen = 0;
  findings.onProgress({ phase: 'accounts', done: seen, total });
  for (let after = ''; ;) {
    const accounts = await view.rows<AccountRow>(
      `SELECT id, owner_id, kind, balance_minutes, posting_count FROM ledger_account
        WHERE id > :after ORDER BY id LIMIT ${PAGE_ACCOUNTS}`,
      { after },
    );
    const last = accounts.at(-1);
    if (!last) break;
    const reading = new AccountsReading(accounts, findings);
    for await (const page of postingsWithin(view, after, last.id)) {
      for (const posting of page) if (reading.follow(posting)) seen += 1;
      findings.onProgress({ phase: 'accounts', done: seen, total });
    }
    reading.end();
    const posted = accounts.filter((account) => Number(account.posting_count) > 0);
    await verifyHeld(
      view,
      posted.filter(({ kind }) => kind === 'HELD'),
      findings,
    );
    await verifyOwing(
      view,
      posted.filter(({ kind }) => kind === 'DEBT'),
      findings,
    );
    for (const { kind, balance_minutes } of accounts)
      if (kind === 'CLEARING') clearingMinutes += Number(balance_minutes);
    after = last.id;
  }
  if (clearingMinutes !== 0) {
    findings.add(
      'CLEARING_TOTAL',
      'ledger_account (CLEARING)',
      `各街道结算合计 ${clearingMinutes}，应为 0 / the streets’ clearing sums to ${clearingMinutes}, not to 0 (rule 36)`,
    );
  }
  await findOrphans(view, seen, findings);
}

/** Postings to accounts of a range of ids, the first one left out, by account and number. */
async function* postingsWithin(view: ReadView, after: string, last: string): AsyncGenerator<PostingRow[]> {
  let [accountId, sequence] = [after, Number.MAX_SAFE_INTEGER];
  for (;;) {
    const page = await view.rows<PostingRow>(
      `SELECT entry_id, line, account_id, account_sequence, minutes, balance_after_minutes FROM ledger_posting
        WHERE (account_id, account_sequence) > (:accountId, :sequence) AND account_id <= :last
        ORDER BY account_id, account_sequence LIMIT ${PAGE_POSTINGS}`,
      { accountId, sequence, last },
    );
    const end = page.at(-1);
    if (!end) return;
    yield page;
    if (page.length < PAGE_POSTINGS) return;
    [accountId, sequence] = [end.account_id, Number(end.account_sequence)];
  }
}

/** Follows the postings of a page of accounts, one account after another. */
class AccountsReading {
  private readonly accounts: Map<string, AccountRow>;
  private accountId = '';
  private count = 0;
  private expectedSequence = 1;
  private sum = 0;
  private balance = 0;

  constructor(
    accounts: readonly AccountRow[],
    private readonly findings: Findings,
  ) {
    this.accounts = new Map(accounts.map((account) => [account.id, account]));
  }

  /** Answers whether the posting's account is there. */
  follow(posting: PostingRow): boolean {
    if (posting.account_id !== this.accountId) {
      this.closeAccount();
      this.accountId = posting.account_id;
      [this.count, this.expectedSequence, this.sum, this.balance] = [0, 1, 0, 0];
    }
    const where = `ledger_posting ${posting.entry_id}/${posting.line}`;
    const sequence = Number(posting.account_sequence);
    const [minutes, after] = [Number(posting.minutes), Number(posting.balance_after_minutes)];
    if (sequence !== this.expectedSequence) {
      this.findings.add(
        'ACCOUNT_SEQUENCE',
        where,
        `在账户中应为第 ${this.expectedSequence} 笔，编号 ${sequence} / should be number ${this.expectedSequence} of its account, not ${sequence}`,
      );
    }
    if (this.balance + minutes !== after) {
      this.findings.add(
        'BALANCE_AFTER',
        where,
        `余额应为 ${this.balance} + ${minutes}，记为 ${after} / the balance after it should be ${this.balance} + ${minutes}, not ${after}`,
      );
    }
    const account = this.accounts.get(posting.account_id);
    if (account) this.requireAllowed(account.kind, after, where);
    this.count += 1;
    this.sum += minutes;
    // What is wrong once is one fault; the account is followed from here on.
    [this.expectedSequence, this.balance] = [sequence + 1, after];
    return account !== undefined;
  }

  /** Also the accounts without a posting. */
  end(): void {
    this.closeAccount();
    [this.count, this.sum] = [0, 0];
    for (const account of [...this.accounts.values()]) this.verifyCounter(account);
  }

  private closeAccount(): void {
    const account = this.accounts.get(this.accountId);
    if (!account) return;
    this.verifyCounter(account);
    this.accounts.delete(account.id);
  }

  private verifyCounter(account: AccountRow): void {
    const where = `ledger_account ${account.id} (${account.owner_id} ${account.kind})`;
    const [balance, count] = [Number(account.balance_minutes), Number(account.posting_count)];
    if (balance !== this.sum) {
      this.findings.add(
        'COUNTER',
        where,
        `余额 ${balance}，明细合计 ${this.sum} / says ${balance}, its postings sum to ${this.sum}`,
      );
    }
    if (count !== this.count) {
      this.findings.add(
        'POSTING_COUNT',
        where,
        `笔数 ${count}，实有 ${this.count} / says ${count} postings, has ${this.count}`,
      );
    }
    this.requireAllowed(account.kind, balance, where);
  }

  private requireAllowed(kind: AccountKind, balance: number, where: string): void {
    if (balanceAllowed(kind, balance)) return;
    this.findings.add(
      'BALANCE_NOT_ALLOWED',
      where,
      `${kind} 余额不得为 ${balance} / ${kind} may not be ${balance}`,
    );
  }
}
