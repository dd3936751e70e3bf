import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Language } from '../../kernel/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DownloadLink } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import { csvOf } from '../../platform/downloads/table-file.js';
import { type ZippedFile, zipStream } from '../../platform/downloads/zip-file.js';
import type { Actor } from '../../platform/security/actor.js';
import { CertificateDocuments } from '../certificates/certificate-documents.service.js';
import { CertificateEntity, CertificateStatus } from '../certificates/certificate.entity.js';
import { CertificateBatchItemEntity } from './certificate-batch.entity.js';
import { CertificateBatchesReader, shownItem } from './certificate-batches-reader.js';
import { batchEmpty, batchNotDone } from './certificate-batches.problems.js';

interface Member {
  readonly item: CertificateBatchItemEntity;
  /** Null: it could not be issued. */
  readonly certificate: CertificateEntity | null;
}

const COLUMNS = [
  { header: '序号', width: 6 },
  { header: '志愿者编号', width: 16 },
  { header: '结果', width: 40 },
  { header: '证明编号', width: 24 },
  { header: '文件', width: 30 },
];

/** A finished batch as one ZIP: a PDF of each certificate that is valid, and a list that also says of whom there is none, and why. */
@Injectable()
export class CertificateBatchFiles implements OnModuleInit, DownloadSource {
  readonly name = 'certificate-batch';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: CertificateBatchesReader,
    private readonly documents: CertificateDocuments,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem NOT_FOUND, CERTIFICATE_BATCH_NOT_DONE, CERTIFICATE_BATCH_EMPTY */
  async link(actor: Actor, id: string, language: Language): Promise<DownloadLink> {
    const { title } = await this.reader.require(actor, id);
    await this.members(actor, id);
    return this.downloads.link(actor, this.name, { id, language }, `志愿服务记录证明-${title}.zip`);
  }

  /** Made while it is fetched, one document after the other. @throws Problem as `link` */
  async file(actor: Actor, { id, language }: DownloadArguments): Promise<FileContent> {
    const members = await this.members(actor, id ?? '');
    const files = this.files(actor, members, language === 'en' ? 'en' : 'zh-CN');
    return { contentType: 'application/zip', content: zipStream(files, this.clock.now()) };
  }

  private async *files(
    actor: Actor,
    members: readonly Member[],
    language: Language,
  ): AsyncGenerator<ZippedFile> {
    const rows = members.map(({ item, certificate }) => [
      ...[item.position, item.volunteerNo, resultOf({ item, certificate }, language)],
      ...[certificate?.number ?? null, isValid(certificate) ? fileName(item, certificate) : null],
    ]);
    yield { name: 'list.csv', content: csvOf([{ name: '名单', columns: COLUMNS, rows }]) };
    for (const { item, certificate } of members)
      if (isValid(certificate))
        yield {
          name: fileName(item, certificate),
          content: await this.documents.pdf(actor, certificate.id),
        };
  }

  private async members(actor: Actor, id: string): Promise<Member[]> {
    const { waiting } = await this.reader.require(actor, id);
    if (waiting > 0) throw batchNotDone({ count: waiting });
    const members = await this.uow.read(async (view) => {
      const items = await view.manager
        .getRepository(CertificateBatchItemEntity)
        .find({ where: { batchId: id }, order: { position: 'ASC' } });
      const certificates = await view.manager
        .createQueryBuilder(CertificateEntity, 'certificate')
        .innerJoin(CertificateBatchItemEntity, 'item', 'item.certificate_id = certificate.id')
        .where('item.batch_id = :id', { id })
        .getMany();
      const byId = new Map(certificates.map((certificate) => [certificate.id, certificate]));
      return items.map((item) => ({ item, certificate: byId.get(item.certificateId ?? '') ?? null }));
    });
    if (!members.some(({ certificate }) => isValid(certificate))) throw batchEmpty();
    return members;
  }
}

/** Revoked or replaced ones stay in the list and are not handed out any more. */
const isValid = (certificate: CertificateEntity | null): certificate is CertificateEntity =>
  certificate?.status === CertificateStatus.ISSUED;

const fileName = ({ position }: CertificateBatchItemEntity, { number }: CertificateEntity): string =>
  `${String(position).padStart(3, '0')}-${number ?? ''}.pdf`;

function resultOf({ item, certificate }: Member, language: Language): string {
  const { problem } = shownItem(item, language);
  if (problem) return problem.message;
  const issued = isValid(certificate);
  if (language === 'en') return issued ? 'issued' : 'not valid any more';
  return issued ? '已开具' : '已撤销或换发';
}
