import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  FlagField,
  IdempotencyKeyField,
  IdField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';

const ROSTER = { description: '导入的名册 · the roster that is imported' };

@InputType()
export class RequestRosterUploadInput {
  @PlaceCodeField({ description: '名册所属社区 · the community whose roster it is' })
  communityCode: string;
}

@InputType()
export class RosterImportInput {
  @IdField(ROSTER)
  importId: string;
}

@InputType()
export class StartRosterImportInput extends RosterImportInput {
  @TextField({ description: '所示同意文本的版本 · version of the text of consent that was shown', max: 40 })
  consentTextVersion: string;

  @TextField({
    description: '各人签署同意书的凭证，如存放处与编号 · where the signed consents of these people are kept',
    max: 200,
    min: 2,
  })
  consentEvidence: string;

  @FlagField({
    description:
      '登记后即审核通过；否则待逐人审核 · accepts those registered at once; else each waits for review',
  })
  accept: boolean;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@ArgsType()
export class RosterImportArgs {
  @IdField(ROSTER)
  importId: string;
}

@ArgsType()
export class RosterImportFaultsArgs extends ConnectionArgs {
  @IdField(ROSTER)
  importId: string;
}

@ArgsType()
export class RosterImportsArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '社区、街道或区 · a community, street or district' })
  placeCode: string;
}
