import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { type Settings, SETTINGS_TOKEN } from '../platform/config/settings.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { FieldCipher, type FieldPlace } from '../platform/security/field-cipher.js';
import { MailSender } from './channels/mail-sender.js';
import { isWebhookAddress } from './channels/webhook-address.js';
import { NotificationChoiceEntity, type NotificationKind } from './notification.entity.js';
import { MAIL_ADDRESS, WEBHOOK_ADDRESS } from './notifications.problems.js';

export interface NewChoice {
  readonly mutedKinds: readonly NotificationKind[];
  readonly webhookUrl?: string | null;
  readonly mailAddress?: string | null;
  readonly idempotencyKey: string;
}

/** Where a person wants to hear, as he may read it himself. */
export interface Choice {
  readonly mutedKinds: readonly NotificationKind[];
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly mailAddress: string | null;
}

const NOTHING_CHOSEN: Choice = { mutedKinds: [], webhookUrl: null, webhookSecret: null, mailAddress: null };
const SECRET_BYTES = 32;

const fieldOf = (accountId: string, field: string): FieldPlace => ({
  table: 'notification_choice',
  rowId: accountId,
  field,
});

/** By which channels besides the inbox each person hears, and the addresses, sealed. */
@Injectable()
export class NotificationChoices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly mail: MailSender,
    @Inject(SETTINGS_TOKEN) private readonly settings: Pick<Settings, 'LINLI_LOCAL_WEBHOOKS'>,
  ) {}

  async of(view: ReadView, accountId: string): Promise<Choice> {
    const row = await view.manager.getRepository(NotificationChoiceEntity).findOneBy({ accountId });
    if (!row) return NOTHING_CHOSEN;
    const open = (field: string, sealed: string | null): string | null =>
      sealed === null ? null : this.cipher.open(fieldOf(accountId, field), sealed);
    return {
      mutedKinds: row.mutedKinds,
      webhookUrl: open('webhookUrl', row.webhookUrlSealed),
      webhookSecret: open('webhookSecret', row.webhookSecretSealed),
      mailAddress: open('mailAddress', row.mailAddressSealed),
    };
  }

  /**
   * Replaces what was chosen before; another webhook address gets another secret.
   * @throws Problem INVALID_INPUT, MAIL_SENDER_MISSING, IDEMPOTENCY_KEY_REUSED
   */
  async choose(actor: Actor, input: NewChoice): Promise<Choice> {
    const accountId = actor.requireAccount();
    this.requireReachable(input);
    const call = { accountId, key: input.idempotencyKey, operation: 'chooseNotifications', input };
    await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const before = await this.of(transaction, accountId);
        const { webhookUrl = null, mailAddress = null } = input;
        const kept = before.webhookUrl === webhookUrl ? before.webhookSecret : null;
        const secret = kept ?? randomBytes(SECRET_BYTES).toString('base64url');
        const seal = (field: string, plain: string): string =>
          this.cipher.seal(fieldOf(accountId, field), plain);
        await transaction.repo(NotificationChoiceEntity).upsert(
          {
            accountId,
            mutedKinds: [...new Set(input.mutedKinds)],
            webhookUrlSealed: webhookUrl && seal('webhookUrl', webhookUrl),
            webhookSecretSealed: webhookUrl && seal('webhookSecret', secret),
            mailAddressSealed: mailAddress && seal('mailAddress', mailAddress),
            changedAt: this.clock.now(),
          },
          ['accountId'],
        );
        return true;
      }),
    );
    return this.uow.read((view) => this.of(view, accountId));
  }

  private requireReachable({ webhookUrl, mailAddress }: NewChoice): void {
    const faults: FieldFault[] = [];
    if (webhookUrl && !isWebhookAddress(webhookUrl, this.settings.LINLI_LOCAL_WEBHOOKS))
      faults.push({ path: 'input.webhookUrl', code: WEBHOOK_ADDRESS });
    if (mailAddress && !/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/.test(mailAddress))
      faults.push({ path: 'input.mailAddress', code: MAIL_ADDRESS });
    if (faults.length > 0) throw invalidInput(faults);
    if (mailAddress) this.mail.requireReady();
  }
}
