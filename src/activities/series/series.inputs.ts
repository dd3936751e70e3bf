import { InputType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  InstantField,
  MinutesField,
  NestedField,
  NestedListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { ActivityPositionInput } from '../activities.inputs.js';
import { RecruitingMode } from '../recruiting-mode.js';

const TITLE = { description: '标题 · title', min: 2, max: 120 };
const CONTENT = { description: '内容 · content', min: 2, max: 1000 };
const TARGET = { description: '服务对象 · whom it is for' };
const ADDRESS = { description: '地点 · where', min: 2, max: 200 };
const RECRUITING = { description: '招募方式 · who may sign up' };
const HAZARDOUS = { description: '有危险，开始前须有保险 · hazardous: needs insurance before the start' };
const INSURANCE = {
  description: '保险单号 · policy number of the insurance',
  min: 2,
  max: 120,
  nullable: true,
};
const IN_CHARGE = { description: '负责人 · person in charge', min: 2, max: 60 };
const POSITIONS = { description: '岗位与名额 · positions and their places', max: 20 };
const SERIES = { description: '系列活动 · the series' };

@InputType({ description: '每次活动的共同内容 · what the occasions have in common' })
export class OccasionTemplateInput {
  @TextField(TITLE)
  title: string;

  @TextField(CONTENT)
  content: string;

  @EnumField(SquadKind, {
    description: '社会组织的服务类别；小组的不填 · kind of an organisation’s service; none for a squad’s',
    nullable: true,
  })
  squadKind?: SquadKind | null;

  @EnumField(ServiceTarget, TARGET)
  serviceTarget: ServiceTarget;

  @TextField(ADDRESS)
  address: string;

  @EnumField(RecruitingMode, RECRUITING)
  recruitingMode: RecruitingMode;

  @FlagField(HAZARDOUS)
  hazardous: boolean;

  @TextField(INSURANCE)
  insuranceReference?: string | null;

  @TextField(IN_CHARGE)
  personInCharge: string;

  @NestedListField(() => ActivityPositionInput, POSITIONS)
  positions: ActivityPositionInput[];
}

@InputType()
export class CreateActivitySeriesInput {
  @IdField({ description: '服务小组；与社会组织二选一 · the squad, or else an organisation', nullable: true })
  squadId?: string | null;

  @IdField({ description: '社会组织；与服务小组二选一 · the organisation, or else a squad', nullable: true })
  organisationId?: string | null;

  @NestedField(() => OccasionTemplateInput, {
    description: '每次活动的共同内容 · what the occasions have in common',
  })
  template: OccasionTemplateInput;

  @TextField({
    description:
      '重复规则（RFC 5545 RRULE，北京时间），如 FREQ=WEEKLY;BYDAY=FR,SA · iCalendar rule in Shanghai time',
    max: 300,
  })
  rule: string;

  @InstantField({
    description: '首次开始时间，此前没有活动 · start of the first occasion; none is before it',
  })
  firstStartAt: Date;

  @MinutesField({ description: '每次时长（分钟）· minutes of each occasion', min: 1, max: 1440 })
  durationMinutes: number;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class UpdateActivitySeriesInput {
  @IdField(SERIES)
  seriesId: string;

  @TextField({ ...TITLE, nullable: true })
  title?: string | null;

  @TextField({ ...CONTENT, nullable: true })
  content?: string | null;

  @EnumField(ServiceTarget, { ...TARGET, nullable: true })
  serviceTarget?: ServiceTarget | null;

  @TextField({ ...ADDRESS, nullable: true })
  address?: string | null;

  @EnumField(RecruitingMode, { ...RECRUITING, nullable: true })
  recruitingMode?: RecruitingMode | null;

  @FlagField({ ...HAZARDOUS, nullable: true })
  hazardous?: boolean | null;

  @TextField(INSURANCE)
  insuranceReference?: string | null;

  @TextField({ ...IN_CHARGE, nullable: true })
  personInCharge?: string | null;

  @NestedListField(() => ActivityPositionInput, { ...POSITIONS, nullable: true })
  positions?: ActivityPositionInput[] | null;
}

@InputType()
export class EndActivitySeriesInput {
  @IdField(SERIES)
  seriesId: string;

  @TextField({ description: '理由，将告知已报名者 · reason, told to those who signed up', min: 2, max: 500 })
  reason: string;
}
