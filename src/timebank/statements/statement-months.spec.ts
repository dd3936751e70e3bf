import { describe, expect, it } from '@jest/globals';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';
import { monthsOf } from './statement-months.js';
import type { StatementRow } from './statement.query.js';

const line = (at: string, kind: EntryKind, account: AccountKind, minutes: number): StatementRow => ({
  ...{ entryId: at, line: 1, at: new Date(at), kind, account, minutes },
  ...{ balanceAfterMinutes: 0, serviceRecordId: null, reason: null },
});
const NOTHING = { honorMinutes: 0, balanceMinutes: 0, debtMinutes: 0 };

describe('rule 37: a statement by month', () => {
  it('of nothing has no month', () => expect(monthsOf([])).toEqual([]));

  it('each month opens as the one before closed, also over months without an entry', () => {
    const months = monthsOf([
      line('2026-03-05T02:00:00Z', 'SERVICE_CREDIT', 'HONOR', 120),
      line('2026-03-05T02:00:00Z', 'SERVICE_CREDIT', 'AVAILABLE', 120),
      line('2026-03-20T02:00:00Z', 'SERVICE_CREDIT', 'HONOR', 60),
      line('2026-03-20T02:00:00Z', 'SERVICE_CREDIT', 'AVAILABLE', 60),
      line('2026-06-01T02:00:00Z', 'HOLD', 'AVAILABLE', -90),
      line('2026-06-01T02:00:00Z', 'HOLD', 'HELD', 90),
      line('2026-06-09T02:00:00Z', 'CAPTURE', 'HELD', -90),
      line('2026-06-09T02:00:00Z', 'CAPTURE', 'AVAILABLE', 30),
    ]);
    const march = { honorMinutes: 180, balanceMinutes: 180, debtMinutes: 0 };
    expect(months).toEqual([
      {
        month: '2026-03',
        opening: NOTHING,
        closing: march,
        movements: [
          { kind: 'SERVICE_CREDIT', account: 'HONOR', minutes: 180, entries: 2 },
          { kind: 'SERVICE_CREDIT', account: 'AVAILABLE', minutes: 180, entries: 2 },
        ],
      },
      {
        month: '2026-06',
        opening: march,
        closing: { ...march, balanceMinutes: 120 },
        movements: [
          { kind: 'HOLD', account: 'AVAILABLE', minutes: -90, entries: 1 },
          { kind: 'HOLD', account: 'HELD', minutes: 90, entries: 1 },
          { kind: 'CAPTURE', account: 'HELD', minutes: -90, entries: 1 },
          { kind: 'CAPTURE', account: 'AVAILABLE', minutes: 30, entries: 1 },
        ],
      },
    ]);
  });

  it('what is owed is told as a positive number', () => {
    const [month] = monthsOf([line('2026-03-05T02:00:00Z', 'REVERSAL', 'DEBT', -30)]);
    expect(month?.closing).toEqual({ ...NOTHING, debtMinutes: 30 });
  });

  it('a month begins at midnight in Shanghai', () => {
    const months = monthsOf([
      line('2026-05-31T15:59:59Z', 'DONATION', 'AVAILABLE', -30),
      line('2026-05-31T16:00:00Z', 'DONATION', 'AVAILABLE', -30),
    ]);
    expect(months.map(({ month }) => month)).toEqual(['2026-05', '2026-06']);
  });
});
