import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import type { Language } from '../../kernel/problem.js';
import { Provenance } from '../../kernel/vocabulary.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { problemTold } from '../record-answers.js';
import { type RecordSignalEntity, SignalKind } from '../record-signal.entity.js';
import { RecordProblem } from '../service-records.types.js';
import type { UnrecordedAttendanceEntity } from '../unrecorded-attendance.entity.js';
import { signalText } from './signal-texts.js';

registerLabelled(SignalKind, 'SignalKind', '信号的种类 · kind of signal', {
  OVERLAP_ACROSS_UNITS: '与其他单位的时间重叠 · overlaps with another unit',
  IMPLAUSIBLE_SPAN: '时长不合常理 · implausible span',
  MANY_ENTRIES: '一人短时间内录入多条 · many entries by one person in a short time',
  SOON_AFTER_REGISTRATION: '登记后不久 · soon after registration',
  RECIPROCAL_PAIR: '两人互相确认 · closed reciprocal pair',
});

@ObjectType({
  description:
    '记录上的信号，供人核查，从不自动退回 · a hint for who looks at a record; never refuses by itself',
})
export class RecordSignal {
  @Field(() => SignalKind)
  kind: SignalKind;

  @Field(() => String, { description: '一句话 · in a sentence' })
  message: string;

  @Field(() => GraphQLJSONObject, { description: '依据的数字 · the figures behind it' })
  figures: Readonly<Record<string, string | number>>;

  @Field(() => DateTimeScalar)
  raisedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '核查时间 · when it was inspected' })
  inspectedAt: Date | null;
}

@ObjectType({
  description: '未能成为记录的考勤，以及原因 · attendance of which no record could be made, and why',
})
export class UnrecordedAttendance {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => DateTimeScalar)
  startAt: Date;

  @Field(() => DateTimeScalar)
  endAt: Date;

  @Field(() => Provenance)
  provenance: Provenance;

  @Field(() => RecordProblem)
  problem: RecordProblem;
}

@ObjectType({
  description:
    '待确认的一组：一项活动的记录，或一个小组（社区）手工录入的 · what waits together: an activity’s records, or those entered by hand in a squad (or community)',
})
export class VerificationGroup {
  @Field(() => ID, { description: '如 activity:… · such as activity:…' })
  id: string;

  @Field(() => ID, {
    nullable: true,
    description: '活动；空为手工录入 · the activity; null: entered by hand',
  })
  activityId: string | null;

  @Field(() => ID, { nullable: true })
  squadId: string | null;

  @Field(() => String, { description: '所在社区代码 · code of the community' })
  communityCode: string;

  @Field(() => String, {
    description: '活动名称，涉密的只说类别 · the activity’s title; of a confidential one its kind only',
  })
  title: string;

  @Field(() => String, { description: '小组、组织或社区 · squad, organisation or community' })
  unit: string;

  @Field(() => DateTimeScalar, { nullable: true })
  startAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endAt: Date | null;

  @Field(() => Int, { description: '待确认的记录数 · records that wait' })
  waitingCount: number;

  @Field(() => Int, { description: '其中有信号的 · those of them with signals' })
  signalledCount: number;
}

@ObjectType()
export class VerificationGroupConnection extends connectionOf(VerificationGroup, 'VerificationGroup') {}

@ObjectType({ description: '逐条处理的答复 · answer to one of many' })
export class SettledAttendanceAnswer {
  @Field(() => ID)
  attendanceId: string;

  @Field(() => RecordProblem, { nullable: true })
  problem: RecordProblem | null;
}

export const recordSignalOf = (
  { kind, details, raisedAt, inspectedAt }: RecordSignalEntity,
  language: Language,
): RecordSignal => ({
  ...{ kind, raisedAt, inspectedAt },
  figures: details,
  message: signalText(kind, details, language),
});

export const unrecordedAttendanceOf = (
  row: UnrecordedAttendanceEntity,
  language: Language,
): UnrecordedAttendance => ({
  ...{ id: row.id, volunteerId: row.volunteerId, startAt: row.startAt, endAt: row.endAt },
  provenance: row.provenance as Provenance,
  problem: problemTold({ code: row.problemCode, details: row.problemDetails, fields: [] }, language),
});
