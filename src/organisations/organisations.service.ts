import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { OrganisationEntity } from './organisation.entity.js';
import type { AddOrganisationInput } from './organisations.inputs.js';
import { organisationNameTaken } from './organisations.problems.js';

/** Grassroots organisations, as far as their activities need them (domain.md § 8). */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<OrganisationEntity> {
    const organisation = await view.manager.getRepository(OrganisationEntity).findOneBy({ id });
    if (!organisation) {
      throw notFound().audited({ action: 'organisation.read', subjectType: 'Organisation', subjectId: id });
    }
    return organisation;
  }

  /** For a request's loaders, on committed data. */
  load = (ids: readonly string[]): Promise<Map<string, OrganisationEntity>> =>
    this.uow.read(async (view) => {
      const found = await view.manager.getRepository(OrganisationEntity).findBy({ id: In([...ids]) });
      return new Map(found.map((organisation) => [organisation.id, organisation]));
    });

  /** Organisations of a place and below, in the order of their ids. @throws Problem PLACE_NOT_FOUND */
  list(placeCode: string, afterId: string, limit: number): Promise<OrganisationEntity[]> {
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      return view.manager
        .createQueryBuilder(OrganisationEntity, 'o')
        .where(withinPlaces('o.community_code', [placeCode]))
        .andWhere('o.id > :afterId', { afterId })
        .orderBy('o.id')
        .take(limit)
        .getMany();
    });
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, ORGANISATION_NAME_TAKEN, IDEMPOTENCY_KEY_REUSED */
  async add(actor: Actor, input: AddOrganisationInput): Promise<OrganisationEntity> {
    const accountId = actor.requireAccount();
    actor.requireIn('organisation.edit', input.communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'addOrganisation', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, () => this.insert(transaction, actor, input, accountId)),
    );
    return this.uow.read((view) => this.require(view, id));
  }

  private async insert(
    transaction: WriteTransaction,
    actor: Actor,
    { communityCode, name, category }: AddOrganisationInput,
    createdByAccountId: string,
  ): Promise<string> {
    await this.places.requireCommunity(transaction, communityCode);
    // The community's row is locked so that two organisations at once do not take the same name.
    const lock = this.uow.dialect === 'postgres' ? 'FOR NO KEY UPDATE' : '';
    await transaction.rows(`SELECT code FROM place WHERE code = :communityCode ${lock}`, { communityCode });
    const organisations = transaction.repo(OrganisationEntity);
    if (await organisations.existsBy({ communityCode, name })) throw organisationNameTaken({ name });
    const id = newId();
    const createdAt = this.clock.now();
    await organisations.insert({ id, communityCode, name, category, createdByAccountId, createdAt });
    await this.audit.record(transaction, actor, {
      action: 'organisation.add',
      subjectType: 'Organisation',
      subjectId: id,
      placeCode: communityCode,
      details: { category },
    });
    return id;
  }
}
