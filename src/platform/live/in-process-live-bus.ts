import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { WriteTransaction } from '../database/unit-of-work.js';
import { LiveBus, type LivePayload } from './live-bus.js';
import { encodeMessage, LiveTopics } from './live-topics.js';

/** For SQLite, whose file one process owns: whoever watches is in it. */
export class InProcessLiveBus extends LiveBus implements BeforeApplicationShutdown {
  private readonly topics = new LiveTopics();

  async publish(transaction: WriteTransaction, topic: string, payload: LivePayload): Promise<void> {
    encodeMessage({ topic, payload });
    transaction.afterCommit(() => this.topics.tell({ topic, payload }));
  }

  subscribe(topic: string): AsyncIterable<LivePayload, undefined> {
    return this.topics.watch(topic, () => true);
  }

  beforeApplicationShutdown(): void {
    this.topics.end();
  }
}
