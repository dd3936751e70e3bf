import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own messages: its start-up chatter is left out, its warnings and errors go to the log without their texts' data. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(): void {}

  debug(): void {}

  verbose(): void {}

  warn(): void {
    this.log_.warn('framework.warning');
  }

  error(error: unknown): void {
    this.log_.error('framework.error', error instanceof Error ? error : new Error('framework error'));
  }
}
