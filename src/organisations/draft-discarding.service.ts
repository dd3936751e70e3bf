import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RolesService } from '../identity/roles.service.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { Files } from '../platform/storage/files.js';
import { OrganisationOfficeEntity } from './affairs/affairs.entity.js';
import { OrganisationDocumentEntity } from './documents/organisation-document.entity.js';
import { OrganisationBook } from './organisation-book.js';
import { OrganisationStep } from './organisation-lifecycle.js';
import { type OrganisationEntity, OrganisationMemberEntity } from './organisation.entity.js';

/** Throwing a draft away: of the people on its roster and of its papers nothing stays, since there is nothing left to keep them for. */
@Injectable()
export class DraftDiscardingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly roles: RolesService,
    private readonly files: Files,
    private readonly book: OrganisationBook,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED when it is no draft */
  async discard(actor: Actor, organisationId: string): Promise<OrganisationEntity> {
    let papers: string[] = [];
    await this.book.take(actor, organisationId, OrganisationStep.DISCARD, async (transaction) => {
      await transaction.repo(OrganisationOfficeEntity).delete({ organisationId });
      await transaction.repo(OrganisationMemberEntity).delete({ organisationId });
      papers = await this.removePapers(transaction, organisationId);
      await this.roles.revokeOrganisationOfficers(transaction, organisationId, actor.requireAccount());
      return {};
    });
    for (const id of papers) await this.files.delete(id);
    return this.uow.read((view) => this.book.require(view, organisationId));
  }

  private async removePapers(transaction: WriteTransaction, organisationId: string): Promise<string[]> {
    const documents = transaction.repo(OrganisationDocumentEntity);
    const kept = { organisationId, removedAt: IsNull() };
    const ids = (await documents.find({ where: kept, select: { id: true } })).map(({ id }) => id);
    await documents.update(kept, { removedAt: this.clock.now() });
    return ids;
  }
}
