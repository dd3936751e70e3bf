import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, idBefore, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { CertificateDocuments } from './certificate-documents.service.js';
import { CertificateReader } from './certificate-reader.js';
import {
  CertificateDownloadArgs,
  CertificateFilterArgs,
  EndCertificateInput,
  IssueCertificateInput,
  RequestCertificateInput,
} from './certificates.inputs.js';
import { CertificatesService } from './certificates.service.js';
import { Certificate, CertificateConnection } from './certificates.types.js';

@Resolver(() => Certificate)
export class CertificatesResolver {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly reader: CertificateReader,
    private readonly documents: CertificateDocuments,
  ) {}

  @Access('signed-in')
  @Query(() => Certificate, { description: '一份证明 · a certificate' })
  certificate(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Certificate> {
    return this.reader.require(actor, id);
  }

  @Access('signed-in')
  @Query(() => DownloadLink, { description: '下载证明 · an issued certificate as a document' })
  certificateDownload(
    @CurrentActor() actor: Actor,
    @Args() { id, format }: CertificateDownloadArgs,
  ): Promise<DownloadLink> {
    return this.documents.link(actor, id, format);
  }

  @Access('signed-in')
  @Query(() => CertificateConnection, { description: '我的证明，新的在前 · one’s own, the latest first' })
  async myCertificates(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<CertificateConnection> {
    const rows = actor.volunteerId ? await this.reader.of(actor.volunteerId, idBefore(after), first + 1) : [];
    return pageById(rows, first);
  }

  @Access('certificate.read')
  @Query(() => CertificateConnection, {
    name: 'certificates',
    description: '辖区内的证明 · certificates of one’s places',
  })
  async listCertificates(
    @CurrentActor() actor: Actor,
    @Args() filter: CertificateFilterArgs,
  ): Promise<CertificateConnection> {
    const rows = await this.reader.list(actor, filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('signed-in')
  @Mutation(() => Certificate, { description: '申请开具证明，免费 · asks for a certificate, free of charge' })
  async requestCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: RequestCertificateInput,
  ): Promise<Certificate> {
    return this.reader.require(actor, await this.certificates.request(actor, input));
  }

  @Access('certificate.issue')
  @Mutation(() => Certificate, { description: '开具 · issues what was asked for' })
  async issueCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: IssueCertificateInput,
  ): Promise<Certificate> {
    await this.certificates.issue(actor, input);
    return this.reader.require(actor, input.certificateId);
  }

  @Access('certificate.issue')
  @Mutation(() => Certificate, { description: '不予开具，须说明理由 · does not issue it, with a reason' })
  async declineCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndCertificateInput,
  ): Promise<Certificate> {
    await this.certificates.decline(actor, input);
    return this.reader.require(actor, input.certificateId);
  }

  @Access('certificate.issue')
  @Mutation(() => Certificate, { description: '撤销 · revokes an issued one' })
  async revokeCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndCertificateInput,
  ): Promise<Certificate> {
    await this.certificates.revoke(actor, input);
    return this.reader.require(actor, input.certificateId);
  }

  @Access('certificate.issue')
  @Mutation(() => Certificate, {
    description:
      '按现有记录换发，原证明失效 · issues another one by the records as they are now; the one before ends',
  })
  async replaceCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: IssueCertificateInput,
  ): Promise<Certificate> {
    return this.reader.require(actor, await this.certificates.replace(actor, input));
  }
}
