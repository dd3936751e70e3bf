import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  InstantField,
  IntField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { OfficeKind } from './affairs.entity.js';

const ORGANISATION = { description: '社会组织 · the organisation' };
const YUAN = { min: 0, max: 2_000_000_000 };

@InputType()
export class AppointOfficeHolderInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @IdField({ description: '名册上的成员 · a member on its roster' })
  memberId: string;

  @EnumField(OfficeKind, { description: '职务 · office' })
  office: OfficeKind;

  @DayField({ description: '任期开始 · first day of the term' })
  fromDay: string;

  @DayField({ description: '任期届满 · last day of the term' })
  untilDay: string;

  @FlagField({
    description:
      '本人同意公开（非志愿者）；志愿者以其公开同意为准 · whether one who is no volunteer agreed to be named',
    nullable: true,
  })
  mayBeNamed?: boolean | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class EndOfficeInput {
  @IdField({ description: '任职 · the office' })
  officeId: string;

  @DayField({ description: '最后一日，缺省为今日 · last day; default: today', nullable: true })
  endedOn?: string | null;
}

@InputType()
export class SubmitAnnualReportInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @IntField({ description: '年度 · year', min: 1900, max: 2199 })
  year: number;

  @TextField({ description: '工作概述 · what was done', min: 2, max: 2000 })
  summary: string;

  @IntField({ description: '开展活动次数 · activities', min: 0, max: 100_000 })
  activities: number;

  @IntField({ description: '收入（元） · income in yuan', ...YUAN })
  incomeYuan: number;

  @IntField({ description: '支出（元） · expenses in yuan', ...YUAN })
  expensesYuan: number;
}

@InputType()
export class AnnounceMajorActivityInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @TextField({ description: '名称 · title', min: 2, max: 120 })
  title: string;

  @TextField({ description: '内容与安全措施 · content, and what is done for safety', min: 2, max: 1000 })
  content: string;

  @TextField({ description: '地点 · address', min: 2, max: 200 })
  address: string;

  @InstantField({ description: '开始时间 · when it begins' })
  startAt: Date;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@ArgsType()
export class AnnualReportsDueArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @IntField({
    description: '年度，缺省为上一年 · year; default: the last one',
    min: 1900,
    max: 2199,
    nullable: true,
  })
  year?: number | null;
}

@ArgsType()
export class MajorActivitiesArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;
}
