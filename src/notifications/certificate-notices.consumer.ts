import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { CertificateEntity, CertificateStatus } from '../recognition/certificates/certificate.entity.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

const KINDS: Partial<Record<CertificateStatus, NotificationKind>> = {
  [CertificateStatus.ISSUED]: NotificationKind.CERTIFICATE_ISSUED,
  [CertificateStatus.DECLINED]: NotificationKind.CERTIFICATE_ENDED,
  [CertificateStatus.REVOKED]: NotificationKind.CERTIFICATE_ENDED,
};

/** Tells volunteers of certificates that were issued, declined and revoked (domain.md rule 41). */
@Injectable()
export class CertificateNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-certificates';
  readonly types = ['CertificateChanged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const ids = events.map(({ payload }) => (payload as { certificateId: string }).certificateId);
    const found = await transaction
      .repo(CertificateEntity)
      .find({ where: { id: In([...new Set(ids)]) }, order: { id: 'ASC' } });
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      found.map(({ volunteerId }) => volunteerId),
    );
    for (const { id, volunteerId, status, fromDay, untilDay } of found) {
      const accountId = accounts.get(volunteerId);
      const kind = KINDS[status];
      if (!accountId || !kind) continue;
      await this.notifier.tell(transaction, {
        ...{ accountId, subjectType: 'Certificate', subjectId: id, kind },
        cause: `Certificate:${id}:${status}`,
        facts: { title: `${fromDay} – ${untilDay}` },
      });
    }
  }
}
