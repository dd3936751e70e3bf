import { InputType } from '@nestjs/graphql';
import { Skill, SquadKind } from '../kernel/vocabulary.js';
import {
  DayField,
  EnumField,
  EnumListField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  IntField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';

const COMMUNITY = { description: '社区 12 位代码 · 12-digit code of the community' };
const SQUAD = { description: '服务小组 · the squad' };
const VOLUNTEER = { description: '志愿者 · the volunteer' };
const NAME = { description: '名称 · name', min: 2, max: 60 };
const TARGET = { description: '目标人数 · members wanted', min: 1, max: 1000 };
const SKILLS = { description: '所需技能 · skills wanted', max: 14 };
const REASON = { description: '理由 · reason', min: 2, max: 500 };

@InputType()
export class CreateSquadInput {
  @PlaceCodeField(COMMUNITY)
  communityCode: string;

  @EnumField(SquadKind, { description: '类别 · kind' })
  kind: SquadKind;

  @TextField(NAME)
  name: string;

  @IntField(TARGET)
  targetSize: number;

  @EnumListField(Skill, SKILLS)
  wantedSkills: Skill[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class UpdateSquadInput {
  @IdField(SQUAD)
  squadId: string;

  @TextField({ ...NAME, nullable: true })
  name?: string | null;

  @IntField({ ...TARGET, nullable: true })
  targetSize?: number | null;

  @EnumListField(Skill, { ...SKILLS, nullable: true })
  wantedSkills?: Skill[] | null;
}

@InputType()
export class CloseSquadInput {
  @IdField(SQUAD)
  squadId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class AssignSquadInput {
  @IdField(VOLUNTEER)
  volunteerId: string;

  @IdField(SQUAD)
  squadId: string;

  @FlagField({ description: '作为主要小组 · as the primary squad' })
  primary: boolean;

  @DayField({
    description: '首日，缺省为今日，不得晚于今日 · first day, not in the future; default today',
    nullable: true,
  })
  fromDay?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class EndMembershipInput {
  @IdField({ description: '成员关系 · the membership' })
  membershipId: string;

  @DayField({
    description: '自该日起不再是成员，缺省为今日 · first day without the membership; default today',
    nullable: true,
  })
  onDay?: string | null;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class AppointLeaderInput {
  @IdField(SQUAD)
  squadId: string;

  @IdField(VOLUNTEER)
  volunteerId: string;
}

@InputType()
export class RecordTrainingInput {
  @IdField(VOLUNTEER)
  volunteerId: string;

  @EnumField(SquadKind, { description: '培训所属类别 · kind of squad the training is for' })
  kind: SquadKind;

  @DayField({ description: '完成日期 · day of completion' })
  completedOn: string;
}

@InputType()
export class ProposeAssignmentsInput {
  @PlaceCodeField(COMMUNITY)
  communityCode: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ApplyAssignmentProposalInput {
  @IdField({ description: '分组方案 · the proposal' })
  proposalId: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
