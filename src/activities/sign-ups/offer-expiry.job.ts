import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { SignUpBook } from './sign-up-book.js';

/** Lets offered places that nobody took go to the next who wait (domain.md rule 15). */
@Injectable()
export class OfferExpiryJob implements OnModuleInit, Job {
  readonly name = 'sign-ups.expire-offers';
  readonly everySeconds = 60;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly book: SignUpBook,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    for (let expired = 1; expired > 0;)
      expired = await this.uow.write((transaction) => this.book.expireOffers(transaction, now));
  }
}
