import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  NestedListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { MemberKind } from '../organisation.entity.js';

const ORGANISATION = { description: '社会组织 · the organisation' };

@InputType()
export class NewOrganisationMemberInput {
  @TextField({ description: '姓名，或单位名称 · name of the person or the unit', max: 60 })
  name: string;

  @EnumField(MemberKind, { description: '个人或单位 · individual or unit' })
  kind: MemberKind;

  @FlagField({ description: '是否发起人 · whether a founder', nullable: true })
  founder?: boolean | null;

  @TextField({
    description: '本人的志愿者编号，姓名须相符 · his number as a volunteer; the name must agree',
    max: 64,
    nullable: true,
  })
  volunteerNo?: string | null;

  @DayField({ description: '加入日期，缺省为今日 · since when; default: today', nullable: true })
  joinedOn?: string | null;
}

@InputType()
export class AddOrganisationMembersInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @NestedListField(() => NewOrganisationMemberInput, {
    description: '成员，全部或全不 · members, all or none',
    max: 200,
  })
  members: NewOrganisationMemberInput[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class EndOrganisationMembershipInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @IdField({ description: '成员 · the member' })
  memberId: string;

  @DayField({ description: '退出日期，缺省为今日 · last day; default: today', nullable: true })
  leftOn?: string | null;
}

@ArgsType()
export class MemberArgs extends ConnectionArgs {
  @IdField(ORGANISATION)
  organisationId: string;

  @FlagField({ description: '含已退出的 · also those who left', nullable: true })
  withFormer?: boolean | null;
}
