import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Language, type ProblemDetails, problemText } from '../../kernel/problem.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import {
  type RosterImportEntity,
  type RosterImportFaultEntity,
  RosterImportStatus,
} from './roster-import.entity.js';

registerLabelled(RosterImportStatus, 'RosterImportStatus', '名册导入的状态 · state of an imported roster', {
  WAITING: '等待检查 · waiting to be checked',
  UNREADABLE: '无法读取 · not readable',
  CHECKED: '已检查 · checked',
  RUNNING: '正在导入 · being imported',
  DONE: '已完成 · done',
  CANCELLED: '已停止 · stopped',
});

@ObjectType({
  description: '志愿者名册的导入：先逐行检查，再登记 · a roster: checked row by row, then registered',
})
export class RosterImport {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '社区代码 · code of its community' })
  communityCode: string;

  @Field(() => String, { description: '文件名 · name of the file' })
  fileName: string;

  @Field(() => RosterImportStatus)
  status: RosterImportStatus;

  @Field(() => String, { nullable: true, description: '停止的原因 · why it stopped' })
  fault: string | null;

  @Field(() => [String], { description: '未识别的列 · columns that are not read' })
  unknownColumns: string[];

  @Field(() => Int, { description: '可登记的行数 · rows that can be registered' })
  acceptedRows: number;

  @Field(() => Int, { description: '有问题的行数 · rows with faults' })
  refusedRows: number;

  @Field(() => Int, { description: '已登记人数 · people registered so far' })
  registered: number;

  @Field(() => Int, { description: '导入时未能登记的行数 · rows that could not be registered after all' })
  failed: number;

  @Field(() => DateTimeScalar, { description: '上传时间 · when it was brought' })
  broughtAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '开始导入的时间 · when the import began' })
  startedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间 · when it ended' })
  endedAt: Date | null;
}

@ObjectType({ description: '名册导入有变 · the import of a roster has changed' })
export class RosterImportChange {
  @Field(() => ID)
  importId: string;
}

@ObjectType()
export class RosterImportConnection extends connectionOf(RosterImport, 'RosterImport') {}

@ObjectType({ description: '名册中一格的问题 · what is wrong with one cell' })
export class RosterImportFault {
  @Field(() => Int, { description: '电子表格中的行号 · row, as the spreadsheet numbers it' })
  row: number;

  @Field(() => String, { description: '文件中的列名 · the column, as the file calls it' })
  column: string;

  @Field(() => String)
  code: string;

  @Field(() => String, { description: '说明 · what is wrong, in the language of the request' })
  message: string;

  @Field(() => Boolean, { description: '仅提示，该行照常登记 · a warning only; the row is taken' })
  warning: boolean;
}

@ObjectType()
export class RosterImportFaultConnection extends connectionOf(RosterImportFault, 'RosterImportFault') {}

export const rosterImportOf = (row: RosterImportEntity, language: Language): RosterImport => ({
  ...{ id: row.id, communityCode: row.communityCode, fileName: row.fileName, status: row.status },
  fault: row.faultCode && problemText(row.faultCode, language, row.faultDetails ?? {}),
  ...{ unknownColumns: row.unknownColumns, acceptedRows: row.acceptedRows, refusedRows: row.refusedRows },
  ...{ registered: row.registered, failed: row.failed, broughtAt: row.broughtAt },
  ...{ startedAt: row.startedAt, endedAt: row.endedAt },
});

export const rosterFaultOf = (
  row: RosterImportFaultEntity,
  details: ProblemDetails,
  language: Language,
): RosterImportFault => ({
  ...{ row: row.rowNumber, column: row.columnName, code: row.code, warning: row.warning },
  message: problemText(row.code, language, details),
});
