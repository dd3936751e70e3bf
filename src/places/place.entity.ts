import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DivisionKind } from '../kernel/division-code.js';
import {
  EnumColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  PlaceCodeColumn,
  TextColumn,
} from '../platform/database/columns.js';

/** A district, street or community; the code's prefix is the parent's code (GB/T 2260 and its extension). */
@Entity('place')
@Index('place_parent', ['parentCode', 'code'])
@Check('place_code_length', `length(code) IN (6, 9, 12)`)
export class PlaceEntity {
  @PrimaryColumn({ type: 'varchar', length: 12 })
  code: string;

  @EnumColumn()
  kind: DivisionKind;

  @TextColumn(60)
  name: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn({ nullable: true })
  parentCode: string | null;

  /** Communities only, as the next three. */
  @IntegerColumn({ nullable: true })
  population: number | null;

  /** Registered volunteers asked for; null: by the share of the population (domain.md rule 53). */
  @IntegerColumn({ nullable: true })
  volunteerTarget: number | null;

  @IntegerColumn({ nullable: true })
  premisesSquareMetres: number | null;

  /** A newly built residential area, which needs larger premises. */
  @FlagColumn()
  newArea: boolean;

  @InstantColumn()
  updatedAt: Date;
}
