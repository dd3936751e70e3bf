import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  NoticeEntity,
  NoticeEntryEntity,
  ObjectionEntity,
  ObjectionStatus,
} from '../notices/notice.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import type { NotificationFacts } from './notification-texts.js';
import { Notifier, type Telling } from './notifier.js';

/** Tells whom a public notice is about, and who objected what became of it (domain.md rules 55 and 56). */
@Injectable()
export class PublicNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-notices';
  readonly types = ['NoticePublished', 'ObjectionDecided'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { id, payload } of events) {
      const { noticeId, objectionId } = payload as { noticeId?: string; objectionId?: string };
      if (noticeId) await this.published(transaction, noticeId, `event:${id}`);
      if (objectionId) await this.decided(transaction, objectionId, `event:${id}`);
    }
  }

  private async published(transaction: WriteTransaction, noticeId: string, cause: string): Promise<void> {
    const entries = await transaction.repo(NoticeEntryEntity).findBy({ noticeId });
    await this.tellNamed(transaction, noticeId, entries, { kind: NotificationKind.NOTICE_NAMED, cause });
  }

  /** The reason stays where rights are asked for: notifications leave by mail and webhook. */
  private async decided(transaction: WriteTransaction, objectionId: string, cause: string): Promise<void> {
    const objection = await transaction.repo(ObjectionEntity).findOneByOrFail({ id: objectionId });
    const { noticeId, entryId, status, authorAccountId } = objection;
    await this.notifier.tell(transaction, {
      ...{ accountId: authorAccountId, kind: NotificationKind.OBJECTION_DECIDED, cause },
      ...{ subjectType: 'Objection', subjectId: objectionId },
      facts: await factsOf(transaction, noticeId),
    });
    if (status !== ObjectionStatus.UPHELD || entryId === null) return;
    const entries = await transaction.repo(NoticeEntryEntity).findBy({ id: entryId });
    const kind = NotificationKind.NOTICE_ENTRY_REMOVED;
    // Once each, though several objections to an entry be upheld.
    await this.tellNamed(transaction, noticeId, entries, { kind, cause: `removed:${entryId}` });
  }

  private async tellNamed(
    transaction: WriteTransaction,
    noticeId: string,
    entries: readonly NoticeEntryEntity[],
    telling: Pick<Telling, 'kind' | 'cause'>,
  ): Promise<void> {
    const facts = await factsOf(transaction, noticeId);
    const volunteerIds = entries.map(({ volunteerId }) => volunteerId);
    for (const accountId of (await this.accounts.ofVolunteers(transaction, volunteerIds)).values())
      await this.notifier.tell(transaction, {
        ...{ accountId, subjectType: 'PublicNotice', subjectId: noticeId, facts },
        ...telling,
      });
  }
}

async function factsOf(transaction: WriteTransaction, noticeId: string): Promise<NotificationFacts> {
  const { title, closableFrom } = await transaction.repo(NoticeEntity).findOneByOrFail({ id: noticeId });
  return { title, until: closableFrom.toISOString() };
}
