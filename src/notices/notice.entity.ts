import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

export enum NoticeStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum ObjectionStatus {
  OPEN = 'OPEN',
  UPHELD = 'UPHELD',
  REFUSED = 'REFUSED',
  /** What the notice was for was given up, and with it the objection. */
  SETTLED = 'SETTLED',
}

/** A public notice (domain.md rules 55 to 57): what, until when, and where to object; never deleted. */
@Entity('public_notice')
@Index('public_notice_place', ['placeCode', 'id'])
@Check('public_notice_ended', `(status = 'OPEN') = (ended_at IS NULL)`)
@Check('public_notice_never_early', `status <> 'CLOSED' OR ended_at >= closable_from`)
export class NoticeEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  placeCode: string;

  @EnumColumn()
  status: NoticeStatus;

  @TextColumn(100)
  title: string;

  @TextColumn(2000)
  content: string;

  /** Where to object besides here. */
  @TextColumn(200)
  objectAt: string;

  @InstantColumn()
  publishedAt: Date;

  @RefColumn()
  publishedByAccountId: string;

  /** Not a minute earlier. */
  @InstantColumn()
  closableFrom: Date;

  @RefColumn()
  policyVersionId: string;

  /** When it was closed or withdrawn. */
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @RefColumn({ nullable: true })
  endedByAccountId: string | null;

  /** Why it was withdrawn. */
  @TextColumn(500, { nullable: true })
  endReason: string | null;
}

/** Somebody whom a notice is about. */
@Entity('public_notice_entry')
@Index('public_notice_entry_position', ['noticeId', 'position'], { unique: true })
@Index('public_notice_entry_volunteer', ['noticeId', 'volunteerId'], { unique: true })
export class NoticeEntryEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => NoticeEntity)
  @RefColumn()
  noticeId: string;

  /** From 1. */
  @IntegerColumn()
  position: number;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** For what; not shown of who is not named. */
  @TextColumn(200)
  merit: string;

  /** When an objection to it was upheld. */
  @InstantColumn({ nullable: true })
  removedAt: Date | null;
}

/** An objection to a notice or to one entry of it; who made it is known to those who handle it only (rule 56). */
@Entity('notice_objection')
@Index('notice_objection_notice', ['noticeId', 'id'])
@Index('notice_objection_author', ['authorAccountId', 'id'])
@Check('notice_objection_decided', `(status = 'OPEN') = (decided_at IS NULL)`)
@Check('notice_objection_with_reason', `(status = 'OPEN') = (decision_reason IS NULL)`)
@Check(
  'notice_objection_not_by_author',
  `decided_by_account_id IS NULL OR decided_by_account_id <> author_account_id`,
)
export class ObjectionEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => NoticeEntity)
  @RefColumn()
  noticeId: string;

  /** Null: the notice as a whole. */
  @ForeignKey(() => NoticeEntryEntity)
  @RefColumn({ nullable: true })
  entryId: string | null;

  @RefColumn()
  authorAccountId: string;

  @EnumColumn()
  status: ObjectionStatus;

  /** Name, contact and text, sealed. */
  @LongTextColumn()
  statementSealed: string;

  @InstantColumn()
  objectedAt: Date;

  /** The last day for the decision. */
  @DayColumn()
  decideUntil: string;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  @RefColumn({ nullable: true })
  decidedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  decisionReason: string | null;
}
