import { ArgsType, InputType } from '@nestjs/graphql';
import { Provenance, SquadKind } from '../../kernel/vocabulary.js';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  EnumListField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  IntField,
  MinutesField,
  NestedField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { AwardPeriodKind } from './award-period.js';
import { AwardCycleStatus } from './award.entity.js';

const SCHEME = { description: '奖项方案 · the scheme' };
const CYCLE = { description: '评选 · the cycle' };
const CANDIDATE = { description: '候选人 · the candidate' };
const REASON = { description: '理由 · reason', min: 2, max: 500 };

/** The terms as a whole: what is left out is not kept from before. */
@InputType()
export class AwardTermsInput {
  @TextField({ description: '奖项名称 · name', min: 2, max: 60 })
  name: string;

  @TextField({ description: '说明 · description', min: 2, max: 500 })
  description: string;

  @EnumListField(SquadKind, {
    description: '计入哪些小组的服务，空为全部 · squads whose service counts; empty: all',
    max: 5,
    min: 0,
  })
  squadKinds: SquadKind[];

  @EnumListField(Provenance, { description: '计入哪些来源的服务 · provenance that counts', max: 4, min: 1 })
  provenances: Provenance[];

  @EnumField(AwardPeriodKind, { description: '评定时段 · kind of period' })
  periodKind: AwardPeriodKind;

  @MinutesField({ description: '最低服务时长（分钟） · least service, in minutes', min: 1, max: 1_000_000 })
  minimumMinutes: number;

  @IntField({
    description: '名额，末位同分者均入选 · places; ties at the last one are all in',
    min: 1,
    max: 100,
  })
  places: number;
}

@InputType()
export class CreateAwardSchemeInput {
  @PlaceCodeField({ description: '评选范围 · place whose volunteers it is for' })
  placeCode: string;

  @NestedField(() => AwardTermsInput, { description: '奖项条件，整体提交 · the terms, as a whole' })
  terms: AwardTermsInput;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ChangeAwardSchemeInput {
  @IdField(SCHEME)
  schemeId: string;

  @IntField({ description: '所依据的版本 · the version that was read', min: 1, max: 1_000_000 })
  version: number;

  @NestedField(() => AwardTermsInput, { description: '奖项条件，整体提交 · the terms, as a whole' })
  terms: AwardTermsInput;
}

@InputType()
export class RetireAwardSchemeInput {
  @IdField(SCHEME)
  schemeId: string;
}

@InputType()
export class OpenAwardCycleInput {
  @IdField(SCHEME)
  schemeId: string;

  @TextField({ description: '评定时段：2026 或 2026-05 · period: a year or a month', max: 7 })
  period: string;
}

@InputType()
export class AwardCycleInput {
  @IdField(CYCLE)
  cycleId: string;
}

@InputType()
export class NominateInput {
  @IdField(CANDIDATE)
  candidateId: string;

  @TextField({ description: '事迹，公示时公开 · for what; public', min: 2, max: 200 })
  merit: string;

  @TextField({ ...REASON, description: '提名理由 · why he is nominated' })
  reason: string;
}

@InputType()
export class ReviewNominationInput {
  @IdField(CANDIDATE)
  candidateId: string;

  @FlagField({ description: '是否通过 · approved' })
  approved: boolean;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class PublishAwardNoticeInput {
  @IdField(CYCLE)
  cycleId: string;

  @TextField({ description: '公示内容 · what the notice says', min: 2, max: 2000 })
  content: string;

  @TextField({ description: '另可在何处提出异议 · where else to object', min: 2, max: 200 })
  objectAt: string;
}

@InputType()
export class ConferAwardInput {
  @IdField(CYCLE)
  cycleId: string;

  @TextField({ description: '授予单位 · grantor', min: 2, max: 100 })
  grantor: string;

  @TextField({ description: '表彰文号 · document number', min: 2, max: 60 })
  documentNumber: string;

  @DayField({ description: '授予日期，缺省为今天 · date; default: today', nullable: true })
  conferredOn?: string | null;
}

@InputType()
export class WithdrawNominationInput {
  @IdField({ description: '候选人 · the candidate' })
  candidateId: string;
}

@InputType()
export class WithdrawAwardNoticeInput {
  @IdField(CYCLE)
  cycleId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class CancelAwardCycleInput {
  @IdField(CYCLE)
  cycleId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class RevokeCommendationInput {
  @IdField({ description: '表彰 · the commendation' })
  commendationId: string;

  @TextField(REASON)
  reason: string;
}

@ArgsType()
export class AwardSchemeFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @FlagField({ description: '含已停用的 · retired ones too', nullable: true })
  retired?: boolean | null;
}

@ArgsType()
export class AwardCycleFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @IdField({ ...SCHEME, nullable: true })
  schemeId?: string | null;

  @EnumField(AwardCycleStatus, { description: '阶段 · stage', nullable: true })
  status?: AwardCycleStatus | null;
}

@ArgsType()
export class AwardCandidateArgs extends ConnectionArgs {
  @IdField(CYCLE)
  cycleId: string;

  @FlagField({ description: '只看获提名的 · only those nominated', nullable: true })
  nominated?: boolean | null;
}

@ArgsType()
export class CommendationFilterArgs extends ConnectionArgs {
  @PlaceCodeField({
    description: '受表彰者当时所在区划，含其下各级 · place where they lived then, with those below it',
  })
  placeCode: string;

  @IntField({ description: '评定时段所在年份 · year of the period', min: 1900, max: 2199, nullable: true })
  year?: number | null;

  @IdField({
    description: '授予时在此服务小组的，只列可公开者 · those of a squad then; only who may be named',
    nullable: true,
  })
  squadId?: string | null;
}

@ArgsType()
export class VolunteerCommendationArgs extends ConnectionArgs {
  @IdField({ description: '志愿者，缺省为本人 · volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;
}

@ArgsType()
export class FlaggedCommendationArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;
}
