import { ANYTHING, type LivePayload } from './live-bus.js';
import { LiveQueue } from './live-queue.js';

/** PostgreSQL takes less than 8,000 bytes. */
const MESSAGE_BYTES = 7900;

export interface LiveMessage {
  readonly topic: string;
  readonly payload: LivePayload;
}

/** @throws Error when it is too long to be only ids */
export function encodeMessage(message: LiveMessage): string {
  const text = JSON.stringify(message);
  if (Buffer.byteLength(text) > MESSAGE_BYTES) throw new Error('a live event carries ids only');
  return text;
}

export const decodeMessage = (text: string): LiveMessage => JSON.parse(text) as LiveMessage;

/** Who watches which topic in this process. */
export class LiveTopics {
  private readonly queues = new Map<string, Set<LiveQueue>>();

  /** A queue of its own for each iteration. `ready` says whether events arrive already; if not, the first one is to come. */
  watch(topic: string, ready: () => boolean): AsyncIterable<LivePayload, undefined> {
    return { [Symbol.asyncIterator]: () => this.open(topic, ready()) };
  }

  tell({ topic, payload }: LiveMessage): void {
    for (const queue of this.queues.get(topic) ?? []) queue.push(payload);
  }

  /** Tells everybody that anything may have changed. */
  tellAnything(): void {
    for (const queues of this.queues.values()) for (const queue of queues) queue.push(ANYTHING);
  }

  /** Ends every subscription. */
  end(): void {
    for (const queues of [...this.queues.values()]) for (const queue of [...queues]) void queue.return();
  }

  private open(topic: string, ready: boolean): LiveQueue {
    const queue = new LiveQueue(() => this.forget(topic, queue));
    const others = this.queues.get(topic);
    if (others) others.add(queue);
    else this.queues.set(topic, new Set([queue]));
    if (ready) queue.push(ANYTHING);
    return queue;
  }

  private forget(topic: string, queue: LiveQueue): void {
    const left = this.queues.get(topic);
    left?.delete(queue);
    if (left?.size === 0) this.queues.delete(topic);
  }
}
