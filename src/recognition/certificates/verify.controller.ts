import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { CertificateVerifications } from './certificate-verification.service.js';
import { tooManyPage, verificationForm, verificationPage } from './verification-page.js';

/** The page that a certificate's QR code opens, and the form for who types number and code from paper. */
@Controller('verify')
export class VerifyController {
  constructor(private readonly verifications: CertificateVerifications) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { number } = request.query as { readonly number?: unknown };
    await this.answer(request, reply, typeof number === 'string' ? number : '');
  }

  @Get(':number')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { number } = request.params as { readonly number: string };
    await this.answer(request, reply, number);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, number: string): Promise<void> {
    const { code } = request.query as { readonly code?: unknown };
    const page =
      number && typeof code === 'string' && code
        ? await this.verified(request, reply, number, code)
        : verificationForm(number);
    await reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(page);
  }

  private async verified(
    request: FastifyRequest,
    reply: FastifyReply,
    number: string,
    code: string,
  ): Promise<string> {
    try {
      return verificationPage(await this.verifications.verify(number, code, request.ip));
    } catch (problem) {
      const seconds = problem instanceof Problem ? problem.details.retryAfterSeconds : undefined;
      if (typeof seconds !== 'number') throw problem;
      reply.status(429).header('retry-after', String(seconds));
      return tooManyPage(seconds);
    }
  }
}
