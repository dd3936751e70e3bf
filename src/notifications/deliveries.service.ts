import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Log } from '../platform/logging/log.js';
import { type Channel, ChannelFault, type OutgoingNotification } from './channels/channel.js';
import { MailChannel } from './channels/mail.channel.js';
import { WebhookChannel } from './channels/webhook.channel.js';
import { type Choice, NotificationChoices } from './notification-choices.service.js';
import { DeliveryStatus, NotificationDeliveryEntity, NotificationEntity } from './notification.entity.js';
import { notificationText } from './notification-texts.js';
import { secondsToNextAttempt } from './retry-delay.js';

const EVERY_SECONDS = 5;
const AT_ONCE = 20;
/** For so long nobody else tries what one process is sending; afterwards it is taken to have crashed. */
const LEASE_MILLISECONDS = 60_000;

interface Errand {
  readonly delivery: NotificationDeliveryEntity;
  readonly notification: OutgoingNotification;
  readonly choice: Choice;
}

/**
 * Sends notifications through their channels: taken in one unit of work, sent outside of it, and noted in another. What was
 * sent when the process died is sent again; nothing is lost.
 */
@Injectable()
export class Deliveries implements OnModuleInit {
  private readonly channels: readonly Channel[];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly choices: NotificationChoices,
    webhook: WebhookChannel,
    mail: MailChannel,
  ) {
    this.channels = [webhook, mail];
  }

  onModuleInit(): void {
    this.jobs.register({
      name: 'notifications.deliver',
      everySeconds: EVERY_SECONDS,
      run: () => this.deliverDue(),
    });
  }

  private async deliverDue(): Promise<void> {
    for (;;) {
      const errands = await this.take();
      await Promise.all(errands.map((errand) => this.run(errand)));
      if (errands.length < AT_ONCE) return;
    }
  }

  /** The next deliveries that are due, marked so that no other process takes them meanwhile. */
  private async take(): Promise<Errand[]> {
    const now = this.clock.now();
    const due = { status: DeliveryStatus.WAITING, nextAttemptAt: LessThanOrEqual(now) };
    const any = await this.uow.read((view) =>
      view.manager.getRepository(NotificationDeliveryEntity).existsBy(due),
    );
    if (!any) return [];
    return this.uow.write(async (transaction) => {
      const lock = this.uow.dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
      const found = await transaction.rows<{ id: string }>(
        `SELECT id FROM notification_delivery WHERE status = 'WAITING' AND next_attempt_at <= :now
          ORDER BY next_attempt_at, id LIMIT ${AT_ONCE} ${lock}`,
        { now: now.getTime() },
      );
      const errands: Errand[] = [];
      for (const { id } of found) errands.push(await this.lease(transaction, id, now));
      return errands;
    });
  }

  private async lease(transaction: WriteTransaction, id: string, now: Date): Promise<Errand> {
    const repo = transaction.repo(NotificationDeliveryEntity);
    const delivery = await repo.findOneByOrFail({ id });
    const attempts = delivery.attempts + 1;
    await repo.update({ id }, { attempts, nextAttemptAt: new Date(now.getTime() + LEASE_MILLISECONDS) });
    const row = await transaction.repo(NotificationEntity).findOneByOrFail({ id: delivery.notificationId });
    const { kind, subjectType, subjectId, createdAt, facts, accountId } = row;
    const text = { zh: notificationText(kind, facts, 'zh-CN'), en: notificationText(kind, facts, 'en') };
    return {
      delivery: { ...delivery, attempts },
      notification: { id: row.id, kind, subjectType, subjectId, createdAt, text },
      choice: await this.choices.of(transaction, accountId),
    };
  }

  private async run({ delivery, notification, choice }: Errand): Promise<void> {
    const channel = this.channels.find(({ name }) => name === delivery.channel);
    try {
      await channel?.send(notification, choice);
      await this.note(delivery, { status: DeliveryStatus.SENT, sentAt: this.clock.now(), lastFault: null });
    } catch (error) {
      if (!(error instanceof ChannelFault)) this.log.error('notification.channel-failed', error);
      const lastFault = error instanceof ChannelFault ? error.message.slice(0, 200) : 'internal';
      const wait = secondsToNextAttempt(delivery.attempts);
      await this.note(
        delivery,
        wait === null
          ? { status: DeliveryStatus.FAILED, lastFault }
          : { nextAttemptAt: new Date(this.clock.now().getTime() + wait * 1000), lastFault },
      );
    }
  }

  private async note(
    { id }: NotificationDeliveryEntity,
    change: Partial<NotificationDeliveryEntity>,
  ): Promise<void> {
    await this.uow.write((transaction) =>
      transaction.repo(NotificationDeliveryEntity).update({ id }, change),
    );
  }
}
