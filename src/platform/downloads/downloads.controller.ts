import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorSource } from '../security/actor-source.js';
import { Downloads } from './downloads.js';

const PREFIX = '/downloads/';
/** A page runs nothing and fetches nothing, whatever got into it. */
const PAGE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; sandbox`;

/** Files at their short-lived addresses. The address is nowhere logged or repeated. */
@Controller('downloads')
export class DownloadsController {
  constructor(
    private readonly downloads: Downloads,
    private readonly actors: ActorSource,
  ) {}

  @Get('*')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, contentType, content, page } = await this.downloads.fetch(
      request.url.slice(PREFIX.length),
      this.actors,
    );
    await reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', PAGE_POLICY)
      .header(
        'content-disposition',
        `${page ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      )
      .type(contentType)
      .send(content);
  }
}
