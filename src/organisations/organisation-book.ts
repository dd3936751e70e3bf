import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor, Subject } from '../platform/security/actor.js';
import type { Right } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import {
  hasEnded,
  mayTake,
  ORGANISATION_STEPS,
  type OrganisationStep,
  rightFor,
} from './organisation-lifecycle.js';
import { OrganisationEntity, OrganisationStepEntity } from './organisation.entity.js';
import { organisationStatus } from './organisations.problems.js';

export const subjectOf = ({
  id,
  communityCode,
}: Pick<OrganisationEntity, 'id' | 'communityCode'>): Subject => ({
  ...{ type: 'Organisation', id, placeCode: communityCode, organisationId: id },
});

type Change = Partial<OrganisationEntity> & { readonly reason?: string | null };

/** Keeps the steps of organisations: each from the right state only, by who may, with its time and reason. */
@Injectable()
export class OrganisationBook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<OrganisationEntity> {
    const organisation = await view.manager.getRepository(OrganisationEntity).findOneBy({ id });
    if (!organisation) throw missing(id);
    return organisation;
  }

  /**
   * Acts on a locked organisation, for who holds the right over it.
   * @throws Problem NOT_FOUND also for who may not see it, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED when it has ended
   */
  hold<T>(
    actor: Actor,
    id: string,
    right: Right,
    act: (transaction: WriteTransaction, organisation: OrganisationEntity) => Promise<T>,
  ): Promise<T> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const organisation = await this.locked(transaction, id);
      actor.require(right, subjectOf(organisation), 'organisation.read');
      if (hasEnded(organisation.status)) throw organisationStatus({ status: organisation.status });
      return act(transaction, organisation);
    });
  }

  /** @throws Problem NOT_FOUND */
  async locked(transaction: WriteTransaction, id: string): Promise<OrganisationEntity> {
    const [organisation] = await transaction.lockById(OrganisationEntity, [id]);
    if (!organisation) throw missing(id);
    return organisation;
  }

  /**
   * Takes a step with a locked organisation, by who may take it.
   * @param decide what changes besides its state, and the reason; refuses what does not hold
   * @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED
   */
  take(
    actor: Actor,
    id: string,
    step: OrganisationStep,
    decide: (transaction: WriteTransaction, organisation: OrganisationEntity) => Promise<Change>,
  ): Promise<void> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const organisation = await this.locked(transaction, id);
      actor.require(rightFor(step, organisation.tier), subjectOf(organisation), 'organisation.read');
      this.requireStep(organisation, step);
      const change = await decide(transaction, organisation);
      await this.enter(transaction, actor, organisation, step, change);
    });
  }

  /** @throws Problem ORGANISATION_STATUS_NOT_ALLOWED */
  requireStep({ status }: OrganisationEntity, step: OrganisationStep): void {
    if (!mayTake(step, status)) throw organisationStatus({ status });
  }

  /** Writes a step down; `actor` null: it comes by itself. */
  async enter(
    transaction: WriteTransaction,
    actor: Actor | null,
    organisation: OrganisationEntity,
    step: OrganisationStep,
    { reason = null, ...change }: Change = {},
  ): Promise<void> {
    const { id, communityCode } = organisation;
    const status = change.status ?? ORGANISATION_STEPS[step].to ?? organisation.status;
    await transaction.repo(OrganisationEntity).update({ id }, { ...change, status });
    await transaction.repo(OrganisationStepEntity).insert({
      ...{ id: newId(), organisationId: id, step, status, reason },
      ...{ at: this.clock.now(), byAccountId: actor?.requireAccount() ?? null },
    });
    await this.outbox.emit(transaction, 'OrganisationChanged', { organisationId: id, step });
    if (actor)
      await this.audit.record(transaction, actor, {
        ...{ action: `organisation.${step}`, subjectType: 'Organisation', subjectId: id },
        placeCode: communityCode,
      });
  }
}

const missing = (subjectId: string) =>
  notFound().audited({ action: 'organisation.read', subjectType: 'Organisation', subjectId });
