import { serviceDayOf, type LocalDate } from '../../kernel/service-day.js';
import { type AccountKind, measureOf, type OwnerKind } from '../ledger/ledger.js';
import type { ExportedHead } from '../verify/chain-heads.js';
import type { EntryRow, PostingRow } from '../verify/entry-page.js';

/** Text of a journal in hledger's format (https://hledger.org/hledger.html), without anything about a person but opaque ids. */

const OWNER_ACCOUNTS: Readonly<Record<OwnerKind, string>> = { VOLUNTEER: 'volunteers', PLACE: 'places' };

/** `volunteers:<id>:available`, `places:<code>:pool`. */
export const accountName = (ownerKind: OwnerKind, ownerId: string, kind: AccountKind): string =>
  `${OWNER_ACCOUNTS[ownerKind]}:${ownerId}:${kind.toLowerCase()}`;

/** What a whole journal begins with: the two measures as commodities, which are never exchanged for each other (rule 30). */
export const journalHeader = (heads: readonly ExportedHead[]): string =>
  [
    '; Linli’s time bank: every entry of the ledger, in whole minutes.',
    '; A transaction’s date is the day of its entry in Shanghai, or that of the transaction before it if that is later; tag at has the',
    '; instant in UTC. Balance assertions hold in the order of this file. Free texts and names are left out.',
    '',
    'commodity 1000. HONOR',
    'commodity 1000. REDEEMABLE',
    '',
    ...heads.map(({ placeCode, sequence, headHash }) => `; head ${placeCode} ${sequence} ${headHash}`),
    '',
    '',
  ].join('\n');

export const accountDirective = (name: string): string => `account ${name}\n`;

/** One entry as a transaction; each posting asserts the balance after it. */
export function transactionText(day: LocalDate, row: EntryRow, postings: readonly PostingRow[]): string {
  const tags: [string, string | null][] = [
    ['entry', row.id],
    ['at', new Date(Number(row.created_at)).toISOString()],
    ['place', row.place_code],
    ['sequence', String(row.sequence)],
    ['record', row.service_record_id],
    ['redemption', row.redemption_id],
    ['reverses', row.reverses_entry_id],
    ['policy', row.policy_version_id],
    ['hash', row.hash],
  ];
  return [
    `${day} (${row.place_code}#${row.sequence}) ${row.kind}`,
    ...tags.flatMap(([name, value]) => (value === null ? [] : [`    ; ${name}: ${value}`])),
    ...postings.map(postingText),
    '',
    '',
  ].join('\n');
}

function postingText(row: PostingRow): string {
  if (row.owner_kind === null || row.owner_id === null || row.account_kind === null)
    throw new Error(`the account of posting ${row.entry_id}/${row.line} is missing: run \`ledger verify\``);
  const name = accountName(row.owner_kind, row.owner_id, row.account_kind);
  const commodity = measureOf(row.account_kind);
  return `    ${name}  ${row.minutes} ${commodity} = ${row.balance_after_minutes} ${commodity}`;
}

/**
 * Days that never go back: hledger holds assertions against the balance by date, so an entry whose clock was behind gets the
 * day of the one written before it.
 */
export class RisingDays {
  private latest: LocalDate = '';

  dayOf(createdAt: Date): LocalDate {
    const day = serviceDayOf(createdAt);
    if (day > this.latest) this.latest = day;
    return this.latest;
  }
}
