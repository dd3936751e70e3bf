import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { decodeCursor, idBefore, pageById, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { CertificateBatchFiles } from './certificate-batch-files.service.js';
import { CertificateBatchesReader } from './certificate-batches-reader.js';
import {
  CertificateBatchFilterArgs,
  CertificateBatchItemArgs,
  IssueCertificateBatchInput,
} from './certificate-batches.inputs.js';
import { CertificateBatches } from './certificate-batches.service.js';
import {
  CertificateBatch,
  CertificateBatchConnection,
  CertificateBatchItemConnection,
} from './certificate-batches.types.js';

@Resolver()
export class CertificateBatchesResolver {
  constructor(
    private readonly batches: CertificateBatches,
    private readonly reader: CertificateBatchesReader,
    private readonly files: CertificateBatchFiles,
  ) {}

  @Access('certificate.read')
  @Query(() => CertificateBatch, { description: '成批证明的进度 · how far a batch of certificates is' })
  certificateBatch(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CertificateBatch> {
    return this.reader.require(actor, id);
  }

  @Access('certificate.read')
  @Query(() => CertificateBatchConnection, {
    description: '辖区内的成批证明，新的在前 · batches of one’s places, the latest first',
  })
  async certificateBatches(
    @CurrentActor() actor: Actor,
    @Args() filter: CertificateBatchFilterArgs,
  ): Promise<CertificateBatchConnection> {
    const rows = await this.reader.list(actor, filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('certificate.read')
  @Query(() => CertificateBatchItemConnection, {
    description: '批次中的各人，按所报次序 · the people of a batch, as they were sent',
  })
  async certificateBatchItems(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() args: CertificateBatchItemArgs,
  ): Promise<CertificateBatchItemConnection> {
    const [after] = args.after ? decodeCursor(args.after, ['number']) : [0];
    const rows = await this.reader.items(actor, args, Number(after), args.first + 1, language);
    return pageOf(
      rows,
      args.first,
      ({ position }) => [position],
      (row) => row,
    );
  }

  @Access('certificate.read')
  @Query(() => DownloadLink, {
    description: '全部办完后下载 ZIP · the documents as one ZIP, once all is done',
  })
  certificateBatchDownload(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<DownloadLink> {
    return this.files.link(actor, id, language);
  }

  @Access('certificate.issue')
  @Mutation(() => CertificateBatch, {
    description: '成批开具，随后逐一办理 · issues certificates for many, one after the other afterwards',
  })
  async issueCertificateBatch(
    @CurrentActor() actor: Actor,
    @Args('input') input: IssueCertificateBatchInput,
  ): Promise<CertificateBatch> {
    return this.reader.require(actor, await this.batches.ask(actor, input));
  }
}
