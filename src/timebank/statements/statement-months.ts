import { monthOf, serviceDayOf } from '../../kernel/service-day.js';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';
import type { StatementRow } from './statement.query.js';

/** A volunteer's balances at one moment, minutes. */
export interface Balances {
  readonly honorMinutes: number;
  /** Available, given and held. */
  readonly balanceMinutes: number;
  /** What is owed, as a positive number. */
  readonly debtMinutes: number;
}

/** What one kind of entry did to one account within a month. */
export interface Movement {
  readonly kind: EntryKind;
  readonly account: AccountKind;
  readonly minutes: number;
  readonly entries: number;
}

/** A calendar month of Shanghai in which something was booked. */
export interface StatementMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly opening: Balances;
  readonly closing: Balances;
  readonly movements: readonly Movement[];
}

type Totals = Map<AccountKind, number>;

const balancesOf = (totals: Totals): Balances => {
  const of = (kind: AccountKind): number => totals.get(kind) ?? 0;
  return {
    honorMinutes: of('HONOR'),
    balanceMinutes: of('AVAILABLE') + of('GIFTED') + of('HELD'),
    // Zero stays zero: `-0` would not equal it everywhere.
    debtMinutes: of('DEBT') === 0 ? 0 : -of('DEBT'),
  };
};

/** The months of a whole statement (oldest line first), oldest month first: each closes as the next one opens. */
export function monthsOf(lines: readonly StatementRow[]): StatementMonth[] {
  const months: StatementMonth[] = [];
  const totals: Totals = new Map();
  let movements = new Map<string, Movement>();
  let opening = balancesOf(totals);
  let current: string | null = null;
  const close = (): void => {
    if (current === null) return;
    months.push({
      month: current,
      opening,
      closing: balancesOf(totals),
      movements: [...movements.values()],
    });
  };
  for (const { at, kind, account, minutes } of lines) {
    const month = monthOf(serviceDayOf(at));
    if (month !== current) {
      close();
      current = month;
      opening = balancesOf(totals);
      movements = new Map();
    }
    totals.set(account, (totals.get(account) ?? 0) + minutes);
    const key = `${kind}|${account}`;
    const known = movements.get(key) ?? { kind, account, minutes: 0, entries: 0 };
    movements.set(key, { ...known, minutes: known.minutes + minutes, entries: known.entries + 1 });
  }
  close();
  return months;
}
