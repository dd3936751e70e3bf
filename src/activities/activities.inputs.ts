import { ArgsType, InputType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  InstantField,
  IntField,
  NestedListField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { ActivityStatus } from './activity.entity.js';
import { RecruitingMode } from './recruiting-mode.js';

const ACTIVITY = { description: '活动 · the activity' };
const TITLE = { description: '名称 · title', min: 2, max: 120 };
const CONTENT = { description: '内容 · what is done', min: 2, max: 1000 };
const TARGET = { description: '服务对象 · whom the service is for' };
const START = { description: '开始 · start' };
const END = { description: '结束，最长 24 小时 · end, 24 hours later at most' };
const ADDRESS = { description: '地点 · place', min: 2, max: 200 };
const MODE = { description: '招募方式 · who may sign up' };
const HAZARDOUS = {
  description: '是否有危险：须先登记保险，未成年人不得参加 · hazardous: needs insurance, and takes no minors',
};
const INSURANCE = { description: '保险单号 · policy number of the insurance', min: 2, max: 120 };
const IN_CHARGE = { description: '负责人 · person in charge', min: 2, max: 60 };
const POSITIONS = { description: '岗位 · positions', min: 1, max: 20 };

@InputType({ description: '活动岗位 · a position at an activity' })
export class ActivityPositionInput {
  @TextField({ description: '名称 · name', max: 60 })
  name: string;

  @IntField({ description: '名额 · places', min: 1, max: 10_000 })
  capacity: number;
}

@InputType()
export class CreateActivityInput {
  @IdField({ description: '服务小组；与社会组织二选一 · the squad, or else an organisation', nullable: true })
  squadId?: string | null;

  @IdField({ description: '社会组织；与服务小组二选一 · the organisation, or else a squad', nullable: true })
  organisationId?: string | null;

  @EnumField(SquadKind, {
    description: '社会组织活动的服务类别 · kind of an organisation’s service',
    nullable: true,
  })
  squadKind?: SquadKind | null;

  @TextField(TITLE)
  title: string;

  @TextField(CONTENT)
  content: string;

  @EnumField(ServiceTarget, TARGET)
  serviceTarget: ServiceTarget;

  @InstantField(START)
  startAt: Date;

  @InstantField(END)
  endAt: Date;

  @TextField(ADDRESS)
  address: string;

  @EnumField(RecruitingMode, MODE)
  recruitingMode: RecruitingMode;

  @FlagField(HAZARDOUS)
  hazardous: boolean;

  @TextField({ ...INSURANCE, nullable: true })
  insuranceReference?: string | null;

  @TextField(IN_CHARGE)
  personInCharge: string;

  @NestedListField(() => ActivityPositionInput, POSITIONS)
  positions: ActivityPositionInput[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class UpdateActivityInput {
  @IdField(ACTIVITY)
  activityId: string;

  @TextField({ ...TITLE, nullable: true })
  title?: string | null;

  @TextField({ ...CONTENT, nullable: true })
  content?: string | null;

  @EnumField(ServiceTarget, { ...TARGET, nullable: true })
  serviceTarget?: ServiceTarget | null;

  @InstantField({ ...START, nullable: true })
  startAt?: Date | null;

  @InstantField({ ...END, nullable: true })
  endAt?: Date | null;

  @TextField({ ...ADDRESS, nullable: true })
  address?: string | null;

  @EnumField(RecruitingMode, { ...MODE, nullable: true })
  recruitingMode?: RecruitingMode | null;

  @FlagField({ ...HAZARDOUS, nullable: true })
  hazardous?: boolean | null;

  @TextField({ ...INSURANCE, nullable: true })
  insuranceReference?: string | null;

  @TextField({ ...IN_CHARGE, nullable: true })
  personInCharge?: string | null;

  @NestedListField(() => ActivityPositionInput, { ...POSITIONS, nullable: true })
  positions?: ActivityPositionInput[] | null;
}

@InputType()
export class ActivityInput {
  @IdField(ACTIVITY)
  activityId: string;
}

@InputType()
export class MoveActivityInput {
  @IdField(ACTIVITY)
  activityId: string;

  @InstantField(START)
  startAt: Date;

  @InstantField(END)
  endAt: Date;

  @TextField({ ...ADDRESS, description: '新地点，缺省不变 · new place; default as it was', nullable: true })
  address?: string | null;
}

@InputType()
export class CancelActivityInput {
  @IdField(ACTIVITY)
  activityId: string;

  @TextField({ description: '理由，告知全部报名者 · reason, told to everybody signed up', min: 2, max: 500 })
  reason: string;
}

@InputType()
export class RecordInsuranceInput {
  @IdField(ACTIVITY)
  activityId: string;

  @TextField(INSURANCE)
  insuranceReference: string;
}

@ArgsType()
export class ActivityFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划 · place', nullable: true })
  placeCode?: string | null;

  @IdField({ description: '服务小组 · squad', nullable: true })
  squadId?: string | null;

  @IdField({ description: '社会组织 · organisation', nullable: true })
  organisationId?: string | null;

  @InstantField({ description: '自此时起开始的 · starting from then on', nullable: true })
  from?: Date | null;

  @InstantField({ description: '在此时之前开始的 · starting before then', nullable: true })
  until?: Date | null;

  @EnumField(ActivityStatus, { description: '状态 · state', nullable: true })
  status?: ActivityStatus | null;
}
