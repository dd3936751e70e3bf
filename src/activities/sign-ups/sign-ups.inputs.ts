import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  IdListField,
  InstantField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { SignUpStatus } from './sign-up.entity.js';

const ACTIVITY = { description: '活动 · the activity' };
const POSITION = {
  description: '岗位，缺省为任一有空位者 · the position; default any with a place',
  nullable: true,
};
const SIGN_UP = { description: '报名 · the sign-up' };
const ACCEPT = { description: '接受或谢绝 · yes or no' };
const REASON = { description: '理由 · reason', min: 2, max: 500 };
const STATUS = { description: '状态 · state', nullable: true };

@InputType()
export class SignUpInput {
  @IdField(ACTIVITY)
  activityId: string;

  @IdField(POSITION)
  positionId?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class CancelSignUpInput {
  @IdField(SIGN_UP)
  signUpId: string;

  @TextField({ ...REASON, nullable: true })
  reason?: string | null;
}

@InputType()
export class AnswerInvitationInput {
  @IdField(SIGN_UP)
  signUpId: string;

  @FlagField(ACCEPT)
  accept: boolean;
}

@InputType()
export class AnswerOfferInput {
  @IdField(SIGN_UP)
  signUpId: string;

  @FlagField(ACCEPT)
  accept: boolean;
}

@InputType()
export class InviteVolunteersInput {
  @IdField(ACTIVITY)
  activityId: string;

  @IdField(POSITION)
  positionId?: string | null;

  @IdListField({ description: '志愿者，全部邀请或全部不邀请 · the volunteers, all or none', max: 100 })
  volunteerIds: string[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class AddParticipantInput {
  @IdField(ACTIVITY)
  activityId: string;

  @IdField(POSITION)
  positionId?: string | null;

  @IdField({ description: '志愿者 · the volunteer' })
  volunteerId: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class RemoveParticipantInput {
  @IdField(SIGN_UP)
  signUpId: string;

  @TextField(REASON)
  reason: string;
}

@ArgsType()
export class SignUpFilterArgs extends ConnectionArgs {
  @EnumField(SignUpStatus, STATUS)
  status?: SignUpStatus | null;
}

@ArgsType()
export class MySignUpsArgs extends SignUpFilterArgs {
  @InstantField({ description: '自此时起开始的活动 · of activities starting from then on', nullable: true })
  from?: Date | null;
}
