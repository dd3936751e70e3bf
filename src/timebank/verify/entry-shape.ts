import { streetOf } from '../../kernel/division-code.js';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';
import type { EntryRow, PostingRow, ReadEntry } from './entry-page.js';

/** What is wrong with an entry by itself. */
export interface ShapeFault {
  readonly code: 'ENTRY_SHAPE' | 'ENTRY_KEY' | 'HONOR_TOUCHED' | 'POOL_OVERDRAWN';
  readonly text: string;
}

type Sign = '+' | '-' | '±';

interface Shape {
  /** Accounts that may be touched, and how; all others may not. */
  readonly may: Readonly<Partial<Record<AccountKind, Sign>>>;
  readonly must: readonly AccountKind[];
  /** How many volunteers have a part in it: at least and at most. */
  readonly volunteers: readonly [number, number];
}

const MERGE: Shape = {
  may: { HONOR: '±', AVAILABLE: '±', GIFTED: '±', HELD: '±', DEBT: '±' },
  must: [],
  volunteers: [2, 2],
};
const FUND: Shape = { may: { ISSUED: '-', POOL: '+' }, must: ['ISSUED', 'POOL'], volunteers: [0, 0] };

/** What an entry of each kind moves (domain.md rules 29 to 36); an adjustment is of a merge or of a fund. */
const SHAPES: Readonly<Record<Exclude<EntryKind, 'ADJUSTMENT'>, Shape>> = {
  SERVICE_CREDIT: {
    may: { HONOR: '+', HONOR_ISSUED: '-', AVAILABLE: '+', DEBT: '+', POOL: '+', ISSUED: '-' },
    must: ['HONOR', 'HONOR_ISSUED'],
    volunteers: [1, 1],
  },
  CAP_OVERFLOW: {
    may: { AVAILABLE: '-', POOL: '+' },
    must: ['AVAILABLE', 'POOL'],
    volunteers: [1, 1],
  },
  REVERSAL: {
    may: {
      ...{ HONOR: '-', HONOR_ISSUED: '+', AVAILABLE: '-', GIFTED: '-', DEBT: '-', POOL: '-', ISSUED: '+' },
    },
    must: ['HONOR', 'HONOR_ISSUED'],
    // After merges each of the line gives what he has (rule 4).
    volunteers: [1, Infinity],
  },
  HOLD: { may: { AVAILABLE: '-', GIFTED: '-', HELD: '+' }, must: ['HELD'], volunteers: [1, 1] },
  CAPTURE: {
    may: { HELD: '-', AVAILABLE: '±', GIFTED: '±', DEBT: '+', ISSUED: '+' },
    must: ['HELD', 'ISSUED'],
    volunteers: [1, 1],
  },
  RELEASE: {
    may: { HELD: '-', AVAILABLE: '+', GIFTED: '+', DEBT: '+' },
    must: ['HELD'],
    volunteers: [1, 1],
  },
  TRANSFER: {
    may: { AVAILABLE: '-', GIFTED: '+', DEBT: '+' },
    must: ['AVAILABLE'],
    volunteers: [2, 2],
  },
  DONATION: { may: { AVAILABLE: '-', GIFTED: '-', POOL: '+' }, must: ['POOL'], volunteers: [1, 1] },
  POOL_GRANT: { may: { POOL: '-', GIFTED: '+', DEBT: '+' }, must: ['POOL'], volunteers: [1, 1] },
  CLEARING: { may: { CLEARING: '±' }, must: ['CLEARING'], volunteers: [0, 0] },
};

/** Kinds that move honour; no other does (rule 30). */
const HONOR_KINDS: readonly EntryKind[] = ['SERVICE_CREDIT', 'REVERSAL', 'ADJUSTMENT'];

/** What an entry is posted once for, so that its key says it; null: of any key. */
const KEY_OF: Readonly<Partial<Record<EntryKind, (row: EntryRow) => string | null>>> = {
  SERVICE_CREDIT: (row) => `credit:${row.service_record_id ?? ''}`,
  CAP_OVERFLOW: (row) => `overflow:${row.service_record_id ?? ''}`,
  REVERSAL: (row) => `reversal:${row.reverses_entry_id ?? ''}`,
  HOLD: (row) => `hold:${row.redemption_id ?? ''}`,
  CAPTURE: (row) => `hold-end:${row.redemption_id ?? ''}`,
  RELEASE: (row) => `hold-end:${row.redemption_id ?? ''}`,
  CLEARING: (row) => `clearing:${row.redemption_id ?? ''}`,
};

const OF_A_RECORD: readonly EntryKind[] = ['SERVICE_CREDIT', 'CAP_OVERFLOW', 'REVERSAL'];
const OF_A_REDEMPTION: readonly EntryKind[] = ['HOLD', 'CAPTURE', 'RELEASE', 'CLEARING'];

