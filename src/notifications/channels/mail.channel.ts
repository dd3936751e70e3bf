import { Injectable } from '@nestjs/common';
import type { Choice } from '../notification-choices.service.js';
import { ChannelName } from '../notification.entity.js';
import type { Channel, OutgoingNotification } from './channel.js';
import { MailSender } from './mail-sender.js';

@Injectable()
export class MailChannel implements Channel {
  readonly name = ChannelName.MAIL;

  constructor(private readonly sender: MailSender) {}

  async send({ text }: OutgoingNotification, { mailAddress }: Choice): Promise<void> {
    if (!mailAddress) return;
    await this.sender.send({ to: mailAddress, subject: text.zh, text: `${text.zh}\n\n${text.en}\n` });
  }
}
