import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CertificateVerifications } from './certificate-verification.service.js';
import { verificationPage } from './verification-page.js';

/** The page that a certificate's QR code opens. */
@Controller('verify')
export class VerifyController {
  constructor(private readonly verifications: CertificateVerifications) {}

  @Get(':number')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { number } = request.params as { readonly number: string };
    const { code } = request.query as { readonly code?: unknown };
    const answer = await this.verifications.verify(number, typeof code === 'string' ? code : '', request.ip);
    await reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(verificationPage(answer));
  }
}
