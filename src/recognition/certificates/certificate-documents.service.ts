import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { toString as qrText } from 'qrcode';
import { type Settings, SETTINGS_TOKEN } from '../../platform/config/settings.js';
import type { DownloadLink } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import type { Actor } from '../../platform/security/actor.js';
import type { CertificateSnapshot } from './certificate-snapshot.js';
import { CertificateReader } from './certificate-reader.js';
import { DocumentFormat } from './certificates.types.js';
import { certificateHtml } from './document/certificate-html.js';
import { certificatePdf } from './document/certificate-pdf.js';
import { Fonts } from '../../platform/documents/fonts.js';

/** Issued certificates as documents, for who has them and the offices of their issuer (domain.md rule 41). */
@Injectable()
export class CertificateDocuments implements OnModuleInit, DownloadSource {
  readonly name = 'certificate';
  /** Read when the first one is asked for: they are large. */
  private fonts: Fonts | null = null;

  constructor(
    @Inject(SETTINGS_TOKEN)
    private readonly settings: Pick<Settings, 'LINLI_PUBLIC_URL' | 'LINLI_HOST' | 'LINLI_PORT'>,
    private readonly reader: CertificateReader,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem NOT_FOUND, CERTIFICATE_STATUS_NOT_ALLOWED unless it is issued */
  async link(actor: Actor, id: string, format: DocumentFormat): Promise<DownloadLink> {
    const { number } = await this.reader.requireIssued(actor, id);
    const fileName = `志愿服务记录证明-${number}.${format.toLowerCase()}`;
    return this.downloads.link(actor, this.name, { id, format }, fileName);
  }

  /** @throws Problem as `link` */
  async file(actor: Actor, { id, format }: DownloadArguments): Promise<FileContent> {
    if (format !== DocumentFormat.HTML)
      return { contentType: 'application/pdf', content: await this.pdf(actor, id ?? '') };
    const snapshot = await this.reader.requireIssued(actor, id ?? '');
    const address = this.addressOf(snapshot);
    const html = certificateHtml(snapshot, address, await qrText(address, { type: 'svg', margin: 0 }));
    return { contentType: 'text/html; charset=utf-8', content: Buffer.from(html) };
  }

  /** @throws Problem as `link` */
  async pdf(actor: Actor, id: string): Promise<Buffer> {
    const snapshot = await this.reader.requireIssued(actor, id);
    this.fonts ??= new Fonts();
    return certificatePdf(snapshot, this.addressOf(snapshot), this.fonts);
  }

  /** Where anyone verifies it. */
  private addressOf({ number, code }: CertificateSnapshot): string {
    const { LINLI_PUBLIC_URL, LINLI_HOST, LINLI_PORT } = this.settings;
    const base = (LINLI_PUBLIC_URL ?? `http://${LINLI_HOST}:${LINLI_PORT}`).replace(/\/$/, '');
    return `${base}/verify/${number}?code=${code}`;
  }
}
