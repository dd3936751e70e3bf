import { InputType } from '@nestjs/graphql';
import {
  EnumField,
  IdField,
  InstantField,
  IntField,
  NestedListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { AttendanceKind } from './attendance-event.entity.js';
import './attendance.types.js';

/** As many as one call takes. */
export const EVENTS_PER_CALL = 300;

const ACTIVITY = { description: '活动 · the activity' };
const EVENT_ID = {
  description:
    '设备所给的唯一编号，同一编号与内容重复发送不变 · unique id made by the device; sent again it changes nothing',
};
const CODE = { description: '现场出示的签到码 · the code shown on the spot', min: 6, max: 6 };
const DEVICE = { description: '记录设备 · the device that recorded it', max: 64, nullable: true };
const SECONDS_PER_DAY = 86_400;

/** A volunteer's own check-in or check-out, by the code. */
@InputType()
export class CheckInInput {
  @IdField(ACTIVITY)
  activityId: string;

  @TextField(CODE)
  code: string;

  @IdField(EVENT_ID)
  clientEventId: string;

  @InstantField({
    description: '设备时间，缺省为服务器时间 · time by the device; default: the server’s',
    nullable: true,
  })
  statedAt?: Date | null;

  @TextField(DEVICE)
  deviceId?: string | null;
}

@InputType()
export class AttestAttendanceInput {
  @IdField(ACTIVITY)
  activityId: string;

  @IdField({ description: '志愿者 · the volunteer' })
  volunteerId: string;

  @EnumField(AttendanceKind, { description: '签到或签退 · check-in or check-out' })
  kind: AttendanceKind;

  @InstantField({ description: '何时到场或离开 · when he came or left' })
  happenedAt: Date;

  @TextField({ description: '理由 · reason', min: 2, max: 500 })
  reason: string;

  @IdField(EVENT_ID)
  clientEventId: string;
}

@InputType()
export class AttendanceEventInput {
  @IdField(EVENT_ID)
  clientEventId: string;

  @IdField(ACTIVITY)
  activityId: string;

  @EnumField(AttendanceKind, { description: '签到或签退 · check-in or check-out' })
  kind: AttendanceKind;

  @InstantField({ description: '设备时间 · time by the device’s clock' })
  statedAt: Date;

  @TextField({
    ...CODE,
    description: '签到码，本人用；组长证明时不填 · the code, for oneself; none when the leader attests',
    nullable: true,
  })
  code?: string | null;

  @IdField({ description: '志愿者，缺省为本人 · the volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;

  @TextField({ description: '或其志愿者编号 · or his volunteer number', max: 20, nullable: true })
  volunteerNo?: string | null;

  @IntField({
    description:
      '设备时钟误差（应加秒数，据 serverTime）；有签到码时不用 · seconds to add to the device’s clock, by serverTime; not used with a code',
    min: -SECONDS_PER_DAY,
    max: SECONDS_PER_DAY,
    nullable: true,
  })
  clockOffsetSeconds?: number | null;

  @TextField({ description: '证明理由 · why it is attested', max: 500, nullable: true })
  reason?: string | null;

  @TextField(DEVICE)
  deviceId?: string | null;
}

@InputType()
export class SubmitAttendanceInput {
  @NestedListField(() => AttendanceEventInput, {
    description: '签到签退，顺序不限 · check-ins and check-outs in any order',
    max: EVENTS_PER_CALL,
  })
  events: AttendanceEventInput[];
}
