import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS_TOKEN } from '../../platform/config/settings.js';
import { Log } from '../../platform/logging/log.js';
import { mailSenderMissing } from '../notifications.problems.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail; a deployment with a mail server puts its own in the place of this one. */
export abstract class MailSender {
  /** @throws Problem MAIL_SENDER_MISSING when nothing can be sent */
  abstract requireReady(): void;
  abstract send(mail: Mail): Promise<void>;
}

/** Tells the log that there was a mail, without address and text; refuses in production. */
@Injectable()
export class DevelopmentMailSender extends MailSender {
  constructor(
    private readonly log: Log,
    @Inject(SETTINGS_TOKEN) private readonly settings: Pick<Settings, 'NODE_ENV'>,
  ) {
    super();
  }

  requireReady(): void {
    if (this.settings.NODE_ENV === 'production') throw mailSenderMissing();
  }

  send(): Promise<void> {
    this.log.info('mail.sent');
    return Promise.resolve();
  }
}
