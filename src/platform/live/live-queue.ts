import { ANYTHING, type LivePayload } from './live-bus.js';

/** More than a person watches change at once; a queue this long is read by nobody. */
export const QUEUE_CAPACITY = 64;

/**
 * What one subscriber has not taken yet. Who is too slow loses the single events and gets `ANYTHING` in their place:
 * memory stays bounded, and he loads anew what he looks at.
 */
export class LiveQueue implements AsyncIterableIterator<LivePayload, undefined> {
  private waiting: LivePayload[] = [];
  private taker: ((result: IteratorResult<LivePayload, undefined>) => void) | null = null;
  private ended = false;

  constructor(
    private readonly onEnd: () => void,
    private readonly capacity: number = QUEUE_CAPACITY,
  ) {}

  push(payload: LivePayload): void {
    if (this.ended) return;
    if (this.taker) {
      const take = this.taker;
      this.taker = null;
      take({ done: false, value: payload });
      return;
    }
    // Who takes `ANYTHING` afterwards looks after all that came before; nothing need be kept beside it.
    if (this.waiting[0] === ANYTHING) return;
    if (payload === ANYTHING || this.waiting.length >= this.capacity) this.waiting = [ANYTHING];
    else this.waiting.push(payload);
  }

  /** One taker at a time. */
  next(): Promise<IteratorResult<LivePayload, undefined>> {
    const value = this.waiting.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.ended) return Promise.resolve(DONE);
    return new Promise((resolve) => (this.taker = resolve));
  }

  /** Ends at once, also for a taker who waits; an asynchronous generator would end with its next event only. */
  return(): Promise<IteratorResult<LivePayload, undefined>> {
    this.end();
    return Promise.resolve(DONE);
  }

  async throw(error: unknown): Promise<IteratorResult<LivePayload, undefined>> {
    this.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting = [];
    this.taker?.(DONE);
    this.taker = null;
    this.onEnd();
  }
}

const DONE = { done: true, value: undefined } as const;
