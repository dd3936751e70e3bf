import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../identity/account.entity.js';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';

export enum NotificationKind {
  SIGNED_UP = 'SIGNED_UP',
  WAITING = 'WAITING',
  INVITED = 'INVITED',
  PLACE_OFFERED = 'PLACE_OFFERED',
  OFFER_EXPIRED = 'OFFER_EXPIRED',
  SIGN_UP_CANCELLED = 'SIGN_UP_CANCELLED',
  ACTIVITY_CANCELLED = 'ACTIVITY_CANCELLED',
  ACTIVITY_MOVED = 'ACTIVITY_MOVED',
  ACTIVITY_TOMORROW = 'ACTIVITY_TOMORROW',
  RECORD_CONFIRMED = 'RECORD_CONFIRMED',
  RECORD_REJECTED = 'RECORD_REJECTED',
  DISPUTE_ANSWERED = 'DISPUTE_ANSWERED',
  NEED_ACCEPTED = 'NEED_ACCEPTED',
  NEED_SCHEDULED = 'NEED_SCHEDULED',
  NEED_DECLINED = 'NEED_DECLINED',
  REDEMPTION_SERVED = 'REDEMPTION_SERVED',
  REDEMPTION_USED = 'REDEMPTION_USED',
  REDEMPTION_RELEASED = 'REDEMPTION_RELEASED',
  RELATION_DECLARED = 'RELATION_DECLARED',
  RELATION_CONFIRMED = 'RELATION_CONFIRMED',
  RELATION_REFUSED = 'RELATION_REFUSED',
  MINUTES_RECEIVED = 'MINUTES_RECEIVED',
  MINUTES_GRANTED = 'MINUTES_GRANTED',
  STAR_GAINED = 'STAR_GAINED',
  STAR_LOST = 'STAR_LOST',
  NOTICE_NAMED = 'NOTICE_NAMED',
  NOTICE_ENTRY_REMOVED = 'NOTICE_ENTRY_REMOVED',
  OBJECTION_DECIDED = 'OBJECTION_DECIDED',
  AWARD_CONFERRED = 'AWARD_CONFERRED',
  AWARD_REVOKED = 'AWARD_REVOKED',
  CERTIFICATE_ISSUED = 'CERTIFICATE_ISSUED',
  CERTIFICATE_ENDED = 'CERTIFICATE_ENDED',
  ORGANISATION_CHANGED = 'ORGANISATION_CHANGED',
  CHARTER_RETURNED = 'CHARTER_RETURNED',
  CHARTER_APPROVED = 'CHARTER_APPROVED',
}

export enum ChannelName {
  /** The inbox is kept in the database and always on. */
  INBOX = 'INBOX',
  WEBHOOK = 'WEBHOOK',
  MAIL = 'MAIL',
}

export enum DeliveryStatus {
  WAITING = 'WAITING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}

/** Something a person should know. `facts` fill the sentence of the kind; nothing confidential is among them. */
@Entity('notification')
@Index('notification_account', ['accountId', 'id'])
@Index('notification_once', ['accountId', 'cause'], { unique: true })
export class NotificationEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AccountEntity)
  @RefColumn()
  accountId: string;

  @EnumColumn()
  kind: NotificationKind;

  /** What it is about: kind and id, e.g. `Activity` and its id. */
  @TextColumn(40)
  subjectType: string;

  @RefColumn()
  subjectId: string;

  @JsonColumn()
  facts: Record<string, string>;

  /** Names what caused it; told once each. */
  @TextColumn(120)
  cause: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  readAt: Date | null;
}

/** By which channels besides the inbox a person wants to hear. */
@Entity('notification_choice')
export class NotificationChoiceEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  accountId: string;

  /** Kinds that are not wanted outside the inbox. */
  @JsonColumn()
  mutedKinds: NotificationKind[];

  /** Sealed address of the webhook; null: none. */
  @LongTextColumn({ nullable: true })
  webhookUrlSealed: string | null;

  @LongTextColumn({ nullable: true })
  webhookSecretSealed: string | null;

  @LongTextColumn({ nullable: true })
  mailAddressSealed: string | null;

  @InstantColumn()
  changedAt: Date;
}

/** One notification on its way through one channel. */
@Entity('notification_delivery')
@Index('notification_delivery_due', ['status', 'nextAttemptAt'])
@Index('notification_delivery_once', ['notificationId', 'channel'], { unique: true })
export class NotificationDeliveryEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => NotificationEntity)
  @RefColumn()
  notificationId: string;

  @EnumColumn()
  channel: ChannelName;

  @EnumColumn()
  status: DeliveryStatus;

  @IntegerColumn()
  attempts: number;

  @InstantColumn()
  nextAttemptAt: Date;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;

  /** What the far end said, cut short. */
  @TextColumn(200, { nullable: true })
  lastFault: string | null;
}
