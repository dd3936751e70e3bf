import { Entity, ForeignKey, Index } from 'typeorm';
import type { SquadKind } from '../kernel/vocabulary.js';
import { DayColumn, EnumColumn, IdColumn, InstantColumn, RefColumn } from '../platform/database/columns.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

/** A training that a volunteer completed for one kind of squad (domain.md rule 9). */
@Entity('squad_training')
@Index('squad_training_once', ['volunteerId', 'kind', 'completedOn'], { unique: true })
export class TrainingEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @EnumColumn()
  kind: SquadKind;

  @DayColumn()
  completedOn: string;

  @RefColumn()
  recordedByAccountId: string;

  @InstantColumn()
  recordedAt: Date;
}
