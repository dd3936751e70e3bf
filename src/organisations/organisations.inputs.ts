import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  IdempotencyKeyField,
  IdField,
  IntField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { OrganisationStatus, OrganisationTier } from './organisation-lifecycle.js';
import { OrganisationCategory } from './organisation.entity.js';
import { DraftTier, OrganisationBody } from './organisations.types.js';

const COMMUNITY = { description: '社区 12 位代码 · 12-digit code of the community' };
const NAME = { description: '名称，在街道内唯一 · name; unique in its street', min: 2, max: 60 };
const CATEGORY = { description: '类别 · category' };
const ORGANISATION = { description: '社会组织 · the organisation' };
const REASON = { description: '理由 · reason', min: 2, max: 500 };

@InputType()
export class AddOrganisationInput {
  @PlaceCodeField(COMMUNITY)
  communityCode: string;

  @TextField(NAME)
  name: string;

  @EnumField(OrganisationCategory, CATEGORY)
  category: OrganisationCategory;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DraftOrganisationInput {
  @PlaceCodeField(COMMUNITY)
  communityCode: string;

  @TextField(NAME)
  name: string;

  @EnumField(OrganisationCategory, CATEGORY)
  category: OrganisationCategory;

  @EnumField(DraftTier, {
    description: '由社区指导，或向街道备案 · guided by the committee, or filed with the street',
  })
  tier: OrganisationTier;

  @EnumField(OrganisationBody, {
    description: '性质；缺省为居民自发的团体 · kind of body; default: a group of residents',
    nullable: true,
  })
  body?: OrganisationBody | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DescribeOrganisationInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @TextField({ ...NAME, nullable: true })
  name?: string | null;

  @EnumField(OrganisationCategory, { ...CATEGORY, nullable: true })
  category?: OrganisationCategory | null;

  @TextField({ description: '宗旨 · purpose', min: 2, max: 500, nullable: true })
  purpose?: string | null;

  @TextField({ description: '活动范围 · scope of its activities', min: 2, max: 500, nullable: true })
  activityScope?: string | null;

  @TextField({ description: '住所 · premises', min: 2, max: 200, nullable: true })
  premises?: string | null;
}

@InputType()
export class OrganisationInput {
  @IdField(ORGANISATION)
  organisationId: string;
}

@InputType()
export class OrganisationReasonInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class RecordRegistrationInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @TextField({ description: '统一社会信用代码 · credit code, 18 characters', max: 40 })
  creditCode: string;

  @DayField({ description: '登记日期 · day of the registration' })
  registeredOn: string;

  @TextField({ description: '登记管理机关 · authority that registered it', min: 2, max: 100 })
  authority: string;

  @IntField({ description: '活动资金（元） · funds in yuan', min: 0, max: 2_000_000_000 })
  fundsYuan: number;
}

@InputType()
export class GrantOrganisationOfficerInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @TextField({ description: '对方的手机号 · the other’s mobile number', max: 40 })
  login: string;
}

@InputType()
export class RevokeOrganisationOfficerInput {
  @IdField({ description: '授权编号 · the grant' })
  grantId: string;

  @TextField(REASON)
  reason: string;
}

@ArgsType()
export class OrganisationArgs {
  @IdField(ORGANISATION)
  organisationId: string;
}

@ArgsType()
export class OrganisationFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @TextField({
    description: '名称的一部分，或拼音首字母 · part of the name, or first letters of its pinyin',
    clearable: true,
    max: 60,
    nullable: true,
  })
  search?: string | null;

  @EnumField(OrganisationCategory, { ...CATEGORY, nullable: true })
  category?: OrganisationCategory | null;

  @EnumField(OrganisationTier, { description: '层级 · tier', nullable: true })
  tier?: OrganisationTier | null;
}

@ArgsType()
export class FilingQueueArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @EnumField(OrganisationStatus, { description: '状态 · state', nullable: true })
  status?: OrganisationStatus | null;
}
