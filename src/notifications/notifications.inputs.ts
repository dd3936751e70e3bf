import { InputType } from '@nestjs/graphql';
import {
  EnumListField,
  IdempotencyKeyField,
  IdListField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { NotificationKind } from './notification.entity.js';
import './notifications.types.js';

@InputType()
export class MarkNotificationsReadInput {
  @IdListField({
    description: '通知编号，缺省为全部 · the notifications; default: all',
    max: 300,
    nullable: true,
  })
  notificationIds?: string[] | null;
}

@InputType()
export class ChooseNotificationsInput {
  @EnumListField(NotificationKind, {
    description: '只进收件箱的种类 · kinds that go to the inbox only',
    max: 30,
  })
  mutedKinds: NotificationKind[];

  @TextField({
    description: '接收通知的 https 地址，空则不用 · https address to post to; none: no webhook',
    max: 500,
    nullable: true,
  })
  webhookUrl?: string | null;

  @TextField({ description: '邮箱，空则不用 · mail address; none: no mail', max: 200, nullable: true })
  mailAddress?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
