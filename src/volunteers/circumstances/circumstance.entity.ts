import { Entity, ForeignKey, Index } from 'typeorm';
import type { CircumstanceKind } from '../../kernel/vocabulary.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../volunteer.entity.js';

/** A circumstance of a person that an officer verified, from a day to a day (domain.md rules 32 and 33). */
@Entity('volunteer_circumstance')
@Index('volunteer_circumstance_person', ['volunteerId', 'kind', 'fromDay'])
export class CircumstanceEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @EnumColumn()
  kind: CircumstanceKind;

  @DayColumn()
  fromDay: string;

  /** The last day; null: until further notice. */
  @DayColumn({ nullable: true })
  untilDay: string | null;

  /** The paper that shows it. */
  @TextColumn(200)
  evidence: string;

  @RefColumn()
  verifiedByAccountId: string;

  @InstantColumn()
  verifiedAt: Date;
}
