import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn } from '../database/columns.js';

/** What happened, written in the transaction in which it happened. Holds ids only, no personal data. */
@Entity('outbox_event')
export class OutboxEventEntity {
  @IdColumn()
  id: string;

  @Column({ type: 'varchar', length: 64 })
  type: string;

  @JsonColumn()
  payload: unknown;

  @InstantColumn()
  createdAt: Date;
}

/** One row per event and consumer that has not seen it yet; the consumer deletes it with its own changes. */
@Entity('outbox_delivery')
@Index('outbox_delivery_event', ['eventId'])
export class OutboxDeliveryEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  consumer: string;

  @ForeignKey(() => OutboxEventEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  eventId: string;
}
