import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { streetOf } from '../kernel/division-code.js';
import { invalidInput } from '../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { OrganisationBook } from './organisation-book.js';
import {
  isInForce,
  isPublic,
  NAMELESS,
  OrganisationStatus,
  OrganisationStep,
  OrganisationTier,
} from './organisation-lifecycle.js';
import { organisationNameKey, pinyinInitials, tidyOrganisationName } from './organisation-name.js';
import { type OrganisationCategory, OrganisationEntity } from './organisation.entity.js';
import type { AddOrganisationInput } from './organisations.inputs.js';
import { NAME_CHARACTERS, organisationNameTaken, organisationNotInForce } from './organisations.problems.js';

export interface NewOrganisation {
  readonly communityCode: string;
  readonly name: string;
  readonly category: OrganisationCategory;
  readonly tier: OrganisationTier;
}

/** Grassroots organisations: found, named and begun (domain.md § 8). */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly book: OrganisationBook,
  ) {}

  /** @throws Problem NOT_FOUND */
  require(view: ReadView, id: string): Promise<OrganisationEntity> {
    return this.book.require(view, id);
  }

  /** One that anyone may see. @throws Problem NOT_FOUND */
  async requirePublic(view: ReadView, id: string): Promise<OrganisationEntity> {
    const organisation = await this.require(view, id);
    if (!isPublic(organisation.status)) throw notFound();
    return organisation;
  }

  /** One that may act: filed or registered, and neither suspended nor ended. @throws Problem NOT_FOUND, ORGANISATION_NOT_IN_FORCE */
  async requireInForce(view: ReadView, id: string): Promise<OrganisationEntity> {
    const organisation = await this.require(view, id);
    if (!isInForce(organisation.status)) throw organisationNotInForce({ status: organisation.status });
    return organisation;
  }

  /** For a request's loaders, on committed data. */
  load = (ids: readonly string[]): Promise<Map<string, OrganisationEntity>> =>
    this.uow.read(async (view) => {
      const found = await view.manager.getRepository(OrganisationEntity).findBy({ id: In([...ids]) });
      return new Map(found.map((organisation) => [organisation.id, organisation]));
    });

  /**
   * Takes a small, loose group under the committee's guidance at once, without papers.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, ORGANISATION_NAME_TAKEN, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED
   */
  async add(actor: Actor, input: AddOrganisationInput): Promise<OrganisationEntity> {
    const accountId = actor.requireAccount();
    actor.requireIn('organisation.edit', input.communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'addOrganisation', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const { communityCode, name, category } = input;
        await this.reserveName(transaction, streetOf(communityCode), name);
        const organisation = await this.begin(transaction, actor, {
          ...{ communityCode, name, category, tier: OrganisationTier.COMMUNITY_GUIDED },
        });
        const filedOn = serviceDayOf(this.clock.now());
        await this.book.enter(transaction, actor, organisation, OrganisationStep.FILE, { filedOn });
        return organisation.id;
      }),
    );
    return this.uow.read((view) => this.require(view, id));
  }

  /** A draft. @throws Problem PLACE_NOT_FOUND, NOT_A_COMMUNITY, INVALID_INPUT for its name */
  async begin(
    transaction: WriteTransaction,
    actor: Actor,
    { communityCode, category, tier, ...named }: NewOrganisation,
  ): Promise<OrganisationEntity> {
    await this.places.requireCommunity(transaction, communityCode);
    const organisation: OrganisationEntity = {
      ...{ id: newId(), communityCode, streetCode: streetOf(communityCode), category, tier },
      ...nameColumns(named.name),
      status: OrganisationStatus.DRAFT,
      ...{ purpose: null, activityScope: null, premises: null, submittedAt: null },
      ...{ submittedByAccountId: null, decideUntil: null, noticeId: null, filedOn: null, validUntil: null },
      ...{ renewalAskedAt: null, creditCode: null, registeredOn: null, registrationAuthority: null },
      ...{ fundsYuan: null, suspendedFrom: null, activeOn: null, cancellationProposedAt: null },
      ...{ createdByAccountId: actor.requireAccount(), createdAt: this.clock.now() },
    };
    await transaction.repo(OrganisationEntity).insert(organisation);
    await this.book.enter(transaction, actor, organisation, OrganisationStep.DRAFT);
    return organisation;
  }

  /** Notes that it held an activity. */
  async wasActive(transaction: WriteTransaction, id: string, day: LocalDate): Promise<void> {
    await transaction.execute(
      'UPDATE organisation SET active_on = :day WHERE id = :id AND (active_on IS NULL OR active_on < :day)',
      { id, day },
    );
  }

  /**
   * Whether no other organisation of the street has a name that is the same (rule 43), for a caller that takes it; two at once wait for
   * one another. @throws Problem ORGANISATION_NAME_TAKEN
   */
  async reserveName(
    transaction: WriteTransaction,
    streetCode: string,
    name: string,
    exceptId = '',
  ): Promise<void> {
    const lock = this.uow.dialect === 'postgres' ? 'FOR NO KEY UPDATE' : '';
    await transaction.rows(`SELECT code FROM place WHERE code = :streetCode ${lock}`, { streetCode });
    if (!(await this.isNameFree(transaction, streetCode, name, exceptId)))
      throw organisationNameTaken({ name: tidyOrganisationName(name) });
  }

  async isNameFree(view: ReadView, streetCode: string, name: string, exceptId: string): Promise<boolean> {
    const others = view.manager.getRepository(OrganisationEntity);
    return !(await others.existsBy({
      ...{ streetCode, nameKey: organisationNameKey(name), id: Not(exceptId) },
      status: Not(In([...NAMELESS])),
    }));
  }
}

/** @throws Problem INVALID_INPUT */
export function nameColumns(text: string): Pick<OrganisationEntity, 'name' | 'nameKey' | 'pinyinInitials'> {
  const name = tidyOrganisationName(text);
  if (
    !/\p{Script=Han}/u.test(name) ||
    !/^[\p{Script=Han}\p{Script=Latin}\p{N}〇 ·（）()“”"《》、-]+$/u.test(name)
  )
    throw invalidInput([{ path: 'input.name', code: NAME_CHARACTERS }]);
  return { name, nameKey: organisationNameKey(name), pinyinInitials: pinyinInitials(name) };
}
