import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { PersonalDataService, type PersonalDataSource } from '../volunteers/personal-data.service.js';
import { AccountFinder } from './account-finder.js';
import { NotificationChoices } from './notification-choices.service.js';
import { NotificationEntity } from './notification.entity.js';
import { notificationText } from './notification-texts.js';

/** Notifications in a person's own export, and their end with the account (domain.md § 10). */
@Injectable()
export class NotificationsPersonalData implements OnModuleInit, PersonalDataSource {
  readonly name = 'notifications';
  readonly types = ['AccountErased'];

  constructor(
    private readonly outbox: Outbox,
    private readonly personalData: PersonalDataService,
    private readonly accounts: AccountFinder,
    private readonly choices: NotificationChoices,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
    this.outbox.subscribe(this);
  }

  async collect(view: ReadView, volunteerId: string): Promise<unknown> {
    const accountId = (await this.accounts.ofVolunteers(view, [volunteerId])).get(volunteerId);
    if (!accountId) return { inbox: [] };
    const rows = await view.manager
      .getRepository(NotificationEntity)
      .find({ where: { accountId }, order: { id: 'ASC' } });
    return {
      choice: await this.choices.of(view, accountId),
      inbox: rows.map(({ kind, facts, createdAt, readAt }) => ({
        text: notificationText(kind, facts, 'zh-CN'),
        createdAt,
        readAt,
      })),
    };
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { payload } of events) {
      const { accountId } = payload as { accountId: string };
      await transaction.execute(
        `DELETE FROM notification_delivery WHERE notification_id IN
           (SELECT id FROM notification WHERE account_id = :accountId)`,
        { accountId },
      );
      await transaction.execute('DELETE FROM notification WHERE account_id = :accountId', { accountId });
      await transaction.execute('DELETE FROM notification_choice WHERE account_id = :accountId', {
        accountId,
      });
    }
  }
}
