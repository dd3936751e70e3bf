import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, IntegerColumn, RefColumn } from '../platform/database/columns.js';
import { VolunteerEntity } from './volunteer.entity.js';

/** A time of each week at which a volunteer says that he can serve, in Shanghai time. */
@Entity('volunteer_availability')
@Index('volunteer_availability_volunteer', ['volunteerId', 'weekday', 'fromMinute'], { unique: true })
@Check('volunteer_availability_weekday', `weekday >= 1 AND weekday <= 7`)
@Check(
  'volunteer_availability_span',
  `from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440`,
)
export class VolunteerAvailabilityEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** 1 Monday to 7 Sunday. */
  @IntegerColumn()
  weekday: number;

  /** Minutes since midnight. */
  @IntegerColumn()
  fromMinute: number;

  /** Minutes since midnight, 1440 at most. */
  @IntegerColumn()
  untilMinute: number;
}
