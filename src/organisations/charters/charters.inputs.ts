import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  IntField,
  NestedListField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { OrganisationCategory } from '../organisation.entity.js';
import { CharterItem } from './charter-checklist.js';
import { CHARTER_LIMITS } from './charter-text.js';
import { CharterForm, MeetingForm } from './charter.entity.js';

const ORGANISATION = { description: '社会组织 · the organisation' };
const VERSION = { description: '章程的一版 · a version of the charter' };
const FORM = { description: '简式或全式 · simple or full form' };
const TEXT = {
  description: '全文，每段一行：第一章 总则、第一条 …… · the text, a paragraph a line: 第一章 总则, 第一条 …',
  max: CHARTER_LIMITS.characters,
};
const PEOPLE = { min: 0, max: 1_000_000 };

@InputType()
export class CoveredItemInput {
  @EnumField(CharterItem, { description: '必备内容 · what must be contained' })
  item: CharterItem;

  @IntField({ description: '所在条 · article that covers it', min: 1, max: CHARTER_LIMITS.articles })
  articleNumber: number;
}

@InputType()
export class DraftCharterInput {
  @IdField(ORGANISATION)
  organisationId: string;

  @EnumField(CharterForm, FORM)
  form: CharterForm;

  @TextField(TEXT)
  text: string;

  @NestedListField(() => CoveredItemInput, {
    description: '从文字上看不出时，指明必备内容所在的条 · which article covers what its words do not show',
    ...{ max: 30, min: 0, nullable: true },
  })
  covered?: CoveredItemInput[] | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ChangeCharterDraftInput {
  @IdField(VERSION)
  versionId: string;

  @IntField({ description: '所读到的修改次数 · revision that was read', min: 1, max: 1_000_000 })
  revision: number;

  @TextField(TEXT)
  text: string;

  @EnumField(CharterForm, { ...FORM, nullable: true })
  form?: CharterForm | null;

  @NestedListField(() => CoveredItemInput, {
    description: '指明必备内容所在的条 · which article covers what its words do not show',
    ...{ max: 30, min: 0, nullable: true },
  })
  covered?: CoveredItemInput[] | null;
}

@InputType()
export class CharterVersionInput {
  @IdField(VERSION)
  versionId: string;
}

@InputType()
export class AdoptCharterInput {
  @IdField(VERSION)
  versionId: string;

  @DayField({ description: '会议日期 · day of the meeting' })
  meetingOn: string;

  @EnumField(MeetingForm, { description: '会议形式 · form of the meeting' })
  meetingForm: MeetingForm;

  @IntField({ description: '应到 · how many should have come', ...PEOPLE })
  expected: number;

  @IntField({ description: '实到 · how many came', ...PEOPLE })
  present: number;

  @IntField({ description: '赞成 · votes for', ...PEOPLE })
  votesFor: number;

  @IntField({ description: '反对 · votes against', ...PEOPLE })
  votesAgainst: number;

  @IntField({ description: '弃权 · abstentions', ...PEOPLE })
  abstained: number;
}

@InputType()
export class CharterCommentInput {
  @IntField({
    description: '所指的条，缺省为全文 · article; default: the whole',
    ...{ min: 1, max: CHARTER_LIMITS.articles, nullable: true },
  })
  articleNumber?: number | null;

  @TextField({ description: '意见 · comment', min: 2, max: 500 })
  text: string;
}

@InputType()
export class ReturnCharterInput {
  @IdField(VERSION)
  versionId: string;

  @NestedListField(() => CharterCommentInput, { description: '意见 · what is to be mended', max: 100 })
  comments: CharterCommentInput[];
}

@InputType()
export class ApproveCharterInput {
  @IdField(VERSION)
  versionId: string;

  @DayField({ description: '自何日起生效，缺省为今日 · in force from; default: today', nullable: true })
  effectiveOn?: string | null;
}

@ArgsType()
export class CharterVersionsArgs extends ConnectionArgs {
  @IdField(ORGANISATION)
  organisationId: string;
}

@ArgsType()
export class CharterInForceArgs {
  @IdField(ORGANISATION)
  organisationId: string;

  @DayField({ description: '何日，缺省为今日 · on which day; default: today', nullable: true })
  on?: string | null;
}

@ArgsType()
export class CharterDifferenceArgs {
  @IdField({ description: '原版 · from which version' })
  fromVersionId: string;

  @IdField({ description: '新版 · to which version' })
  toVersionId: string;

  @FlagField({ description: '只看有变动的条 · only articles that are not as they were', nullable: true })
  changedOnly?: boolean | null;
}

@ArgsType()
export class CheckCharterArgs {
  @TextField(TEXT)
  text: string;

  @EnumField(CharterForm, FORM)
  form: CharterForm;
}

@ArgsType()
export class CharterTemplateArgs {
  @EnumField(OrganisationCategory, { description: '类别 · category' })
  category: OrganisationCategory;

  @EnumField(CharterForm, FORM)
  form: CharterForm;

  @IdField({ description: '按此社会组织填写 · organisation for which it is filled in', nullable: true })
  organisationId?: string | null;
}
