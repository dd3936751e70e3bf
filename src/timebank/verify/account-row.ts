import type { AccountKind } from '../ledger/ledger.js';

/** An account as it stands in its table. */
export interface AccountRow {
  readonly id: string;
  readonly owner_id: string;
  readonly kind: AccountKind;
  readonly balance_minutes: number;
  readonly posting_count: number;
}
