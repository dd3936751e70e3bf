import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  DayColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { OrganisationEntity, OrganisationMemberEntity } from '../organisation.entity.js';

export enum OfficeKind {
  CHAIR = 'CHAIR',
  VICE_CHAIR = 'VICE_CHAIR',
  SECRETARY = 'SECRETARY',
  TREASURER = 'TREASURER',
  SUPERVISOR = 'SUPERVISOR',
}

/** A member's office in an organisation, for a term (domain.md rule 49). */
@Entity('organisation_office')
@Index('organisation_office_of', ['organisationId', 'id'])
@Check('organisation_office_term', `until_day >= from_day`)
export class OrganisationOfficeEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @ForeignKey(() => OrganisationMemberEntity)
  @RefColumn()
  memberId: string;

  @EnumColumn()
  office: OfficeKind;

  @DayColumn()
  fromDay: string;

  /** Last day of the term. */
  @DayColumn()
  untilDay: string;

  /** When it ended before. */
  @DayColumn({ nullable: true })
  endedOn: string | null;

  /** Whether somebody who is no volunteer agreed to be named; of a volunteer his own consent counts. */
  @FlagColumn()
  mayBeNamed: boolean;

  @RefColumn()
  appointedByAccountId: string;

  @InstantColumn()
  appointedAt: Date;
}

/** The report on a year, one for each. */
@Entity('organisation_report')
@Index('organisation_report_year', ['organisationId', 'year'], { unique: true })
export class OrganisationReportEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @IntegerColumn()
  year: number;

  @TextColumn(2000)
  summary: string;

  /** On the roster when it was submitted. */
  @IntegerColumn()
  members: number;

  @IntegerColumn()
  activities: number;

  @IntegerColumn()
  incomeYuan: number;

  @IntegerColumn()
  expensesYuan: number;

  @InstantColumn()
  submittedAt: Date;

  @RefColumn()
  submittedByAccountId: string;
}

/** A major activity, told to the offices before it takes place. */
@Entity('organisation_announcement')
@Index('organisation_announcement_start', ['startAt'])
export class OrganisationAnnouncementEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @TextColumn(120)
  title: string;

  @TextColumn(1000)
  content: string;

  @TextColumn(200)
  address: string;

  @InstantColumn()
  startAt: Date;

  @InstantColumn()
  announcedAt: Date;

  @RefColumn()
  announcedByAccountId: string;
}
