import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { UploadLink } from '../../platform/storage/upload.types.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { OrganisationArgs } from '../organisations.inputs.js';
import { CharterFiles } from './charter-files.service.js';
import {
  CharterDownloadArgs,
  DocumentArgs,
  DocumentTextArgs,
  RemoveOrganisationDocumentInput,
  RequestDocumentUploadInput,
} from './documents.inputs.js';
import { OrganisationDocuments } from './documents.service.js';
import { DocumentText, OrganisationDocument } from './documents.types.js';

@Resolver(() => OrganisationDocument)
export class DocumentsResolver {
  constructor(
    private readonly documents: OrganisationDocuments,
    private readonly charters: CharterFiles,
  ) {}

  @Access('organisation.read')
  @Query(() => [OrganisationDocument], {
    description:
      '文件，仅本组织与办公人员可见 · documents, for the organisation and its offices; at most 100',
  })
  organisationDocuments(
    @CurrentActor() actor: Actor,
    @Args() { organisationId }: OrganisationArgs,
  ): Promise<OrganisationDocument[]> {
    return this.documents.list(actor, organisationId);
  }

  @Access('organisation.read')
  @Query(() => DownloadLink, { description: '下载文件 · where a document can be fetched' })
  organisationDocumentDownload(
    @CurrentActor() actor: Actor,
    @Args() { documentId }: DocumentArgs,
  ): Promise<DownloadLink> {
    return this.documents.link(actor, documentId);
  }

  @Access('organisation.read')
  @Query(() => DocumentText, {
    description: '从 Word 文档读取章程文本 · the text of a charter in a Word document',
  })
  charterTextOfDocument(
    @CurrentActor() actor: Actor,
    @Args() { documentId, form }: DocumentTextArgs,
  ): Promise<DocumentText> {
    return this.charters.read(actor, documentId, form);
  }

  @Access('signed-in')
  @Query(() => DownloadLink, { description: '下载章程 · a version of a charter as a file' })
  charterDownload(
    @CurrentActor() actor: Actor,
    @Args() { versionId, format }: CharterDownloadArgs,
  ): Promise<DownloadLink> {
    return this.charters.link(actor, versionId, format);
  }

  @Access('organisation.prepare')
  @Mutation(() => UploadLink, {
    description: '取得上传地址：PDF、JPEG、PNG、DOCX，至多 10 MB · where a document can be brought',
  })
  requestDocumentUpload(
    @CurrentActor() actor: Actor,
    @Args('input') input: RequestDocumentUploadInput,
  ): Promise<UploadLink> {
    return this.documents.address(actor, input);
  }

  @Access('organisation.prepare')
  @Mutation(() => OrganisationDocument, { description: '删去文件 · takes a document away' })
  removeOrganisationDocument(
    @CurrentActor() actor: Actor,
    @Args('input') { documentId }: RemoveOrganisationDocumentInput,
  ): Promise<OrganisationDocument> {
    return this.documents.remove(actor, documentId);
  }
}
