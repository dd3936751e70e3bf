/** A posting to one of the accounts of a volunteer of which rule 35 says that not all may be filled. */
export interface OwingPosting {
  readonly kind: 'AVAILABLE' | 'GIFTED' | 'DEBT';
  readonly entryId: string;
  readonly accountSequence: number;
  readonly minutes: number;
}

type Kind = OwingPosting['kind'];

const KINDS: readonly Kind[] = ['AVAILABLE', 'GIFTED', 'DEBT'];

interface OwingEntry {
  readonly id: string;
  readonly minutes: Map<Kind, number>;
}

/**
 * The first entry after which a volunteer owes while he has available minutes (rule 35); null: none. Within an account the
 * order is that of its numbers. Between accounts it is that of the entries' ids, made as they are posted, unless another order
 * is right for entries of the same minute: the clocks of two processes may differ by a little.
 */
export function owesWhileHaving(postings: readonly OwingPosting[]): string | null {
  const entries = new Map<string, OwingEntry>();
  const lines = new Map<Kind, OwingEntry[]>(KINDS.map((kind) => [kind, []]));
  for (const posting of [...postings].sort((a, b) => a.accountSequence - b.accountSequence)) {
    const entry = entries.get(posting.entryId) ?? { id: posting.entryId, minutes: new Map<Kind, number>() };
    entries.set(entry.id, entry);
    if (!entry.minutes.has(posting.kind)) lines.get(posting.kind)?.push(entry);
    entry.minutes.set(posting.kind, (entry.minutes.get(posting.kind) ?? 0) + posting.minutes);
  }
  const balances: Record<Kind, number> = { AVAILABLE: 0, GIFTED: 0, DEBT: 0 };
  const next: Record<Kind, number> = { AVAILABLE: 0, GIFTED: 0, DEBT: 0 };
  const headOf = (kind: Kind): OwingEntry | undefined => lines.get(kind)?.[next[kind]];
  const after = ({ minutes }: OwingEntry, kind: Kind): number => balances[kind] + (minutes.get(kind) ?? 0);
  const isRight = (entry: OwingEntry): boolean =>
    after(entry, 'DEBT') >= 0 || after(entry, 'AVAILABLE') + after(entry, 'GIFTED') <= 0;
  for (;;) {
    const ready = KINDS.map(headOf)
      .filter((entry) => entry !== undefined)
      .filter((entry) => [...entry.minutes.keys()].every((kind) => headOf(kind) === entry))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first] = ready;
    if (!first) return null;
    const entry = ready.find((other) => isRight(other) && sameMinute(other.id, first.id));
    if (!entry) return first.id;
    for (const [kind, minutes] of entry.minutes) {
      balances[kind] += minutes;
      next[kind] += 1;
    }
  }
}

const CLOCKS_DIFFER_MILLISECONDS = 60_000;

/** UUIDv7 begins with 48 bits of milliseconds. */
const madeAt = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

const sameMinute = (id: string, other: string): boolean =>
  id === other || Math.abs(madeAt(id) - madeAt(other)) < CLOCKS_DIFFER_MILLISECONDS;
