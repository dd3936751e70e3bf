import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Provenance, SquadKind } from '../../kernel/vocabulary.js';
import { NoticeEntity } from '../../notices/notice.entity.js';
import { PlaceEntity } from '../../places/place.entity.js';
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
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import type { AwardPeriodKind } from './award-period.js';

/** Where an award cycle stands (domain.md rule 40). */
export enum AwardCycleStatus {
  /** The candidates are computed; officers nominate among them. */
  NOMINATING = 'NOMINATING',
  REVIEWING = 'REVIEWING',
  /** In public notice. */
  NOTICED = 'NOTICED',
  CONFERRED = 'CONFERRED',
  CANCELLED = 'CANCELLED',
}

export enum AwardStepKind {
  OPENED = 'OPENED',
  NOMINATIONS_CLOSED = 'NOMINATIONS_CLOSED',
  NOTICE_PUBLISHED = 'NOTICE_PUBLISHED',
  NOTICE_WITHDRAWN = 'NOTICE_WITHDRAWN',
  CONFERRED = 'CONFERRED',
  CANCELLED = 'CANCELLED',
}

/** Why somebody who was approved is not honoured. */
export enum AwardExclusion {
  /** An objection to him was upheld. */
  OBJECTION = 'OBJECTION',
  /** Records were voided, and what is left is less than the last candidate had. */
  SERVICE = 'SERVICE',
  /** He is no volunteer in good standing any more. */
  STANDING = 'STANDING',
}

/** What a scheme asks for, and what a cycle of it was computed by. */
export abstract class AwardTerms {
  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  placeCode: string;

  @TextColumn(60)
  name: string;

  /** Service of which squads counts; empty: all, and that outside squads too. */
  @JsonColumn()
  squadKinds: SquadKind[];

  /** Service of which provenance counts. */
  @JsonColumn()
  provenances: Provenance[];

  @EnumColumn()
  periodKind: AwardPeriodKind;

  @IntegerColumn()
  minimumMinutes: number;

  /** How many are to be honoured; who has as many minutes as the last of them is a candidate too. */
  @IntegerColumn()
  places: number;
}

/** An award that is given again and again. */
@Entity('award_scheme')
@Index('award_scheme_place', ['placeCode', 'id'])
@Check('award_scheme_places', `places >= 1`)
@Check('award_scheme_retired', `(retired_at IS NULL) = (retired_by_account_id IS NULL)`)
export class AwardSchemeEntity extends AwardTerms {
  @IdColumn()
  id: string;

  @TextColumn(500)
  description: string;

  /** From 1; every change makes another. */
  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: Date;

  @RefColumn()
  changedByAccountId: string;

  @InstantColumn()
  changedAt: Date;

  @InstantColumn({ nullable: true })
  retiredAt: Date | null;

  @RefColumn({ nullable: true })
  retiredByAccountId: string | null;
}

/** One giving of an award: by the terms that the scheme had when the candidates were computed. */
@Entity('award_cycle')
@Index('award_cycle_period', ['schemeId', 'period'], { unique: true, where: `status <> 'CANCELLED'` })
@Index('award_cycle_place', ['placeCode', 'id'])
@Check('award_cycle_conferred', `(status = 'CONFERRED') = (document_number IS NOT NULL)`)
@Check('award_cycle_conferred_whole', `(document_number IS NULL) = (conferred_on IS NULL)`)
@Check('award_cycle_noticed', `status NOT IN ('NOTICED', 'CONFERRED') OR notice_id IS NOT NULL`)
export class AwardCycleEntity extends AwardTerms {
  @IdColumn()
  id: string;

  @ForeignKey(() => AwardSchemeEntity)
  @RefColumn()
  schemeId: string;

  @IntegerColumn()
  schemeVersion: number;

  @TextColumn(7)
  period: string;

  @EnumColumn()
  status: AwardCycleStatus;

  /** What the last candidate had; who has less any more is out. */
  @IntegerColumn()
  lastPlaceMinutes: number;

  @ForeignKey(() => NoticeEntity)
  @RefColumn({ nullable: true })
  noticeId: string | null;

  @DayColumn({ nullable: true })
  conferredOn: string | null;

  @TextColumn(100, { nullable: true })
  grantor: string | null;

  @TextColumn(60, { nullable: true })
  documentNumber: string | null;
}

/** What was done in a cycle, when and by whom; only added to. */
@Entity('award_step')
@Index('award_step_cycle', ['cycleId', 'id'])
export class AwardStepEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AwardCycleEntity)
  @RefColumn()
  cycleId: string;

  @EnumColumn()
  kind: AwardStepKind;

  @InstantColumn()
  at: Date;

  /** Null: it came by itself. */
  @RefColumn({ nullable: true })
  byAccountId: string | null;

  @TextColumn(500, { nullable: true })
  reason: string | null;
}

/** Somebody whose service came to the terms; nominated and reviewed, or not. */
@Entity('award_candidate')
@Index('award_candidate_once', ['cycleId', 'volunteerId'], { unique: true })
@Index('award_candidate_volunteer', ['volunteerId'])
@Index('award_candidate_order', ['cycleId', 'rank', 'id'])
@Check('award_candidate_nominated', `(nominated_by_account_id IS NULL) = (merit IS NULL)`)
@Check('award_candidate_reviewed', `(approved IS NULL) = (reviewed_by_account_id IS NULL)`)
@Check(
  'award_candidate_four_eyes',
  `reviewed_by_account_id IS NULL OR (nominated_by_account_id IS NOT NULL AND reviewed_by_account_id <> nominated_by_account_id)`,
)
export class AwardCandidateEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AwardCycleEntity)
  @RefColumn()
  cycleId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** From 1; who has the same minutes has the same. */
  @IntegerColumn()
  rank: number;

  /** When the candidates were computed. */
  @IntegerColumn()
  minutes: number;

  /** For what, in public. */
  @TextColumn(200, { nullable: true })
  merit: string | null;

  /** Why the officer nominates him. */
  @TextColumn(500, { nullable: true })
  nominationReason: string | null;

  @RefColumn({ nullable: true })
  nominatedByAccountId: string | null;

  @InstantColumn({ nullable: true })
  nominatedAt: Date | null;

  @FlagColumn({ nullable: true })
  approved: boolean | null;

  @TextColumn(500, { nullable: true })
  reviewReason: string | null;

  @RefColumn({ nullable: true })
  reviewedByAccountId: string | null;

  @InstantColumn({ nullable: true })
  reviewedAt: Date | null;

  @EnumColumn({ nullable: true })
  exclusion: AwardExclusion | null;
}
