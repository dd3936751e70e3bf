import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import { CertificateVerifications } from './certificate-verification.service.js';
import { VerifyCertificateArgs } from './certificates.inputs.js';
import { CertificateVerification } from './certificates.types.js';

@Resolver()
export class CertificateVerificationResolver {
  constructor(private readonly verifications: CertificateVerifications) {}

  @Access('public')
  @Query(() => CertificateVerification, {
    description: '凭编号和验证码验证证明 · verifies a certificate by its number and code',
  })
  verifyCertificate(
    @CurrentRequest() { address }: RequestContext,
    @Args() { number, code }: VerifyCertificateArgs,
  ): Promise<CertificateVerification> {
    return this.verifications.verify(number, code, address);
  }
}
