import { InputType } from '@nestjs/graphql';
import {
  EnumField,
  IdempotencyKeyField,
  IdField,
  IntField,
  IntListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { CHARTER_LIMITS } from '../charters/charter-text.js';
import { RuleKind } from './rule-document.entity.js';

const RULE = { description: '规章制度 · the rule' };
const TEXT = { description: '内容 · its text', min: 2, max: 20_000 };
const ARTICLES = {
  description: '所依据的现行章程条款 · articles of the charter in force on which it rests',
  ...{ min: 1, max: CHARTER_LIMITS.articles, most: 20 },
};

@InputType()
export class AdoptRuleInput {
  @IdField({ description: '社会组织 · the organisation' })
  organisationId: string;

  @EnumField(RuleKind, { description: '种类 · kind' })
  kind: RuleKind;

  @TextField({ description: '名称 · title', min: 2, max: 100 })
  title: string;

  @TextField(TEXT)
  text: string;

  @IntListField(ARTICLES)
  articleNumbers: number[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ReviseRuleInput {
  @IdField(RULE)
  ruleId: string;

  @IntField({ description: '所读到的修改次数 · revision that was read', min: 1, max: 1_000_000 })
  revision: number;

  @TextField({ description: '名称 · title', min: 2, max: 100 })
  title: string;

  @TextField(TEXT)
  text: string;

  @IntListField(ARTICLES)
  articleNumbers: number[];
}

@InputType()
export class WithdrawRuleInput {
  @IdField(RULE)
  ruleId: string;
}
