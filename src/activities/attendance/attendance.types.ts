import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { wholeMinutesBetween } from '../../kernel/minutes.js';
import { type Language, problemText } from '../../kernel/problem.js';
import { Provenance } from '../../kernel/vocabulary.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { AttendanceOutcome } from '../sign-ups/sign-up.entity.js';
import { type AnsweredEvent, AttendanceVerdict } from './attendance-desk.service.js';
import { type AttendanceEventEntity, AttendanceKind, AttendanceProof } from './attendance-event.entity.js';
import type { AttendanceInterval } from './attendance.js';
import type { AttendeeRow } from './attendance.query.js';

/** Where somebody is, as told so far. */
export enum AttendanceState {
  AWAITED = 'AWAITED',
  PRESENT = 'PRESENT',
  LEFT = 'LEFT',
}

registerLabelled(AttendanceKind, 'AttendanceKind', '签到或签退 · check-in or check-out', {
  CHECK_IN: '签到 · check-in',
  CHECK_OUT: '签退 · check-out',
});
registerLabelled(AttendanceProof, 'AttendanceProof', '签到签退的依据 · what an event rests on', {
  CODE: '签到码 · the rotating code',
  LEADER: '组长证明 · the leader’s word',
});
registerLabelled(AttendanceState, 'AttendanceState', '到场状态 · where somebody is', {
  AWAITED: '未到 · not there yet',
  PRESENT: '在场 · there',
  LEFT: '已签退 · has left',
});
registerLabelled(AttendanceVerdict, 'AttendanceVerdict', '逐条答复 · what became of an event', {
  ACCEPTED: '已接受 · accepted',
  DUPLICATE: '重复，先前已接受 · accepted before',
  REFUSED: '未接受 · refused',
});

@ObjectType({ description: '当前签到码 · the code to show now' })
export class CheckInCodeShown {
  @Field(() => String, { description: '六位数字 · six digits' })
  code: string;

  @Field(() => String, { description: '二维码内容 · text of the QR code' })
  payload: string;

  @Field(() => DateTimeScalar, { description: '自何时出示 · shown from' })
  shownFrom: Date;

  @Field(() => DateTimeScalar, { description: '何时更换 · when the next one takes its place' })
  nextAt: Date;
}

@ObjectType({ description: '一次签到或签退 · a check-in or check-out' })
export class AttendanceEvent {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: '设备所给编号 · the id that the device gave' })
  clientEventId: string;

  @Field(() => AttendanceKind)
  kind: AttendanceKind;

  @Field(() => AttendanceProof)
  proof: AttendanceProof;

  @Field(() => DateTimeScalar, { description: '计入的时间 · the instant that counts' })
  happenedAt: Date;

  @Field(() => DateTimeScalar, { description: '设备所报时间 · what the device’s clock said' })
  statedAt: Date;

  @Field(() => DateTimeScalar, { description: '收到时间 · when the server got it' })
  receivedAt: Date;

  @Field(() => String, { nullable: true, description: '证明理由 · why it was attested' })
  reason: string | null;
}

@ObjectType({ description: '一段实际服务 · service given, from check-in to check-out' })
export class AttendanceIntervalShown {
  @Field(() => DateTimeScalar)
  startAt: Date;

  @Field(() => DateTimeScalar)
  endAt: Date;

  @Field(() => MinutesScalar, { description: '实际分钟 · whole minutes' })
  minutes: number;

  @Field(() => Provenance)
  provenance: Provenance;
}

@ObjectType({ description: '一名报名者的出勤 · attendance of somebody with a place' })
export class AttendeeAttendance {
  @Field(() => ID)
  signUpId: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => AttendanceState)
  state: AttendanceState;

  @Field(() => AttendanceOutcome, { nullable: true, description: '活动结束后的结果 · once it is finished' })
  outcome: AttendanceOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '首次签到 · first check-in' })
  arrivedAt: Date | null;

  @Field(() => MinutesScalar, { description: '迟到分钟 · minutes late' })
  lateMinutes: number;

  @Field(() => [AttendanceIntervalShown], { description: '已完整的时段 · whole intervals' })
  intervals: AttendanceIntervalShown[];

  @Field(() => [AttendanceEvent], { description: '签到签退，按时间 · events in the order of time' })
  events: AttendanceEvent[];
}

@ObjectType()
export class AttendeeAttendanceConnection extends connectionOf(AttendeeAttendance, 'AttendeeAttendance') {}

@ObjectType({ description: '为何未接受 · why it was refused' })
export class AttendanceProblem {
  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;
}

@ObjectType({ description: '逐条签到签退的答复 · answer to one of many events' })
export class AttendanceAnswer {
  @Field(() => Int, { description: '在输入中的序号，自 0 起 · position in the input, from 0' })
  index: number;

  @Field(() => ID)
  clientEventId: string;

  @Field(() => AttendanceVerdict)
  verdict: AttendanceVerdict;

  @Field(() => DateTimeScalar, { nullable: true, description: '计入的时间 · the instant that counts' })
  happenedAt: Date | null;

  @Field(() => AttendanceProblem, { nullable: true })
  problem: AttendanceProblem | null;
}

export function attendeeOf({ signUp, attendance, lateMinutes, events }: AttendeeRow): AttendeeAttendance {
  const { openSince, arrivedAt, intervals } = attendance;
  const gone = arrivedAt ? AttendanceState.LEFT : AttendanceState.AWAITED;
  return {
    ...{
      signUpId: signUp.id,
      volunteerId: signUp.volunteerId,
      outcome: signUp.attendance,
      arrivedAt,
      lateMinutes,
    },
    state: openSince ? AttendanceState.PRESENT : gone,
    intervals: intervals.map(intervalOf),
    events: events.map(eventOf),
  };
}

export const answerOf = (
  { index, clientEventId, verdict, event, refusal }: AnsweredEvent,
  language: Language,
): AttendanceAnswer => ({
  ...{ index, clientEventId, verdict, happenedAt: event?.happenedAt ?? null },
  problem: refusal && { code: refusal.code, message: problemText(refusal.code, language, refusal.details) },
});

function eventOf(row: AttendanceEventEntity): AttendanceEvent {
  const { id, clientEventId, kind, proof, happenedAt, statedAt, receivedAt, reason } = row;
  return { id, clientEventId, kind, proof, happenedAt, statedAt, receivedAt, reason };
}

const intervalOf = ({ startAt, endAt, provenance }: AttendanceInterval): AttendanceIntervalShown => ({
  ...{ startAt, endAt, provenance, minutes: wholeMinutesBetween(startAt, endAt) },
});
