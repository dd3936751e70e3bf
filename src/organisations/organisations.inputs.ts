import { InputType } from '@nestjs/graphql';
import {
  EnumField,
  IdempotencyKeyField,
  IdField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { OrganisationCategory } from './organisation.entity.js';

@InputType()
export class AddOrganisationInput {
  @PlaceCodeField({ description: '社区 12 位代码 · 12-digit code of the community' })
  communityCode: string;

  @TextField({ description: '名称 · name', min: 2, max: 60 })
  name: string;

  @EnumField(OrganisationCategory, { description: '类别 · category' })
  category: OrganisationCategory;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class GrantOrganisationOfficerInput {
  @IdField({ description: '社会组织 · the organisation' })
  organisationId: string;

  @TextField({ description: '对方的手机号 · the other’s mobile number', max: 40 })
  login: string;
}

@InputType()
export class RevokeOrganisationOfficerInput {
  @IdField({ description: '授权编号 · the grant' })
  grantId: string;

  @TextField({ description: '理由 · reason', max: 500, min: 2 })
  reason: string;
}
