import { Entity, ForeignKey, Index } from 'typeorm';
import type { Background, DocumentType, Sex, Skill, SquadKind } from '../kernel/vocabulary.js';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';

export enum VolunteerStatus {
  PENDING = 'PENDING',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
  ACTIVE = 'ACTIVE',
  INACTIVE = 'INACTIVE',
  SUSPENDED = 'SUSPENDED',
  WITHDRAWN = 'WITHDRAWN',
  MERGED = 'MERGED',
}

/** A person who registered. Columns named `…Sealed` are encrypted, `…Index` are keyed digests to find them by. */
@Entity('volunteer')
@Index('volunteer_number', ['volunteerNo'], { unique: true })
@Index('volunteer_account', ['accountId'], { unique: true })
@Index('volunteer_document', ['documentIndex'], { unique: true })
@Index('volunteer_community', ['communityCode', 'status', 'id'])
@Index('volunteer_name', ['nameIndex'])
@Index('volunteer_mobile', ['mobileIndex'])
@Index('volunteer_merged', ['mergedIntoId'])
export class VolunteerEntity {
  @IdColumn()
  id: string;

  /** Public, given at acceptance, immutable, never reused (domain.md § 1). */
  @TextColumn(20, { nullable: true })
  volunteerNo: string | null;

  /** Null: registered by the committee, without an account of his own. */
  @RefColumn({ nullable: true })
  accountId: string | null;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @EnumColumn()
  status: VolunteerStatus;

  @LongTextColumn()
  nameSealed: string;

  @TextColumn(64, { nullable: true })
  nameIndex: string | null;

  /** 张* */
  @TextColumn(60)
  maskedName: string;

  @EnumColumn()
  sex: Sex;

  @DayColumn()
  birthDate: string;

  @EnumColumn()
  documentType: DocumentType;

  @LongTextColumn()
  documentSealed: string;

  /** Digest of type and number; null once erased. A merged duplicate keeps it, so that its document stays taken (rule 4). */
  @TextColumn(64, { nullable: true })
  documentIndex: string | null;

  @LongTextColumn()
  mobileSealed: string;

  @TextColumn(64, { nullable: true })
  mobileIndex: string | null;

  @LongTextColumn({ nullable: true })
  addressSealed: string | null;

  /** JSON {name, relation, phone, consentedOn} */
  @LongTextColumn({ nullable: true })
  guardianSealed: string | null;

  /** Day of the declaration to live on one's own work (16 to 17 years, domain.md rule 5). */
  @DayColumn({ nullable: true })
  selfSupportDeclaredOn: string | null;

  @EnumColumn()
  background: Background;

  @TextColumn(40, { nullable: true })
  education: string | null;

  @TextColumn(60, { nullable: true })
  employment: string | null;

  @JsonColumn()
  skills: Skill[];

  @JsonColumn()
  serviceKinds: SquadKind[];

  /** Consent to be named outside the offices is in force. */
  @InstantColumn({ nullable: true })
  publicationConsentAt: Date | null;

  @InstantColumn()
  registeredAt: Date;

  /** Differs from accountId when an officer registered him (assisted mode). */
  @RefColumn()
  registeredByAccountId: string;

  @InstantColumn({ nullable: true })
  acceptedAt: Date | null;

  @RefColumn({ nullable: true })
  reviewedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  statusReason: string | null;

  @DayColumn({ nullable: true })
  suspendedUntil: string | null;

  @RefColumn({ nullable: true })
  mergedIntoId: string | null;

  @InstantColumn({ nullable: true })
  erasedAt: Date | null;
}
