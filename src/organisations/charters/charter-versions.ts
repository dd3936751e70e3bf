import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../platform/security/actor.js';
import type { Right } from '../../platform/security/roles.js';
import { notFound } from '../../platform/security/security.problems.js';
import { OrganisationBook, subjectOf } from '../organisation-book.js';
import { OrganisationStep, rightFor } from '../organisation-lifecycle.js';
import type { OrganisationEntity } from '../organisation.entity.js';
import { type CharterStage, CharterVersionEntity } from './charter.entity.js';
import { charterStage } from './charters.problems.js';

type Act<T> = (
  transaction: WriteTransaction,
  version: CharterVersionEntity,
  organisation: OrganisationEntity,
) => Promise<T>;

/** Versions with their organisation locked, for who may write them or decide on them. */
@Injectable()
export class CharterVersions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: OrganisationBook,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN */
  ofOrganisation<T>(
    actor: Actor,
    organisationId: string,
    act: (transaction: WriteTransaction, organisation: OrganisationEntity) => Promise<T>,
  ): Promise<T> {
    return this.book.hold(actor, organisationId, 'organisation.prepare', act);
  }

  /** For who writes it. @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_STATUS_NOT_ALLOWED */
  prepare<T>(actor: Actor, versionId: string, stages: readonly CharterStage[], act: Act<T>): Promise<T> {
    return this.hold(actor, versionId, stages, () => 'organisation.prepare', act);
  }

  /** For who decides on it. @throws Problem as `prepare` */
  decide<T>(actor: Actor, versionId: string, stages: readonly CharterStage[], act: Act<T>): Promise<T> {
    return this.hold(actor, versionId, stages, ({ tier }) => rightFor(OrganisationStep.FILE, tier), act);
  }

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<CharterVersionEntity> {
    const version = await view.manager.getRepository(CharterVersionEntity).findOneBy({ id });
    if (!version) throw missing(id);
    return version;
  }

  async note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { communityCode, id: organisationId }: OrganisationEntity,
    versionId: string,
  ): Promise<void> {
    await this.audit.record(transaction, actor, {
      ...{ action: `charter.${verb}`, subjectType: 'CharterVersion', subjectId: versionId },
      placeCode: communityCode,
    });
    await this.outbox.emit(transaction, 'CharterChanged', { organisationId, versionId, verb });
  }

  private hold<T>(
    actor: Actor,
    versionId: string,
    stages: readonly CharterStage[],
    right: (organisation: OrganisationEntity) => Right,
    act: Act<T>,
  ): Promise<T> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const { organisationId } = await this.require(transaction, versionId);
      const organisation = await this.book.locked(transaction, organisationId);
      actor.require(right(organisation), subjectOf(organisation), 'organisation.read');
      // Read once more: it waited for the organisation's lock.
      const version = await this.require(transaction, versionId);
      if (!stages.includes(version.stage)) throw charterStage({ stage: version.stage });
      return act(transaction, version, organisation);
    });
  }
}

const missing = (subjectId: string) =>
  notFound().audited({ action: 'organisation.read', subjectType: 'CharterVersion', subjectId });
