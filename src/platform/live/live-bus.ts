import type { WriteTransaction } from '../database/unit-of-work.js';

/** Ids and names of kinds, never contents: whoever gets it loads what he may see. */
export type LivePayload = Readonly<Record<string, string>>;

/**
 * In place of events that were not kept: at the start of each subscription, to a slow subscriber, and after the way to the
 * database was lost. Anything may have changed; load anew.
 */
export const ANYTHING: LivePayload = Object.freeze({});

/** What happened just now, told to those who watch at this moment; who must not miss it reads the database. */
export abstract class LiveBus {
  /**
   * Tells everybody who watches a topic, in every process, once the transaction is committed.
   * @throws Error when topic and payload together are over 7,900 bytes
   */
  abstract publish(transaction: WriteTransaction, topic: string, payload: LivePayload): Promise<void>;

  /**
   * The events of a topic from the first `next` on. The first one is `ANYTHING` and says that from here on nothing is
   * missed unnoticed.
   */
  abstract subscribe(topic: string): AsyncIterable<LivePayload, undefined>;
}
