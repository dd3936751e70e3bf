import { InputType } from '@nestjs/graphql';
import {
  EnumField,
  IdField,
  PlaceCodeField,
  SecretField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { Role } from '../platform/security/roles.js';

const PHONE = { description: '手机号 · mobile number', max: 20 };
const NEW_PASSWORD = {
  description: '密码，10–128 个字符 · password, 10 to 128 characters',
  min: 10,
  max: 128,
};

@InputType()
export class RegisterAccountInput {
  @TextField(PHONE)
  phone: string;

  @SecretField(NEW_PASSWORD)
  password: string;
}

@InputType()
export class LogInInput {
  @TextField({
    description: '手机号，或管理员用户名 · mobile number, or the administrator’s user name',
    max: 40,
  })
  login: string;

  @SecretField({ description: '密码 · password', min: 1, max: 128 })
  password: string;
}

@InputType()
export class RequestLoginCodeInput {
  @TextField(PHONE)
  phone: string;
}

@InputType()
export class LogInWithCodeInput {
  @TextField(PHONE)
  phone: string;

  @TextField({ description: '6 位验证码 · the six digits', max: 10 })
  code: string;
}

@InputType()
export class RefreshTokenInput {
  @SecretField({ description: '刷新令牌 · refresh token', min: 1, max: 200 })
  refreshToken: string;
}

@InputType()
export class ChangePasswordInput {
  @SecretField({
    description: '现密码；没有则不填 · the present one, if there is one',
    min: 1,
    max: 128,
    nullable: true,
  })
  currentPassword?: string | null;

  @SecretField(NEW_PASSWORD)
  newPassword: string;
}

@InputType()
export class GrantRoleInput {
  @TextField({ description: '对方的手机号 · the other’s mobile number', max: 40 })
  login: string;

  @EnumField(Role, { description: '角色 · role' })
  role: Role;

  @PlaceCodeField({ description: '区划代码 · place code' })
  placeCode: string;
}

@InputType()
export class RevokeRoleInput {
  @IdField({ description: '授权编号 · the grant' })
  grantId: string;

  @TextField({ description: '理由 · reason', max: 500, min: 2 })
  reason: string;
}
