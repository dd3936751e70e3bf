import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { AttendanceOutcome, type SignUpEntity, SignUpStatus } from './sign-up.entity.js';

registerLabelled(SignUpStatus, 'SignUpStatus', '报名状态 · state of a sign-up', {
  INVITED: '已邀请 · invited',
  WAITING: '候补 · on the waiting list',
  OFFERED: '候补转正待确认 · offered a place',
  CONFIRMED: '已确认 · confirmed',
  CANCELLED: '已退出 · cancelled',
  DECLINED: '已谢绝 · declined',
  EXPIRED: '已过期 · expired',
});
registerLabelled(AttendanceOutcome, 'AttendanceOutcome', '出勤结果 · how attendance came out', {
  ATTENDED: '到场 · attended',
  NO_SHOW: '未到 · did not come',
  END_MISSING: '未签退 · no end on record',
});

@ObjectType({ description: '活动报名 · a volunteer’s place at an activity, or his wait for one' })
export class SignUp {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  activityId: string;

  @Field(() => ID)
  positionId: string;

  @Field(() => SignUpStatus)
  status: SignUpStatus;

  @Field(() => Int, {
    nullable: true,
    description: '到达次序；受邀未答复者为空 · order of arrival; null while only invited',
  })
  arrival: number | null;

  @Field(() => DateTimeScalar)
  createdAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '名额保留至 · until when the offered place is kept',
  })
  offerExpiresAt: Date | null;

  @Field(() => DateTimeScalar, { description: '进入当前状态的时间 · since when it is in this state' })
  statusAt: Date;

  @Field(() => String, { nullable: true, description: '退出的理由 · why it ended' })
  statusReason: string | null;

  @Field(() => AttendanceOutcome, { nullable: true })
  attendance: AttendanceOutcome | null;

  volunteerId: string;
}

@ObjectType()
export class SignUpConnection extends connectionOf(SignUp, 'SignUp') {}

export function signUpOf(row: SignUpEntity): SignUp {
  const { id, activityId, positionId, volunteerId, status, createdAt, statusAt, statusReason } = row;
  return {
    ...{ id, activityId, positionId, volunteerId, status, createdAt, statusAt, statusReason },
    arrival: row.arrival > 0 ? row.arrival : null,
    offerExpiresAt: row.offeredUntil,
    attendance: row.attendance,
  };
}
