import { describe, expect, it } from '@jest/globals';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';
import type { EntryRow, PostingRow } from './entry-page.js';
import { shapeFaults } from './entry-shape.js';

const PLACE = '510502001001';

/** `<owner> <kind> <minutes> [balance after]`; owners of digits are places. */
function faultsOf(kind: EntryKind, lines: readonly string[], more: Partial<EntryRow> = {}): string[] {
  const row = {
    ...{ id: 'e', kind, place_code: PLACE, sequence: 1, idempotency_key: '', policy_version_id: 'p' },
    ...{ service_record_id: null, redemption_id: null, reverses_entry_id: null, actor_account_id: null },
    ...{ reason: null, created_at: 0, previous_hash: '', hash: '', ...more },
  };
  const postings = lines.map((line, index): PostingRow => {
    const [owner = '', account = '', minutes, after = '0'] = line.split(' ');
    return {
      ...{ entry_id: 'e', line: index + 1, account_id: `${owner} ${account}`, account_sequence: 1 },
      owner_kind: /^\d+$/.test(owner) ? 'PLACE' : 'VOLUNTEER',
      owner_id: owner,
      account_kind: account as AccountKind,
      minutes: Number(minutes),
      balance_after_minutes: Number(after),
    };
  });
  return shapeFaults({ row, postings }).map(({ code, text }) => `${code} ${text.split(' / ')[1] ?? ''}`);
}

const RECORD = { service_record_id: 'r', idempotency_key: 'credit:r' };
const CREDIT = ['v HONOR 60', `${PLACE} HONOR_ISSUED -60`, 'v AVAILABLE 60', `${PLACE} ISSUED -60`];
const HOLD = { redemption_id: 'd', idempotency_key: 'hold:d' };
const CLEARING = { redemption_id: 'd', idempotency_key: 'clearing:d' };

describe('what an entry of a kind may be', () => {
  it('right entries have no faults', () => {
    expect(faultsOf('SERVICE_CREDIT', CREDIT, RECORD)).toEqual([]);
    expect(faultsOf('HOLD', ['v GIFTED -20', 'v AVAILABLE -10', 'v HELD 30'], HOLD)).toEqual([]);
    expect(faultsOf('CLEARING', ['510502002 CLEARING -30', '510502001 CLEARING 30'], CLEARING)).toEqual([]);
    expect(faultsOf('ADJUSTMENT', [`${PLACE} ISSUED -30`, `${PLACE} POOL 30`])).toEqual([]);
    expect(faultsOf('ADJUSTMENT', ['a HONOR -30', 'b HONOR 30 90'])).toEqual([]);
  });

  it.each<[string, EntryKind, readonly string[], Partial<EntryRow>, string]>([
    [
      'a kind that is none',
      'GIFT' as EntryKind,
      CREDIT.slice(2),
      {},
      'ENTRY_SHAPE there is no such kind: GIFT',
    ],
    [
      'an account of another kind',
      'HOLD',
      ['v AVAILABLE -30', 'v DEBT 30'],
      HOLD,
      'ENTRY_SHAPE a HOLD may not touch DEBT',
    ],
    [
      'the other way round',
      'HOLD',
      ['v AVAILABLE 30', 'v HELD -30'],
      HOLD,
      'ENTRY_SHAPE a HOLD may not change AVAILABLE by 30',
    ],
    [
      'without what it is for',
      'HOLD',
      ['v AVAILABLE -30', 'v GIFTED -30'],
      HOLD,
      'ENTRY_SHAPE a HOLD without HELD',
    ],
    [
      'of two volunteers',
      'HOLD',
      ['v AVAILABLE -30', 'w HELD 30'],
      HOLD,
      'ENTRY_SHAPE a HOLD of 2 volunteers',
    ],
    [
      'a gift to oneself',
      'TRANSFER',
      ['v AVAILABLE -30', 'v GIFTED 30'],
      {},
      'ENTRY_SHAPE a TRANSFER of 1 volunteers',
    ],
    [
      'accounts of another place',
      'DONATION',
      ['v AVAILABLE -30', '510502001002 POOL 30'],
      {},
      'ENTRY_SHAPE touches accounts of another place: 510502001002',
    ],
    [
      'clearing within a street',
      'CLEARING',
      ['510502001 CLEARING -30', '510502001 CLEARING 30'],
      CLEARING,
      'ENTRY_SHAPE is not between two streets, to the one of its chain (rule 36)',
    ],
    [
      'a merge that leaves both something',
      'ADJUSTMENT',
      ['a HONOR -30 30', 'b HONOR 30 90'],
      {},
      'ENTRY_SHAPE a merge that leaves something to both (rule 4)',
    ],
    [
      'honour given',
      'TRANSFER',
      ['v HONOR -30', 'w HONOR 30'],
      {},
      'HONOR_TOUCHED a TRANSFER may not touch honour minutes (rule 30)',
    ],
    [
      'a pool overdrawn',
      'POOL_GRANT',
      [`${PLACE} POOL -30 -10`, 'v GIFTED 30'],
      {},
      'POOL_OVERDRAWN leaves the pool with -10 (rule 33)',
    ],
    [
      'another’s key',
      'SERVICE_CREDIT',
      CREDIT,
      { ...RECORD, idempotency_key: 'credit:s' },
      'ENTRY_KEY its key should be credit:r',
    ],
    [
      'no record',
      'SERVICE_CREDIT',
      CREDIT,
      { idempotency_key: 'credit:' },
      'ENTRY_SHAPE a SERVICE_CREDIT without a service record',
    ],
    [
      'a redemption that is none of its',
      'SERVICE_CREDIT',
      CREDIT,
      { ...RECORD, redemption_id: 'd' },
      'ENTRY_SHAPE a SERVICE_CREDIT with a redemption',
    ],
  ])('%s', (_, kind, lines, more, fault) => {
    expect(faultsOf(kind, lines, more)).toContain(fault);
  });
});
