import { InputType } from '@nestjs/graphql';
import { IdempotencyKeyField, IdField, IdListField, TextField } from '../../platform/graphql/input-fields.js';
import { RECORDS_PER_CALL } from '../service-records.inputs.js';

@InputType()
export class ConfirmActivityRecordsInput {
  @IdField({ description: '活动 · the activity' })
  activityId: string;

  @IdListField({
    description: '暂不确认的记录 · records to be left for now',
    min: 0,
    max: RECORDS_PER_CALL,
    nullable: true,
  })
  exceptRecordIds?: string[] | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class MarkInspectedInput {
  @IdListField({
    description: '有信号的记录，至多 300 条，逐条答复 · records with signals, up to 300, each answered',
    max: RECORDS_PER_CALL,
  })
  recordIds: string[];

  @TextField({ description: '核查所得，载入审计 · what was found; kept in the audit log', min: 2, max: 500 })
  note: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class SettleUnrecordedAttendanceInput {
  @IdListField({
    description:
      '未成记录的考勤，至多 300 条，逐条答复 · attendance without a record, up to 300, each answered',
    max: RECORDS_PER_CALL,
  })
  attendanceIds: string[];

  @TextField({
    description: '如何处理，载入审计 · how it was settled; kept in the audit log',
    min: 2,
    max: 500,
  })
  note: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
