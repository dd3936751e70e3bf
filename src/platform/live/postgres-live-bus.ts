import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { WriteTransaction } from '../database/unit-of-work.js';
import type { Log } from '../logging/log.js';
import { LiveBus, type LivePayload } from './live-bus.js';
import { LiveListener } from './live-listener.js';
import { decodeMessage, encodeMessage, LiveTopics } from './live-topics.js';

const CHANNEL = 'linli_live';

/** NOTIFY in the transaction, so that only commits are told; every process LISTENs on a connection of its own. */
export class PostgresLiveBus extends LiveBus implements BeforeApplicationShutdown {
  private readonly topics = new LiveTopics();
  private readonly listener: LiveListener;

  constructor(url: string, log: Log) {
    super();
    this.listener = new LiveListener({
      url,
      channel: CHANNEL,
      log,
      heard: (message) => this.topics.tell(decodeMessage(message)),
      begun: () => this.topics.tellAnything(),
    });
  }

  async publish(transaction: WriteTransaction, topic: string, payload: LivePayload): Promise<void> {
    const message = encodeMessage({ topic, payload });
    await transaction.rows(`SELECT pg_notify('${CHANNEL}', :message)`, { message });
  }

  subscribe(topic: string): AsyncIterable<LivePayload, undefined> {
    return this.topics.watch(topic, () => {
      this.listener.start();
      return this.listener.listening;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.topics.end();
    await this.listener.stop();
  }
}
