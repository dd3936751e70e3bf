import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Secrecy } from '../kernel/secrecy.js';
import type { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
} from '../platform/database/columns.js';
import { SquadEntity } from '../squads/squad.entity.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

export enum NeedStatus {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  SCHEDULED = 'SCHEDULED',
  FULFILLED = 'FULFILLED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}

/**
 * What a resident asks for (domain.md rules 12 and 13). Everything that somebody wrote is sealed, whatever the kind: a
 * public lecture's text may name a person too.
 */
@Entity('need')
@Index('need_community', ['communityCode', 'status', 'id'])
@Index('need_squad_queue', ['squadId', 'status', 'urgencyRank', 'id'])
@Index('need_requester', ['requesterAccountId', 'id'])
@Check('need_rating', `rating IS NULL OR (rating >= 1 AND rating <= 5 AND status = 'FULFILLED')`)
@Check('need_accepted_by_squad', `status NOT IN ('ACCEPTED', 'SCHEDULED') OR squad_id IS NOT NULL`)
export class NeedEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @EnumColumn()
  squadKind: SquadKind;

  @EnumColumn()
  secrecy: Secrecy;

  @EnumColumn()
  status: NeedStatus;

  /** 0 urgent, 1 soon, 2 ordinary: the order of the queue. */
  @IntegerColumn()
  urgencyRank: number;

  /** Goes before others of its urgency; null: it does not. Told to nobody, since it says that stars or an honour paid for it. */
  @FlagColumn({ nullable: true })
  priority: boolean | null;

  @JsonColumn()
  serviceTargets: ServiceTarget[];

  @InstantColumn({ nullable: true })
  wishedFrom: Date | null;

  @InstantColumn({ nullable: true })
  wishedUntil: Date | null;

  /** Who asked, with his own account; null: somebody without one, for whom an officer asked. */
  @RefColumn({ nullable: true })
  requesterAccountId: string | null;

  /** JSON {name, phone, birthDate} of a requester without an account. */
  @LongTextColumn({ nullable: true })
  requesterSealed: string | null;

  /** Differs from requesterAccountId when an officer asked on somebody's behalf. */
  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;

  @LongTextColumn()
  contentSealed: string;

  @LongTextColumn({ nullable: true })
  addressSealed: string | null;

  /** JSON of the fields of its kind, of what was asked and of what became of it. */
  @LongTextColumn()
  detailsSealed: string;

  @ForeignKey(() => SquadEntity)
  @RefColumn({ nullable: true })
  squadId: string | null;

  @InstantColumn({ nullable: true })
  acceptedAt: Date | null;

  @RefColumn({ nullable: true })
  acceptedByAccountId: string | null;

  /** Last day for a mediation to end; later once it was extended. */
  @DayColumn({ nullable: true })
  dueOn: string | null;

  @DayColumn({ nullable: true })
  extendedOn: string | null;

  /** When it was fulfilled, declined or withdrawn. */
  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  @RefColumn({ nullable: true })
  closedByAccountId: string | null;

  /** Why it was declined or withdrawn, or what the requester said of the service. */
  @LongTextColumn({ nullable: true })
  closingTextSealed: string | null;

  @IntegerColumn({ nullable: true })
  rating: number | null;

  @RefColumn()
  policyVersionId: string;
}

/** A volunteer who serves a need, and may therefore read it, from one instant up to another. */
@Entity('need_assignee')
@Index('need_assignee_need', ['needId', 'volunteerId'])
@Index('need_assignee_volunteer', ['volunteerId'])
@Index('need_assignee_current', ['needId', 'volunteerId', 'sourceId'], {
  unique: true,
  where: 'until_at IS NULL',
})
export class NeedAssigneeEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => NeedEntity)
  @RefColumn()
  needId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** The sign-up by which he serves it. */
  @RefColumn()
  sourceId: string;

  @InstantColumn()
  fromAt: Date;

  @InstantColumn({ nullable: true })
  untilAt: Date | null;
}
