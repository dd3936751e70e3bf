import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { PlacesService } from '../places/places.service.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { missingLines } from './filing-checklist.js';
import { FilingFactsReader } from './filing-facts.js';
import type { MemberArgs } from './members/members.inputs.js';
import { OrganisationBook, subjectOf } from './organisation-book.js';
import { isPublic, ORGANISATION_STEPS, OrganisationStatus } from './organisation-lifecycle.js';
import { organisationNameKey } from './organisation-name.js';
import { OrganisationVault } from './organisation-vault.js';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationStepEntity,
} from './organisation.entity.js';
import type { FilingQueueArgs, OrganisationFilterArgs } from './organisations.inputs.js';
import {
  type FilingChecklist,
  type Organisation,
  type OrganisationHistoryStep,
  type OrganisationMember,
  organisationOf,
} from './organisations.types.js';

const IN_FORCE = [OrganisationStatus.FILED, OrganisationStatus.REGISTERED];

/** Reading organisations: the register by anyone, drafts and rosters by the organisation and its offices only. */
@Injectable()
export class OrganisationsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly book: OrganisationBook,
    private readonly facts: FilingFactsReader,
    private readonly vault: OrganisationVault,
  ) {}

  /** @throws Problem NOT_FOUND, also for a draft that one may not see */
  require(actor: Actor, id: string): Promise<Organisation> {
    return this.uow.read(async (view) => {
      const row = await this.book.require(view, id);
      const inside = isInside(actor, row);
      if (!inside && !isPublic(row.status))
        throw notFound().audited({ action: 'organisation.read', subjectType: 'Organisation', subjectId: id });
      return organisationOf(row, inside);
    });
  }

  /** Those in force of a place and below, in the order of their ids. @throws Problem PLACE_NOT_FOUND */
  register(
    { placeCode, search, category, tier }: OrganisationFilterArgs,
    afterId: string,
    limit: number,
  ): Promise<Organisation[]> {
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      const query = view.manager
        .createQueryBuilder(OrganisationEntity, 'o')
        .where(withinPlaces('o.community_code', [placeCode]))
        .andWhere('o.id > :afterId AND o.status IN (:...inForce)', { afterId, inForce: IN_FORCE });
      if (category) query.andWhere('o.category = :category', { category });
      if (tier) query.andWhere('o.tier = :tier', { tier });
      if (search)
        query.andWhere('(o.name_key LIKE :part OR o.pinyin_initials LIKE :part)', {
          part: `%${organisationNameKey(search)}%`,
        });
      const rows = await query.orderBy('o.id').take(limit).getMany();
      return rows.map((row) => organisationOf(row));
    });
  }

  /** All of the offices' places, whatever their state, the latest first; drafts that were thrown away only when asked for. @throws Problem FORBIDDEN */
  queue(
    actor: Actor,
    { placeCode, status }: FilingQueueArgs,
    beforeId: string,
    limit: number,
  ): Promise<Organisation[]> {
    actor.requireIn('organisation.read', placeCode);
    return this.uow.read(async (view) => {
      const query = view.manager
        .createQueryBuilder(OrganisationEntity, 'o')
        .where(withinPlaces('o.community_code', [placeCode]))
        .andWhere('o.id < :beforeId', { beforeId });
      if (status) query.andWhere('o.status = :status', { status });
      else query.andWhere('o.status <> :gone', { gone: OrganisationStatus.DISCARDED });
      const rows = await query.orderBy('o.id', 'DESC').take(limit).getMany();
      return rows.map((row) => organisationOf(row, true));
    });
  }

  /** Those of which one is an officer. */
  mine(actor: Actor): Promise<Organisation[]> {
    const ids = actor.organisationsOf('organisation.read');
    return this.uow.read(async (view) => {
      const rows = await view.manager
        .getRepository(OrganisationEntity)
        .find({ where: { id: In(ids) }, order: { id: 'ASC' } });
      return rows.map((row) => organisationOf(row, true));
    });
  }

  /** @throws Problem NOT_FOUND */
  checklist(actor: Actor, id: string): Promise<FilingChecklist> {
    return this.inside(actor, id, async (view, organisation) => {
      const { lines } = await this.facts.checklist(view, organisation);
      return {
        complete: missingLines(lines).length === 0,
        lines: lines.map((line) => ({ ...line, done: line.held >= line.required })),
      };
    });
  }

  /** Up to `limit` of a roster, in the order in which they were entered. @throws Problem NOT_FOUND */
  members(
    actor: Actor,
    { organisationId, withFormer }: MemberArgs,
    afterId: string,
    limit: number,
  ): Promise<OrganisationMember[]> {
    return this.inside(actor, organisationId, async (view) => {
      const rows = await view.manager.getRepository(OrganisationMemberEntity).find({
        where: { organisationId, id: MoreThan(afterId), ...(withFormer ? {} : { leftOn: IsNull() }) },
        order: { id: 'ASC' },
        take: limit,
      });
      return rows.map((row) => {
        const { id, kind, founder, volunteerId, joinedOn, leftOn } = row;
        return { id, kind, name: this.vault.name(row), founder, volunteerId, joinedOn, leftOn };
      });
    });
  }

  /** What happened to it, earliest first: all of it to the organisation and its offices, what is public without reasons to others. */
  history(
    actor: Actor,
    organisation: Pick<Organisation, 'id' | 'communityCode'>,
  ): Promise<OrganisationHistoryStep[]> {
    const inside = isInside(actor, organisation);
    return this.uow.read(async (view) => {
      const steps = await view.manager
        .getRepository(OrganisationStepEntity)
        .find({ where: { organisationId: organisation.id }, order: { id: 'ASC' } });
      return steps
        .filter(({ step }) => inside || ORGANISATION_STEPS[step].public)
        .map(({ id, step, status, at, reason }) => ({
          id,
          step,
          status,
          at,
          reason: inside ? reason : null,
        }));
    });
  }

  /** Reads for the organisation and its offices. @throws Problem NOT_FOUND */
  inside<T>(
    actor: Actor,
    id: string,
    read: (view: ReadView, organisation: OrganisationEntity) => Promise<T>,
  ): Promise<T> {
    actor.requireAccount();
    return this.uow.read(async (view) => {
      const organisation = await this.book.require(view, id);
      actor.require('organisation.read', subjectOf(organisation));
      return read(view, organisation);
    });
  }
}

/** Whether somebody is of the organisation or of its offices. */
export const isInside = (
  actor: Actor,
  { id, communityCode }: Pick<Organisation, 'id' | 'communityCode'>,
): boolean => actor.may('organisation.read', communityCode, { organisationId: id });
