import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { VolunteerEntity } from './volunteer.entity.js';

/** domain.md rule 6. */
export enum ConsentKind {
  REGISTRATION = 'REGISTRATION',
  SENSITIVE_DATA = 'SENSITIVE_DATA',
  PUBLICATION = 'PUBLICATION',
  GUARDIAN = 'GUARDIAN',
  TRANSFER = 'TRANSFER',
}

/** One giving of a consent, with the version of the text that was shown; withdrawn ones stay. */
@Entity('consent')
@Index('consent_volunteer', ['volunteerId', 'kind'])
export class ConsentEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @EnumColumn()
  kind: ConsentKind;

  @TextColumn(40)
  textVersion: string;

  @InstantColumn()
  givenAt: Date;

  /** Himself, or the officer who typed it in at his word. */
  @RefColumn()
  givenByAccountId: string;

  /** The paper that shows his word, where an officer typed it in. */
  @TextColumn(200, { nullable: true })
  evidence: string | null;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;

  @RefColumn({ nullable: true })
  withdrawnByAccountId: string | null;
}

/** What happened to a registration: states and communities, from and to. */
@Entity('volunteer_event')
@Index('volunteer_event_volunteer', ['volunteerId', 'id'])
export class VolunteerEventEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** STATUS, COMMUNITY or MERGE. */
  @EnumColumn()
  kind: 'STATUS' | 'COMMUNITY' | 'MERGE';

  @TextColumn(36)
  fromValue: string;

  @TextColumn(36)
  toValue: string;

  @TextColumn(500, { nullable: true })
  reason: string | null;

  @InstantColumn()
  at: Date;

  @RefColumn({ nullable: true })
  byAccountId: string | null;
}

/** The last number given in a district; numbers are never used again. */
@Entity('volunteer_number_counter')
export class VolunteerNumberEntity {
  @PrimaryColumn({ type: 'varchar', length: 6 })
  districtCode: string;

  @IntegerColumn()
  lastNumber: number;
}
