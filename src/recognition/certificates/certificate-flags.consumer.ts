import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { CertificatesService } from './certificates.service.js';

/** Flags issued certificates that state a record which was voided since, so that the office looks at them. */
@Injectable()
export class CertificateFlagsConsumer implements OnModuleInit {
  readonly name = 'recognition-certificates';
  readonly types = ['ServiceRecordVoided'];

  constructor(
    private readonly outbox: Outbox,
    private readonly certificates: CertificatesService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const recordIds = events.flatMap(({ payload }) => (payload as { recordIds: string[] }).recordIds);
    await this.certificates.flag(transaction, recordIds);
  }
}
