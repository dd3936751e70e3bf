import { Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../places/place.entity.js';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import type { FitReason } from './skill-fit.js';

export interface ProposedAssignment {
  readonly volunteerId: string;
  readonly squadId: string;
  readonly score: number;
  readonly reasons: readonly FitReason[];
}

export type UnassignedReason = 'NO_ELIGIBLE_SQUAD' | 'NO_FREE_PLACE';

export interface UnassignedVolunteer {
  readonly volunteerId: string;
  readonly reason: UnassignedReason;
}

/** An assignment of a community's unassigned volunteers, shown before it is applied (domain.md rule 10). */
@Entity('assignment_proposal')
@Index('assignment_proposal_community', ['communityCode', 'id'])
export class AssignmentProposalEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;

  /** SHA-256 of everything the proposal rests on; another one now means that it is stale. */
  @TextColumn(64)
  basisHash: string;

  /** In the order of the volunteers' ids. */
  @JsonColumn()
  items: ProposedAssignment[];

  @JsonColumn()
  unassigned: UnassignedVolunteer[];

  @InstantColumn({ nullable: true })
  appliedAt: Date | null;

  @RefColumn({ nullable: true })
  appliedByAccountId: string | null;
}
