import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';

/** Why a star was taken back. */
export enum StarLoss {
  /** Honour minutes fell below its bound: a record was voided. */
  MINUTES = 'MINUTES',
  /** The average of the ratings fell below what the policy asks for. */
  RATING = 'RATING',
  /** The policy asks for a longer tenure than he has. */
  TENURE = 'TENURE',
  /** The registration turned out to be another's, who has the hours now. */
  MERGED = 'MERGED',
}

/** A star that somebody has or had (domain.md rules 38 and 39): from when, on which hours; until when, and why it was lost. */
@Entity('star')
@Index('star_current', ['volunteerId', 'level'], { unique: true, where: 'lost_at IS NULL' })
@Index('star_history', ['volunteerId', 'id'])
@Check('star_level', `level >= 1 AND level <= 5`)
@Check('star_lost_with_cause', `(lost_at IS NULL) = (lost_because IS NULL)`)
export class StarEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** 1 to 5. */
  @IntegerColumn()
  level: number;

  @InstantColumn()
  gainedAt: Date;

  /** Honour minutes at that time. */
  @IntegerColumn()
  honorMinutes: number;

  /** The entry of the ledger with which he came to them; null: none, another condition was met at last. */
  @RefColumn({ nullable: true })
  entryId: string | null;

  @RefColumn()
  policyVersionId: string;

  @InstantColumn({ nullable: true })
  lostAt: Date | null;

  @EnumColumn({ nullable: true })
  lostBecause: StarLoss | null;

  /** Honour minutes when it was lost. */
  @IntegerColumn({ nullable: true })
  lostHonorMinutes: number | null;

  /** The entry with which they fell; null: they did not. */
  @RefColumn({ nullable: true })
  lostEntryId: string | null;
}
