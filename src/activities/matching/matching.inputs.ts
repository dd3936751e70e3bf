import { ArgsType, InputType } from '@nestjs/graphql';
import {
  IdempotencyKeyField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  NestedListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { ActivityPositionInput } from '../activities.inputs.js';

const NEED = { description: '已受理的需要 · the accepted need' };
const START = { description: '开始 · start' };
const MOST_POSITIONS = 20;

@ArgsType()
export class NeedCandidatesArgs {
  @IdField(NEED)
  needId: string;

  @InstantField(START)
  startAt: Date;

  @InstantField({ description: '结束，缺省为两小时后 · end; default two hours later', nullable: true })
  endAt?: Date | null;

  @IntField({ description: '人数 · how many', min: 1, max: 100, nullable: true })
  first?: number | null;
}

@InputType()
export class ScheduleNeedInput {
  @IdField(NEED)
  needId: string;

  @TextField({
    description:
      '名称，缺省为类别名称；保密事项不填 · title; default the name of its kind; not for what is confidential',
    min: 2,
    max: 120,
    nullable: true,
  })
  title?: string | null;

  @InstantField(START)
  startAt: Date;

  @InstantField({ description: '结束，最长 24 小时 · end, 24 hours later at most' })
  endAt: Date;

  @TextField({
    description:
      '地点，缺省为社区名称；住址由参加者在需要中查看 · place; default the community’s name; who takes part reads in the need where somebody lives',
    min: 2,
    max: 200,
    nullable: true,
  })
  address?: string | null;

  @IdListField({
    description: '邀请的志愿者，须为受理小组成员 · volunteers to invite, members of the squad',
    max: 20,
  })
  volunteerIds: string[];

  @NestedListField(() => ActivityPositionInput, {
    description: '岗位，缺省为与受邀人数相同的一个岗位 · positions; default one with a place for each',
    max: MOST_POSITIONS,
    nullable: true,
  })
  positions?: ActivityPositionInput[] | null;

  @TextField({
    description: '负责人，缺省为小组名称 · person in charge; default the squad’s name',
    min: 2,
    max: 60,
    nullable: true,
  })
  personInCharge?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
