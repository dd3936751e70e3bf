import { Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
} from '../platform/database/columns.js';

/** One version of a place's whole policy; never changed once stored (domain.md § 11). */
@Entity('policy_version')
@Unique('policy_version_number', ['placeCode', 'version'])
@Index('policy_version_validity', ['placeCode', 'validFrom', 'version'])
export class PolicyVersionEntity {
  @IdColumn()
  id: string;

  /** A district or a street; null: the default of the deployment. */
  @PlaceCodeColumn({ nullable: true })
  placeCode: string | null;

  @IntegerColumn()
  version: number;

  @DayColumn()
  validFrom: string;

  /** The whole policy, see policy.ts. */
  @JsonColumn()
  content: unknown;

  @RefColumn({ nullable: true })
  createdByAccountId: string | null;

  @InstantColumn()
  createdAt: Date;
}
