import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';

/** Who did, read unmasked, or was refused what. Append-only; never holds personal data itself. */
@Entity('audit_entry')
@Index('audit_entry_place', ['placeCode', 'id'])
@Index('audit_entry_subject', ['subjectType', 'subjectId', 'id'])
export class AuditEntryEntity {
  @IdColumn()
  id: string;

  @InstantColumn()
  at: Date;

  /** Null: nobody was signed in, or the system itself acted. */
  @RefColumn({ nullable: true })
  actorAccountId: string | null;

  @TextColumn(64)
  action: string;

  @TextColumn(16)
  outcome: 'DONE' | 'REFUSED';

  @TextColumn(48)
  subjectType: string;

  @TextColumn(64, { nullable: true })
  subjectId: string | null;

  @PlaceCodeColumn({ nullable: true })
  placeCode: string | null;

  @TextColumn(36, { nullable: true })
  requestId: string | null;

  @JsonColumn({ nullable: true })
  details: Record<string, unknown> | null;
}
