import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { RelationKind } from '../../kernel/vocabulary.js';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../volunteer.entity.js';

export enum RelationStatus {
  DECLARED = 'DECLARED',
  CONFIRMED = 'CONFIRMED',
  REFUSED = 'REFUSED',
  ENDED = 'ENDED',
}

/** What one registered person is to another: declared by the one, confirmed by the other (domain.md rule 33). */
@Entity('volunteer_relation')
@Index('volunteer_relation_declarer', ['volunteerId', 'status', 'id'])
@Index('volunteer_relation_relative', ['relativeId', 'status', 'id'])
@Index('volunteer_relation_live', ['volunteerId', 'relativeId'], {
  unique: true,
  where: `status IN ('DECLARED', 'CONFIRMED')`,
})
@Check('volunteer_relation_of_two', `volunteer_id <> relative_id OR status = 'ENDED'`)
export class RelationEntity {
  @IdColumn()
  id: string;

  /** Who declared it. */
  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  relativeId: string;

  /** What the relative is to who declared it. */
  @EnumColumn()
  kind: RelationKind;

  @EnumColumn()
  status: RelationStatus;

  @InstantColumn()
  declaredAt: Date;

  @RefColumn()
  declaredByAccountId: string;

  @InstantColumn({ nullable: true })
  answeredAt: Date | null;

  @RefColumn({ nullable: true })
  answeredByAccountId: string | null;

  /** The paper that shows it, where an officer answered for the relative or declared it for somebody. */
  @TextColumn(200, { nullable: true })
  evidence: string | null;

  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @RefColumn({ nullable: true })
  endedByAccountId: string | null;
}
