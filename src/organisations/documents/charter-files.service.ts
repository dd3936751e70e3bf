import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import type { DownloadLink } from '../../platform/downloads/download.types.js';
import { Fonts } from '../../platform/documents/fonts.js';
import type { Actor } from '../../platform/security/actor.js';
import { FileType, MEDIA_TYPES } from '../../platform/storage/file-types.js';
import { charterTextOf } from '../charters/charter-book.js';
import type { CharterForm } from '../charters/charter.entity.js';
import { ChartersReader } from '../charters/charters-reader.js';
import { charterDocx } from './charter-docx.js';
import { charterPdf } from './charter-pdf.js';
import { notDocx } from './documents.problems.js';
import { OrganisationDocuments } from './documents.service.js';
import { CharterFileFormat, type DocumentText } from './documents.types.js';
import { readDocx } from './docx-reader.js';

const NAME = 'charter';

/** Charters out of Word documents, and as Word documents and PDF. */
@Injectable()
export class CharterFiles implements OnModuleInit, DownloadSource {
  readonly name = NAME;
  /** Read when the first one is asked for: they are large. */
  private fonts: Fonts | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: OrganisationDocuments,
    private readonly charters: ChartersReader,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem NOT_FOUND, NOT_A_DOCX, DOCX_UNREADABLE, DOCX_TOO_LARGE */
  async read(actor: Actor, documentId: string, form: CharterForm): Promise<DocumentText> {
    const { document, content } = await this.documents.content(actor, documentId);
    if (document.fileType !== FileType.DOCX) throw notDocx();
    const text = readDocx(content).join('\n');
    return { text, check: this.charters.check({ text, form }) };
  }

  /** @throws Problem NOT_FOUND */
  async link(actor: Actor, versionId: string, format: CharterFileFormat): Promise<DownloadLink> {
    const { version, organisation } = await this.uow.read((view) =>
      this.charters.readable(view, actor, versionId),
    );
    const fileName = `${organisation.name}章程（第${version.number}版）.${format.toLowerCase()}`;
    return this.downloads.link(actor, NAME, { versionId, format }, fileName);
  }

  /** @throws Problem as `link` */
  async file(actor: Actor, { versionId, format }: DownloadArguments): Promise<FileContent> {
    const { version, organisation } = await this.uow.read((view) =>
      this.charters.readable(view, actor, versionId ?? ''),
    );
    const text = charterTextOf(version);
    if (format !== String(CharterFileFormat.PDF))
      return { contentType: MEDIA_TYPES.DOCX, content: await charterDocx(text) };
    this.fonts ??= new Fonts();
    const footer = `${organisation.name} · 第 ${version.number} 版`;
    return { contentType: MEDIA_TYPES.PDF, content: await charterPdf(text, footer, this.fonts) };
  }
}
