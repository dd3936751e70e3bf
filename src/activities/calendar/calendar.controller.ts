import { createHash } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptsService } from '../../identity/attempts.service.js';
import { tooManyAttempts } from '../../identity/identity.problems.js';
import { Problem } from '../../kernel/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { calendarText } from './calendar-text.js';
import { CalendarQuery } from './calendar.query.js';

const PLAIN = 'text/plain; charset=utf-8';
const MISSING = '没有这个日历，或其地址已作废 · There is no such calendar, or its address was revoked\n';

/** A volunteer's calendar at its secret address. The address is nowhere logged or repeated. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly attempts: AttemptsService,
    private readonly feeds: CalendarFeedsService,
    private readonly query: CalendarQuery,
  ) {}

  /** A wrong secret and a revoked one are looked up, counted and answered alike. */
  @Get(':file')
  async calendar(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { file } = request.params as { readonly file: string };
    const refused = await this.refusal(() => this.attempts.requireLeft('calendar', request.ip));
    if (refused) return tell(reply, refused);
    const text = await this.read(file);
    if (text === null) {
      const counted = await this.refusal(() => this.attempts.count('calendar', request.ip));
      if (counted) return tell(reply, counted);
      await reply.status(404).header('cache-control', 'no-store').type(PLAIN).send(MISSING);
      return;
    }
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply.header('cache-control', 'private, no-cache').header('etag', etag);
    if (matches(request.headers['if-none-match'], etag)) {
      await reply.status(304).send();
      return;
    }
    await reply.type('text/calendar; charset=utf-8').send(text);
  }

  private async read(file: string): Promise<string | null> {
    const secret = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    return this.uow.read(async (view) => {
      const volunteerId = await this.feeds.volunteerOf(view, secret);
      return volunteerId && calendarText(await this.query.entriesOf(view, volunteerId));
    });
  }

  private async refusal(attempt: () => Promise<void>): Promise<Problem | null> {
    try {
      await attempt();
      return null;
    } catch (error) {
      if (error instanceof Problem && error.code === tooManyAttempts.code) return error;
      throw error;
    }
  }
}

async function tell(reply: FastifyReply, problem: Problem): Promise<void> {
  const { retryAfterSeconds } = problem.details;
  await reply
    .status(429)
    .header('retry-after', String(retryAfterSeconds))
    .header('cache-control', 'no-store')
    .type(PLAIN)
    .send(`${problem.text('zh-CN')} · ${problem.text('en')}\n`);
}

/** Whether the caller has this very version already (RFC 9110 § 13.1.2, compared weakly). */
const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
