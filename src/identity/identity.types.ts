import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import { Role } from '../platform/security/roles.js';
import type { RoleGrantEntity } from './account.entity.js';

@ObjectType({ description: '在某区划担任的角色 · a role held in a place' })
export class RoleGrant {
  @Field(() => ID)
  id: string;

  @Field(() => Role)
  role: Role;

  @Field(() => String, { description: '区划代码；空为全部 · place code; empty: everywhere' })
  placeCode: string;

  @Field(() => ID, { nullable: true, description: '组长所在小组 · the squad of a leader' })
  squadId: string | null;

  @Field(() => ID, { nullable: true, description: '负责人所在社会组织 · the organisation of an officer' })
  organisationId: string | null;

  @Field(() => ID, { description: '账号 · the account that holds it' })
  accountId: string;

  @Field(() => DateTimeScalar)
  grantedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt: Date | null;
}

@ObjectType()
export class RoleGrantConnection extends connectionOf(RoleGrant, 'RoleGrant') {}

@ObjectType({ description: '登录账号 · an account to log in with' })
export class Account {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '掩码后的手机号或用户名 · masked number, or user name' })
  login: string;

  @Field(() => Boolean, { description: '须先修改一次性密码 · the one-time password must be changed first' })
  mustChangePassword: boolean;

  @Field(() => ID, { nullable: true })
  volunteerId: string | null;
}

@ObjectType({ description: '登录会话 · a session' })
export class Session {
  @Field(() => String, { description: '放在 Authorization: Bearer 中 · goes into Authorization: Bearer' })
  accessToken: string;

  @Field(() => DateTimeScalar)
  accessTokenExpiresAt: Date;

  @Field(() => String, { description: '只能用一次，换取新会话 · good once, for the next session' })
  refreshToken: string;

  accountId: string;
}

export const roleGrantOf = (row: RoleGrantEntity): RoleGrant => ({
  id: row.id,
  role: row.role,
  placeCode: row.placeCode,
  squadId: row.squadId,
  organisationId: row.organisationId,
  accountId: row.accountId,
  grantedAt: row.grantedAt,
  revokedAt: row.revokedAt,
});
