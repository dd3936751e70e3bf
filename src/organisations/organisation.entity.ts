import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { OrganisationStatus, OrganisationStep, OrganisationTier } from './organisation-lifecycle.js';

export enum OrganisationCategory {
  RIGHTS = 'RIGHTS',
  CHARITY = 'CHARITY',
  SERVICE = 'SERVICE',
  MANAGEMENT = 'MANAGEMENT',
  EDUCATION = 'EDUCATION',
  CULTURE_SPORTS = 'CULTURE_SPORTS',
}

/** Whether a member is a person or itself a body. */
export enum MemberKind {
  INDIVIDUAL = 'INDIVIDUAL',
  UNIT = 'UNIT',
}

/** A grassroots organisation of one community (domain.md § 8); its history is in its steps. */
@Entity('organisation')
@Index('organisation_community', ['communityCode', 'id'])
@Index('organisation_name', ['streetCode', 'nameKey'], {
  unique: true,
  where: `status NOT IN ('DRAFT', 'CANCELLED', 'REVOKED')`,
})
@Index('organisation_credit_code', ['creditCode'], { unique: true })
@Index('organisation_due', ['status', 'validUntil'])
@Check('organisation_filed', `status NOT IN ('FILED', 'EXPIRED') OR filed_on IS NOT NULL`)
@Check('organisation_registered', `status <> 'REGISTERED' OR credit_code IS NOT NULL`)
export class OrganisationEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @PlaceCodeColumn()
  streetCode: string;

  @TextColumn(60)
  name: string;

  /** By what it is the same as others: `organisationNameKey`. */
  @TextColumn(60)
  nameKey: string;

  @TextColumn(120)
  pinyinInitials: string;

  @EnumColumn()
  category: OrganisationCategory;

  @EnumColumn()
  tier: OrganisationTier;

  @EnumColumn()
  status: OrganisationStatus;

  @TextColumn(500, { nullable: true })
  purpose: string | null;

  @TextColumn(500, { nullable: true })
  activityScope: string | null;

  @TextColumn(200, { nullable: true })
  premises: string | null;

  @InstantColumn({ nullable: true })
  submittedAt: Date | null;

  @RefColumn({ nullable: true })
  submittedByAccountId: string | null;

  /** Last day on which what was submitted is to be decided. */
  @DayColumn({ nullable: true })
  decideUntil: string | null;

  @RefColumn({ nullable: true })
  noticeId: string | null;

  @DayColumn({ nullable: true })
  filedOn: string | null;

  /** Last day on which the filing is good; what the committee guides, and what is registered, has none. */
  @DayColumn({ nullable: true })
  validUntil: string | null;

  @InstantColumn({ nullable: true })
  renewalAskedAt: Date | null;

  /** Of civil affairs, once registered. */
  @TextColumn(18, { nullable: true })
  creditCode: string | null;

  @DayColumn({ nullable: true })
  registeredOn: string | null;

  @TextColumn(100, { nullable: true })
  registrationAuthority: string | null;

  @IntegerColumn({ nullable: true })
  fundsYuan: number | null;

  /** While it is suspended: the state to which it resumes. */
  @EnumColumn({ nullable: true })
  suspendedFrom: OrganisationStatus | null;

  /** The last day on which it was active, or was kept though it had been idle; idleness counts from here. */
  @DayColumn({ nullable: true })
  activeOn: string | null;

  @InstantColumn({ nullable: true })
  cancellationProposedAt: Date | null;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;
}

/** What was done with it, when, by whom and why; never changed. */
@Entity('organisation_step')
@Index('organisation_step_of', ['organisationId', 'id'])
export class OrganisationStepEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @EnumColumn()
  step: OrganisationStep;

  @EnumColumn()
  status: OrganisationStatus;

  @InstantColumn()
  at: Date;

  /** Null: by itself, by the passing of time. */
  @RefColumn({ nullable: true })
  byAccountId: string | null;

  @TextColumn(500, { nullable: true })
  reason: string | null;
}

/** Somebody on the roster. */
@Entity('organisation_member')
@Index('organisation_member_of', ['organisationId', 'id'])
@Index('organisation_member_volunteer', ['volunteerId'])
@Check('organisation_member_period', `left_on IS NULL OR left_on >= joined_on`)
export class OrganisationMemberEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @EnumColumn()
  kind: MemberKind;

  @FlagColumn()
  founder: boolean;

  /** Who is also a registered volunteer. */
  @ForeignKey(() => VolunteerEntity)
  @RefColumn({ nullable: true })
  volunteerId: string | null;

  /** Empty once the person was erased. */
  @LongTextColumn({ nullable: true })
  nameSealed: string | null;

  @TextColumn(60)
  maskedName: string;

  @DayColumn()
  joinedOn: string;

  @DayColumn({ nullable: true })
  leftOn: string | null;

  @RefColumn()
  addedByAccountId: string;

  @InstantColumn()
  addedAt: Date;
}
