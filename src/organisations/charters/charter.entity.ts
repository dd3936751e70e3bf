import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { OrganisationEntity } from '../organisation.entity.js';

/** What a charter must contain: a few things for a small group, those of the registration regulation else (rule 45). */
export enum CharterForm {
  SIMPLE = 'SIMPLE',
  FULL = 'FULL',
}

/** As it is kept; whether an approved one is in force or superseded is a question of the day (rule 46). */
export enum CharterStage {
  DRAFT = 'DRAFT',
  ADOPTED = 'ADOPTED',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  /** Given up before it was submitted. */
  DISCARDED = 'DISCARDED',
}

export enum MeetingForm {
  /** All members. */
  MEMBERS = 'MEMBERS',
  /** Representatives whom they have chosen. */
  REPRESENTATIVES = 'REPRESENTATIVES',
}

/** One version of an organisation's charter; of one organisation one at a time is not decided yet. */
@Entity('charter_version')
@Index('charter_version_number', ['organisationId', 'number'], { unique: true })
@Index('charter_version_open', ['organisationId'], {
  unique: true,
  where: `stage IN ('DRAFT', 'ADOPTED', 'SUBMITTED')`,
})
@Index('charter_version_in_force', ['organisationId', 'effectiveOn'])
@Check(
  'charter_version_vote',
  `stage IN ('DRAFT', 'DISCARDED') OR (present = votes_for + votes_against + abstained AND present <= expected)`,
)
@Check('charter_version_approved', `(stage = 'APPROVED') = (effective_on IS NOT NULL)`)
export class CharterVersionEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  /** From 1. */
  @IntegerColumn()
  number: number;

  @EnumColumn()
  form: CharterForm;

  @EnumColumn()
  stage: CharterStage;

  /** The charter as structured text, JSON. */
  @LongTextColumn()
  text: string;

  /** Counts up whenever the draft is changed. */
  @IntegerColumn()
  revision: number;

  /** Articles that its authors name for items of the checklist, where its words do not show it. */
  @JsonColumn()
  covered: Record<string, number>;

  @DayColumn({ nullable: true })
  meetingOn: string | null;

  @EnumColumn({ nullable: true })
  meetingForm: MeetingForm | null;

  /** Who should have come. */
  @IntegerColumn({ nullable: true })
  expected: number | null;

  @IntegerColumn({ nullable: true })
  present: number | null;

  @IntegerColumn({ nullable: true })
  votesFor: number | null;

  @IntegerColumn({ nullable: true })
  votesAgainst: number | null;

  @IntegerColumn({ nullable: true })
  abstained: number | null;

  @RefColumn()
  draftedByAccountId: string;

  @InstantColumn()
  draftedAt: Date;

  @InstantColumn({ nullable: true })
  adoptedAt: Date | null;

  @InstantColumn({ nullable: true })
  submittedAt: Date | null;

  @RefColumn({ nullable: true })
  submittedByAccountId: string | null;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  @RefColumn({ nullable: true })
  decidedByAccountId: string | null;

  /** From which day on it is in force; the one before is until then. */
  @DayColumn({ nullable: true })
  effectiveOn: string | null;
}

/** What a reviewer says of a version, or of one of its articles. */
@Entity('charter_comment')
@Index('charter_comment_of', ['versionId', 'id'])
export class CharterCommentEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => CharterVersionEntity)
  @RefColumn()
  versionId: string;

  /** Null: of the whole. */
  @IntegerColumn({ nullable: true })
  articleNumber: number | null;

  @TextColumn(500)
  text: string;

  @RefColumn()
  byAccountId: string;

  @InstantColumn()
  at: Date;
}
