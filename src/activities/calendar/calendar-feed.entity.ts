import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';

/** The secret address of a volunteer's calendar; only the digest of the secret is kept. */
@Entity('calendar_feed')
@Index('calendar_feed_volunteer', ['volunteerId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('calendar_feed_secret', ['secretHash'], { unique: true })
export class CalendarFeedEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @TextColumn(64)
  secretHash: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
