import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Skill, SquadKind } from '../kernel/vocabulary.js';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

/** A service squad of one kind in one community. */
@Entity('squad')
@Index('squad_community', ['communityCode', 'kind', 'id'])
@Index('squad_open_name', ['communityCode', 'name'], { unique: true, where: 'closed_at IS NULL' })
@Index('squad_leader', ['leaderVolunteerId'])
export class SquadEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @EnumColumn()
  kind: SquadKind;

  @TextColumn(60)
  name: string;

  /** Members wanted. */
  @IntegerColumn()
  targetSize: number;

  @JsonColumn()
  wantedSkills: Skill[];

  @ForeignKey(() => VolunteerEntity)
  @RefColumn({ nullable: true })
  leaderVolunteerId: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;
}

/** A period in which a volunteer belongs to a squad: from its first day up to, not including, `untilDay`. */
@Entity('squad_membership')
@Index('squad_membership_volunteer', ['volunteerId', 'fromDay'])
@Index('squad_membership_squad', ['squadId', 'fromDay'])
@Index('squad_membership_current', ['squadId', 'volunteerId'], { unique: true, where: 'until_day IS NULL' })
@Index('squad_membership_primary', ['volunteerId'], {
  unique: true,
  where: 'is_primary AND until_day IS NULL',
})
@Check('squad_membership_period', `until_day IS NULL OR until_day >= from_day`)
export class SquadMembershipEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => SquadEntity)
  @RefColumn()
  squadId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @FlagColumn()
  isPrimary: boolean;

  @DayColumn()
  fromDay: string;

  @DayColumn({ nullable: true })
  untilDay: string | null;

  @RefColumn()
  assignedByAccountId: string;

  /** Null while it runs, and when the system ended it (moved away, left, merged). */
  @RefColumn({ nullable: true })
  endedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  endReason: string | null;
}
