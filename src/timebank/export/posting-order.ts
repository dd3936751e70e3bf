/** Something that comes after others of its kind. */
export interface Ordered {
  readonly id: string;
  /** Ids of what must come before it. */
  readonly after: readonly string[];
}

/** More wait only in books that somebody tampered with; then they go as they came. */
const MOST_WAITING = 10_000;

/**
 * Brings entries that come in the order of their ids into that of posting. Ids are made while the accounts are locked, so the two
 * are the same but for clocks of several processes that differ by a little: what came too early waits here until what it
 * follows is through.
 */
export class PostingOrder<T extends Ordered> {
  private readonly waiting = new Map<string, T>();

  /** Those that can go now, given the next one by id. */
  next(entry: T): T[] {
    this.waiting.set(entry.id, entry);
    const ready: T[] = [];
    for (let found = this.firstReady(entry.id); found; found = this.firstReady(entry.id)) {
      this.waiting.delete(found.id);
      ready.push(found);
    }
    if (this.waiting.size > MOST_WAITING) ready.push(...this.rest());
    return ready;
  }

  /** Those that wait for what never came; none, in books that are right. */
  rest(): T[] {
    const left = [...this.waiting.values()];
    this.waiting.clear();
    return left;
  }

  private firstReady(readUpTo: string): T | undefined {
    for (const entry of this.waiting.values()) {
      const mustWait = entry.after.some((id) => id !== entry.id && (id > readUpTo || this.waiting.has(id)));
      if (!mustWait) return entry;
    }
    return undefined;
  }
}
