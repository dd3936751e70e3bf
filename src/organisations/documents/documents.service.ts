import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import type { DownloadLink } from '../../platform/downloads/download.types.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { MEDIA_TYPES } from '../../platform/storage/file-types.js';
import { Files } from '../../platform/storage/files.js';
import { fileTypeNotAllowed, uploadAddressInvalid } from '../../platform/storage/storage.problems.js';
import {
  type UploadAddress,
  type UploadedFile,
  Uploads,
  type UploadTarget,
} from '../../platform/storage/uploads.js';
import { OrganisationBook, subjectOf } from '../organisation-book.js';
import { OrganisationStatus } from '../organisation-lifecycle.js';
import { organisationStatus } from '../organisations.problems.js';
import type { RequestDocumentUploadInput } from './documents.inputs.js';
import { tooManyDocuments } from './documents.problems.js';
import { DocumentKind, OrganisationDocumentEntity } from './organisation-document.entity.js';

const DOCUMENTS_LIMIT = 100;
/** While the offices look at the papers, none is taken away. */
const DECIDING: readonly OrganisationStatus[] = [OrganisationStatus.SUBMITTED, OrganisationStatus.ON_NOTICE];
const NAME = 'organisation-document';

/** Papers of an organisation: brought by its officers and offices, fetched by those who see it from inside (domain.md rule 43). */
@Injectable()
export class OrganisationDocuments implements OnModuleInit, UploadTarget, DownloadSource {
  readonly name = NAME;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly book: OrganisationBook,
    private readonly files: Files,
    private readonly uploads: Uploads,
    private readonly downloads: Downloads,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.uploads.register(this);
    this.downloads.register(this);
  }

  /** Where a document can be brought. @throws Problem NOT_FOUND, FORBIDDEN, TOO_MANY_DOCUMENTS */
  async address(actor: Actor, { organisationId, kind }: RequestDocumentUploadInput): Promise<UploadAddress> {
    await this.requireRoom(actor, organisationId);
    return this.uploads.link(actor, NAME, { organisationId, kind, documentId: newId() });
  }

  /**
   * Keeps what was brought; the same file brought to the same address again changes nothing.
   * @throws Problem NOT_FOUND, FORBIDDEN, TOO_MANY_DOCUMENTS, UPLOAD_ADDRESS_INVALID for another file, STORAGE_UNAVAILABLE
   */
  async accept(
    actor: Actor,
    { organisationId = '', kind = '', documentId = '' }: Readonly<Record<string, string>>,
    { content, type, fileName, sha256 }: UploadedFile,
  ): Promise<object> {
    if (!type) throw fileTypeNotAllowed();
    const answer = { documentId, fileName, fileType: type, bytes: content.length };
    const known = await this.uow.read((view) =>
      view.manager.getRepository(OrganisationDocumentEntity).findOneBy({ id: documentId }),
    );
    if (known) {
      if (known.sha256 !== sha256) throw uploadAddressInvalid();
      return answer;
    }
    await this.requireRoom(actor, organisationId);
    await this.files.put(documentId, content);
    await this.book.hold(actor, organisationId, 'organisation.prepare', async (transaction, organisation) => {
      await transaction.repo(OrganisationDocumentEntity).insert({
        ...{ id: documentId, organisationId, kind: DocumentKind[kind as DocumentKind], fileName },
        ...{ fileType: type, bytes: content.length, sha256, addedByAccountId: actor.requireAccount() },
        ...{ addedAt: this.clock.now(), removedAt: null },
      });
      await this.audit.record(transaction, actor, {
        ...{ action: 'organisation.document', subjectType: 'OrganisationDocument', subjectId: documentId },
        placeCode: organisation.communityCode,
      });
    });
    return answer;
  }

  /** Takes one away; that it was there stays known. @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED while it is decided on */
  async remove(actor: Actor, documentId: string): Promise<OrganisationDocumentEntity> {
    const { organisationId } = await this.require(actor, documentId);
    const removed = await this.book.hold(
      actor,
      organisationId,
      'organisation.prepare',
      async (transaction, { status }) => {
        if (DECIDING.includes(status)) throw organisationStatus({ status });
        const documents = transaction.repo(OrganisationDocumentEntity);
        await documents.update({ id: documentId, removedAt: IsNull() }, { removedAt: this.clock.now() });
        return documents.findOneByOrFail({ id: documentId });
      },
    );
    await this.files.delete(documentId);
    return removed;
  }

  /** Those that were not removed, the earliest first. @throws Problem NOT_FOUND */
  list(actor: Actor, organisationId: string): Promise<OrganisationDocumentEntity[]> {
    return this.uow.read(async (view) => {
      const organisation = await this.book.require(view, organisationId);
      actor.require('organisation.read', subjectOf(organisation));
      return view.manager
        .getRepository(OrganisationDocumentEntity)
        .find({ where: { organisationId, removedAt: IsNull() }, order: { id: 'ASC' } });
    });
  }

  /** @throws Problem NOT_FOUND */
  async link(actor: Actor, documentId: string): Promise<DownloadLink> {
    const { fileName } = await this.require(actor, documentId);
    return this.downloads.link(actor, NAME, { documentId }, fileName);
  }

  /** @throws Problem as `link`, STORAGE_UNAVAILABLE */
  async file(actor: Actor, { documentId }: DownloadArguments): Promise<FileContent> {
    const { document, content } = await this.content(actor, documentId ?? '');
    return { contentType: MEDIA_TYPES[document.fileType], content };
  }

  /** @throws Problem NOT_FOUND, STORAGE_UNAVAILABLE */
  async content(
    actor: Actor,
    documentId: string,
  ): Promise<{ document: OrganisationDocumentEntity; content: Buffer }> {
    const document = await this.require(actor, documentId);
    const content = await this.files.get(documentId);
    if (!content) throw notFound();
    return { document, content };
  }

  private require(actor: Actor, id: string): Promise<OrganisationDocumentEntity> {
    return this.uow.read(async (view) => {
      const document = await view.manager
        .getRepository(OrganisationDocumentEntity)
        .findOneBy({ id, removedAt: IsNull() });
      const attempt = { action: 'organisation.read', subjectType: 'OrganisationDocument', subjectId: id };
      if (!document) throw notFound().audited(attempt);
      const organisation = await this.book.require(view, document.organisationId);
      actor.require('organisation.read', subjectOf(organisation));
      return document;
    });
  }

  private async requireRoom(actor: Actor, organisationId: string): Promise<void> {
    await this.book.hold(actor, organisationId, 'organisation.prepare', async (transaction) => {
      const held = await transaction
        .repo(OrganisationDocumentEntity)
        .countBy({ organisationId, removedAt: IsNull() });
      if (held >= DOCUMENTS_LIMIT) throw tooManyDocuments({ limit: DOCUMENTS_LIMIT });
    });
  }
}
