import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../database/unit-of-work.js';
import { Log } from '../logging/log.js';
import { OutboxDeliveryEntity, OutboxEventEntity } from './outbox.entity.js';

/** A domain event: its name and the ids that tell what it was. */
export interface DomainEvent<T = unknown> {
  readonly id: string;
  readonly type: string;
  readonly payload: T;
  readonly createdAt: Date;
}

export interface Consumer {
  readonly name: string;
  readonly types: readonly string[];
  /** Applies events in the transaction that also marks them as seen: exactly once, in the order of their ids. */
  consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void>;
}

const BATCH = 200;
const POLL_MILLISECONDS = 1000;

/** Domain events in the database: written with what they tell, delivered after the commit, also after a crash. */
@Injectable()
export class Outbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumers: Consumer[] = [];
  private timer: NodeJS.Timeout | undefined;
  private delivering: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** To be called while the application starts, by the module that reacts. */
  subscribe(consumer: Consumer): void {
    this.consumers.push(consumer);
  }

  /** Writes an event into the running transaction. */
  async emit(transaction: WriteTransaction, type: string, payload: object): Promise<void> {
    const interested = this.consumers.filter((consumer) => consumer.types.includes(type));
    if (interested.length === 0) return;
    const id = newId();
    await transaction.repo(OutboxEventEntity).insert({ id, type, payload, createdAt: this.clock.now() });
    await transaction
      .repo(OutboxDeliveryEntity)
      .insert(interested.map((consumer) => ({ consumer: consumer.name, eventId: id })));
    transaction.afterCommit(() => this.wake());
  }

  /** When the oldest event was written that a consumer has not seen yet; null: it has seen all. */
  async behindSince(consumer: string): Promise<Date | null> {
    const [row] = await this.uow.read((view) =>
      view.rows<{ oldest: number | null }>(
        `SELECT min(e.created_at) AS oldest FROM outbox_delivery d JOIN outbox_event e ON e.id = d.event_id WHERE d.consumer = :consumer`,
        { consumer },
      ),
    );
    return row?.oldest ? new Date(row.oldest) : null;
  }

  /** Answers when everything written so far has been delivered. */
  async settled(): Promise<void> {
    this.wake();
    while (this.delivering) await this.delivering;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MILLISECONDS).unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.delivering;
  }

  private wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.delivering ??= this.deliver();
  }

  private async deliver(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      for (const consumer of this.consumers) {
        try {
          while (!this.stopped && (await this.deliverBatch(consumer)) === BATCH);
        } catch (error) {
          this.log.error('outbox.delivery-failed', error, { consumer: consumer.name });
        }
      }
    }
    // Here and not in a later turn: a wake in between would find a delivery that is over and wait for the next poll.
    this.delivering = undefined;
  }

  private async deliverBatch(consumer: Consumer): Promise<number> {
    const [waiting] = await this.uow.read((view) =>
      view.rows('SELECT event_id FROM outbox_delivery WHERE consumer = :name LIMIT 1', {
        name: consumer.name,
      }),
    );
    if (!waiting) return 0;
    return this.uow.write(async (transaction) => {
      if (!(await this.takeTurn(transaction, consumer.name))) return 0;
      const taken = await transaction.rows<{ event_id: string }>(
        `SELECT event_id FROM outbox_delivery WHERE consumer = :name ORDER BY event_id LIMIT ${BATCH}`,
        { name: consumer.name },
      );
      if (taken.length === 0) return 0;
      const ids = taken.map((row) => row.event_id);
      const events = await transaction
        .repo(OutboxEventEntity)
        .createQueryBuilder('event')
        .where('event.id IN (:...ids)', { ids })
        .orderBy('event.id')
        .getMany();
      await consumer.consume(transaction, events);
      await transaction.execute(
        'DELETE FROM outbox_delivery WHERE consumer = :name AND event_id IN (:...ids)',
        {
          name: consumer.name,
          ids,
        },
      );
      await transaction.execute(
        `DELETE FROM outbox_event WHERE id IN (:...ids) AND NOT EXISTS (SELECT 1 FROM outbox_delivery d WHERE d.event_id = outbox_event.id)`,
        { ids },
      );
      return taken.length;
    });
  }

  /**
   * One process at a time delivers to a consumer, so that events keep their order; who finds another at it leaves the rest to
   * him. SQLite has one process.
   */
  private async takeTurn(transaction: WriteTransaction, consumer: string): Promise<boolean> {
    if (this.uow.dialect !== 'postgres') return true;
    const [turn] = await transaction.rows<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0)) AS taken',
      { key: `linli-outbox:${consumer}` },
    );
    return turn?.taken ?? false;
  }
}
