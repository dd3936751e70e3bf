import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import type { Skill, SquadKind } from '../kernel/vocabulary.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PlacesService } from '../places/places.service.js';
import { MembershipEndings } from './membership-endings.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { squadClosed, squadNameTaken } from './squads.problems.js';

export interface NewSquad {
  readonly communityCode: string;
  readonly kind: SquadKind;
  readonly name: string;
  readonly targetSize: number;
  readonly wantedSkills: readonly Skill[];
  readonly idempotencyKey: string;
}

export interface SquadChange {
  readonly squadId: string;
  readonly name?: string | null;
  readonly targetSize?: number | null;
  readonly wantedSkills?: readonly Skill[] | null;
}

export interface SquadFilter {
  readonly communityCode: string;
  readonly kind: SquadKind | null;
  readonly closed: boolean;
}

const CHANGEABLE = ['name', 'targetSize', 'wantedSkills'] as const;

/** The squads of a community (domain.md rule 8). */
@Injectable()
export class SquadsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly endings: MembershipEndings,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<SquadEntity> {
    const squad = await view.manager.getRepository(SquadEntity).findOneBy({ id });
    if (!squad) throw notFound().audited({ action: 'squad.read', subjectType: 'Squad', subjectId: id });
    return squad;
  }

  /** The membership of a volunteer in a squad on a day; null: he was no member then (domain.md rule 8). */
  async membershipOn(
    view: ReadView,
    squadId: string,
    volunteerId: string,
    day: LocalDate,
  ): Promise<SquadMembershipEntity | null> {
    return view.manager
      .createQueryBuilder(SquadMembershipEntity, 'membership')
      .where('membership.squadId = :squadId AND membership.volunteerId = :volunteerId', {
        squadId,
        volunteerId,
      })
      .andWhere(
        'membership.fromDay <= :day AND (membership.untilDay IS NULL OR membership.untilDay > :day)',
        { day },
      )
      .orderBy('membership.id')
      .getOne();
  }

  /** Squads of a community in the order of their ids. @throws Problem PLACE_NOT_FOUND, NOT_A_COMMUNITY */
  async list(filter: SquadFilter, afterId: string, limit: number): Promise<SquadEntity[]> {
    return this.uow.read(async (view) => {
      await this.places.requireCommunity(view, filter.communityCode);
      const query = view.manager
        .createQueryBuilder(SquadEntity, 'squad')
        .where('squad.communityCode = :communityCode AND squad.id > :afterId', { ...filter, afterId });
      if (filter.kind) query.andWhere('squad.kind = :kind', { kind: filter.kind });
      if (!filter.closed) query.andWhere('squad.closedAt IS NULL');
      return query.orderBy('squad.id').take(limit).getMany();
    });
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, SQUAD_NAME_TAKEN, IDEMPOTENCY_KEY_REUSED */
  async create(actor: Actor, input: NewSquad): Promise<SquadEntity> {
    const accountId = actor.requireAccount();
    actor.requireIn('squad.edit', input.communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'createSquad', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.requireCommunity(transaction, input.communityCode);
        await this.requireFreeName(transaction, input.communityCode, input.name);
        const squad: SquadEntity = {
          id: newId(),
          communityCode: input.communityCode,
          kind: input.kind,
          name: input.name,
          targetSize: input.targetSize,
          wantedSkills: [...new Set(input.wantedSkills)],
          leaderVolunteerId: null,
          createdAt: this.clock.now(),
          closedAt: null,
        };
        await transaction.repo(SquadEntity).insert(squad);
        await this.note(transaction, actor, 'squad.create', squad, { kind: squad.kind });
        return squad.id;
      }),
    );
    return this.uow.read((view) => this.require(view, id));
  }

  /** Changes what is given. @throws Problem NOT_FOUND, FORBIDDEN, SQUAD_CLOSED, SQUAD_NAME_TAKEN */
  async update(actor: Actor, input: SquadChange): Promise<SquadEntity> {
    await this.uow.write(async (transaction) => {
      const { communityCode, name } = await this.requireEditable(transaction, actor, input.squadId);
      // The name's lock comes before the squad's, as in every unit that takes both.
      if (input.name && input.name !== name)
        await this.requireFreeName(transaction, communityCode, input.name);
      const squad = await this.lockOpen(transaction, input.squadId);
      const change = {
        name: input.name ?? squad.name,
        targetSize: input.targetSize ?? squad.targetSize,
        wantedSkills: [...new Set(input.wantedSkills ?? squad.wantedSkills)],
      };
      await transaction.repo(SquadEntity).update({ id: squad.id }, change);
      const fields = CHANGEABLE.filter((field) => input[field] !== undefined && input[field] !== null);
      await this.note(transaction, actor, 'squad.update', squad, { fields });
    });
    return this.uow.read((view) => this.require(view, input.squadId));
  }

  /** Ends the squad and today every membership in it. @throws Problem NOT_FOUND, FORBIDDEN, SQUAD_CLOSED */
  async close(actor: Actor, squadId: string, reason: string): Promise<SquadEntity> {
    const byAccountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      await this.requireEditable(transaction, actor, squadId);
      const squad = await this.lockOpen(transaction, squadId);
      const members = await transaction
        .repo(SquadMembershipEntity)
        .find({ where: { squadId, untilDay: IsNull() }, order: { id: 'ASC' } });
      const untilDay = serviceDayOf(this.clock.now());
      await this.endings.end(transaction, members, { untilDay, byAccountId, reason });
      await transaction.repo(SquadEntity).update({ id: squadId }, { closedAt: this.clock.now() });
      await this.outbox.emit(transaction, 'SquadClosed', { squadId });
      await this.note(transaction, actor, 'squad.close', squad, { membershipsEnded: members.length });
    });
    return this.uow.read((view) => this.require(view, squadId));
  }

  private async requireEditable(
    transaction: WriteTransaction,
    actor: Actor,
    squadId: string,
  ): Promise<SquadEntity> {
    const squad = await this.require(transaction, squadId);
    actor.require(
      'squad.edit',
      { type: 'Squad', id: squadId, placeCode: squad.communityCode, squadId },
      'squad.read',
    );
    return squad;
  }

  private async lockOpen(transaction: WriteTransaction, squadId: string): Promise<SquadEntity> {
    const [squad] = await transaction.lockById(SquadEntity, [squadId]);
    if (!squad) throw notFound();
    if (squad.closedAt) throw squadClosed();
    return squad;
  }

  private async requireFreeName(
    transaction: WriteTransaction,
    communityCode: string,
    name: string,
  ): Promise<void> {
    // The community's row is locked so that two squads at once do not take the same name.
    const lock = this.uow.dialect === 'postgres' ? 'FOR NO KEY UPDATE' : '';
    await transaction.rows(`SELECT code FROM place WHERE code = :communityCode ${lock}`, { communityCode });
    const taken = await transaction.repo(SquadEntity).existsBy({ communityCode, name, closedAt: IsNull() });
    if (taken) throw squadNameTaken({ name });
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    squad: SquadEntity,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action,
      subjectType: 'Squad',
      subjectId: squad.id,
      placeCode: squad.communityCode,
      details,
    });
  }
}