/** What of an entry cannot be, seen by itself: which accounts of whom its kind may touch, and what it must tell. */
export function shapeFaults({ row, postings }: ReadEntry): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const touchesHonor = postings.some((posting) => posting.account_kind === 'HONOR');
  if (touchesHonor && !HONOR_KINDS.includes(row.kind)) {
    faults.push({
      code: 'HONOR_TOUCHED',
      text: `${row.kind} 不得变动荣誉时长 / a ${row.kind} may not touch honour minutes (rule 30)`,
    });
  }
  const overdrawn = postings.find(
    (posting) => posting.account_kind === 'POOL' && Number(posting.balance_after_minutes) < 0,
  );
  if (row.kind === 'POOL_GRANT' && overdrawn) {
    faults.push({
      code: 'POOL_OVERDRAWN',
      text: `时间池余额将为 ${overdrawn.balance_after_minutes} / leaves the pool with ${overdrawn.balance_after_minutes} (rule 33)`,
    });
  }
  const key = KEY_OF[row.kind]?.(row) ?? null;
  if (key !== null && row.idempotency_key !== key) {
    faults.push({ code: 'ENTRY_KEY', text: `幂等键应为 ${key} / its key should be ${key}` });
  }
  const wrong = shapeOf(row, postings);
  if (wrong !== null) faults.push({ code: 'ENTRY_SHAPE', text: wrong });
  return faults;
}

function shapeOf(row: EntryRow, postings: readonly PostingRow[]): string | null {
  const shape = row.kind === 'ADJUSTMENT' ? adjustmentShape(postings) : SHAPES[row.kind];
  if (!shape) return `没有此种分录 / there is no such kind: ${String(row.kind)}`;
  return (
    wrongAccounts(row, postings, shape) ??
    wrongOwners(row, postings, shape) ??
    (shape === MERGE ? wrongMerge(postings) : null) ??
    wrongReferences(row)
  );
}

const adjustmentShape = (postings: readonly PostingRow[]): Shape =>
  postings.some((posting) => posting.owner_kind === 'VOLUNTEER') ? MERGE : FUND;

function wrongAccounts(row: EntryRow, postings: readonly PostingRow[], shape: Shape): string | null {
  for (const { account_kind: kind, minutes } of postings) {
    if (kind === null) return '明细的账户不存在 / the account of a posting is missing';
    const sign = shape.may[kind];
    if (sign === undefined) return `${row.kind} 不得变动 ${kind} / a ${row.kind} may not touch ${kind}`;
    if (sign !== '±' && sign !== (Number(minutes) > 0 ? '+' : '-'))
      return `${row.kind} 中 ${kind} 不得为 ${minutes} / a ${row.kind} may not change ${kind} by ${minutes}`;
  }
  const missing = shape.must.find((kind) => !postings.some((posting) => posting.account_kind === kind));
  return missing ? `${row.kind} 缺少 ${missing} / a ${row.kind} without ${missing}` : null;
}

function wrongOwners(row: EntryRow, postings: readonly PostingRow[], shape: Shape): string | null {
  const volunteers = new Set(ownersOf(postings, 'VOLUNTEER'));
  const [least, most] = shape.volunteers;
  if (volunteers.size < least || volunteers.size > most)
    return `${row.kind} 涉及 ${volunteers.size} 名志愿者 / a ${row.kind} of ${volunteers.size} volunteers`;
  if (row.kind === 'CLEARING') return wrongStreets(row, postings);
  const strange = ownersOf(postings, 'PLACE').find((code) => code !== row.place_code);
  return strange !== undefined
    ? `涉及他处账户 ${strange} / touches accounts of another place: ${strange}`
    : null;
}

/** A merge leaves the duplicate with nothing (rule 4). */
function wrongMerge(postings: readonly PostingRow[]): string | null {
  const kept = new Set(
    postings
      .filter((posting) => Number(posting.balance_after_minutes) !== 0)
      .map((posting) => posting.owner_id),
  );
  return kept.size > 1 ? '合并后双方仍有余额 / a merge that leaves something to both (rule 4)' : null;
}

const ownersOf = (postings: readonly PostingRow[], kind: PostingRow['owner_kind']): string[] =>
  postings.flatMap(({ owner_kind, owner_id }) =>
    owner_kind === kind && owner_id !== null ? [owner_id] : [],
  );

/** Between two streets, to the one that served, in whose community's chain it stands (rule 36). */
function wrongStreets(row: EntryRow, postings: readonly PostingRow[]): string | null {
  const [from, to] = [...postings].sort((a, b) => Number(a.minutes) - Number(b.minutes));
  const right =
    postings.length === 2 && from?.owner_id !== to?.owner_id && to?.owner_id === streetOf(row.place_code);
  return right
    ? null
    : '结算不在两个街道之间 / is not between two streets, to the one of its chain (rule 36)';
}

function wrongReferences(row: EntryRow): string | null {
  const wanted: [boolean, string | null, string][] = [
    [OF_A_RECORD.includes(row.kind), row.service_record_id, 'service record'],
    [OF_A_REDEMPTION.includes(row.kind), row.redemption_id, 'redemption'],
    [row.kind === 'REVERSAL', row.reverses_entry_id, 'reversed entry'],
  ];
  const wrong = wanted.find(([needed, reference]) => needed !== (reference !== null));
  if (!wrong) return null;
  const [needed, , what] = wrong;
  return needed
    ? `${row.kind} 未注明依据 / a ${row.kind} without a ${what}`
    : `${row.kind} 不应注明 ${what} / a ${row.kind} with a ${what}`;
}
