import type { ChannelName, NotificationKind } from '../notification.entity.js';
import type { Choice } from '../notification-choices.service.js';

/** What goes out: sentences in both languages and the id of what they are about; nothing confidential. */
export interface OutgoingNotification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly createdAt: Date;
  readonly text: { readonly zh: string; readonly en: string };
}

/** The far end did not take a notification; `message` is kept and shown to nobody but operators. */
export class ChannelFault extends Error {}

/** A way to reach a person. Sending may happen twice after a crash; the far end tells it by the notification's id. */
export interface Channel {
  readonly name: ChannelName;
  /** @throws ChannelFault to try again later */
  send(notification: OutgoingNotification, choice: Choice): Promise<void>;
}
