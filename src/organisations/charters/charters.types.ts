import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { CharterItem } from './charter-checklist.js';
import { CharterForm, MeetingForm } from './charter.entity.js';

registerLabelled(CharterForm, 'CharterForm', '章程体例 · form of a charter', {
  SIMPLE: '简式 · simple',
  FULL: '全式 · full',
});
registerLabelled(MeetingForm, 'MeetingForm', '会议形式 · form of a meeting', {
  MEMBERS: '会员大会 · all members',
  REPRESENTATIVES: '会员代表大会 · their representatives',
});
/** As it stands on the day it is read. */
export enum CharterStatus {
  DRAFT = 'DRAFT',
  ADOPTED = 'ADOPTED',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  IN_FORCE = 'IN_FORCE',
  SUPERSEDED = 'SUPERSEDED',
  DISCARDED = 'DISCARDED',
}
registerLabelled(CharterStatus, 'CharterStatus', '章程一版的状态 · state of a version', {
  DRAFT: '草稿 · draft',
  ADOPTED: '已表决通过 · adopted',
  SUBMITTED: '已提交核准 · submitted',
  RETURNED: '退回修改 · returned',
  APPROVED: '已核准，待生效 · approved, not in force yet',
  IN_FORCE: '现行有效 · in force',
  SUPERSEDED: '已被新版取代 · superseded',
  DISCARDED: '已放弃 · discarded',
});
export enum CharterFault {
  NO_ARTICLES = 'NO_ARTICLES',
  CHAPTER_NUMBER = 'CHAPTER_NUMBER',
  CHAPTER_TITLE = 'CHAPTER_TITLE',
  CHAPTER_EMPTY = 'CHAPTER_EMPTY',
  ARTICLE_NUMBER = 'ARTICLE_NUMBER',
  ARTICLE_EMPTY = 'ARTICLE_EMPTY',
  OUTSIDE_ARTICLE = 'OUTSIDE_ARTICLE',
  TOO_LONG = 'TOO_LONG',
}
registerLabelled(CharterFault, 'CharterFault', '章程文本的问题 · what cannot be read in a charter', {
  NO_ARTICLES: '没有“第一条” · no articles',
  CHAPTER_NUMBER: '章的序号不连续 · chapters do not follow one another',
  CHAPTER_TITLE: '章没有标题或标题过长 · a chapter without a title, or one too long',
  CHAPTER_EMPTY: '章下没有条文 · a chapter without articles',
  ARTICLE_NUMBER: '条的序号不连续 · articles do not follow one another',
  ARTICLE_EMPTY: '条没有内容 · an article without text',
  OUTSIDE_ARTICLE: '章标题与条之间有文字 · text between a chapter and its first article',
  TOO_LONG: '文本过长 · too long',
});
registerLabelled(CharterItem, 'CharterItem', '章程必备内容 · what a charter must contain', {
  NAME: '名称 · name',
  DOMICILE: '住所 · domicile',
  NATURE: '性质 · nature',
  PURPOSE: '宗旨 · purpose',
  SUPERVISORS: '指导或主管单位 · supervisors',
  SCOPE: '业务（活动）范围 · scope of activities',
  AREA: '活动地域 · area',
  MEMBERSHIP: '会员资格 · membership',
  RIGHTS_AND_DUTIES: '会员的权利义务 · rights and duties',
  MEETINGS: '会议 · meetings',
  GOVERNANCE: '民主的组织管理制度 · governance',
  LEADERS: '负责人 · leaders',
  LEADERS_CHOSEN: '负责人的产生、罢免 · how leaders are chosen and removed',
  FINANCE: '经费与资产 · finance and assets',
  AMENDMENT: '章程修改程序 · amendment',
  TERMINATION: '终止程序 · termination',
  REMAINING_ASSETS: '终止后财产的处理 · remaining assets',
  OTHER: '其他 · other matters',
});

@ObjectType({ description: '章程的一条 · an article' })
export class CharterArticle {
  @Field(() => Int, { description: '序号，全文连续 · number, through the whole charter' })
  number: number;

  @Field(() => String, { description: '第几条 · as it is printed' })
  heading: string;

  @Field(() => [String])
  paragraphs: string[];
}

@ObjectType({ description: '章程的一章 · a chapter' })
export class CharterChapter {
  @Field(() => String, {
    nullable: true,
    description: '第几章 · as it is printed; none in a charter without chapters',
  })
  heading: string | null;

  @Field(() => String)
  title: string;

  @Field(() => [CharterArticle])
  articles: CharterArticle[];
}

@ObjectType({ description: '必备内容与所在的条 · what must be contained, and which article covers it' })
export class CharterItemLine {
  @Field(() => CharterItem)
  item: CharterItem;

  @Field(() => Int, { nullable: true, description: '所在条；空为缺 · article; none: it is missing' })
  articleNumber: number | null;
}

@ObjectType({ description: '审核意见 · a reviewer’s comment' })
export class CharterComment {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { nullable: true })
  articleNumber: number | null;

  @Field(() => String)
  text: string;

  @Field(() => DateTimeScalar)
  at: Date;
}

@ObjectType({ description: '表决 · how a meeting voted' })
export class CharterMeeting {
  @Field(() => LocalDateScalar)
  meetingOn: LocalDate;

  @Field(() => MeetingForm)
  form: MeetingForm;

  @Field(() => Int)
  expected: number;

  @Field(() => Int)
  present: number;

  @Field(() => Int)
  votesFor: number;

  @Field(() => Int)
  votesAgainst: number;

  @Field(() => Int)
  abstained: number;

  @Field(() => LocalDateScalar, { description: '须在此日前提交 · last day to submit it' })
  submitUntil: LocalDate;
}

@ObjectType({ description: '章程的一版 · a version of a charter' })
export class CharterVersion {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => Int, { description: '第几版 · from 1' })
  number: number;

  @Field(() => ID, {
    nullable: true,
    description: '此前退回或核准的一版，供对照 · the version before it that was returned or approved',
  })
  previousId: string | null;

  @Field(() => CharterForm)
  form: CharterForm;

  @Field(() => CharterStatus)
  status: CharterStatus;

  @Field(() => Int, { description: '修改次数，改草稿时须带上 · revision, to be sent along with a change' })
  revision: number;

  @Field(() => [String], { description: '首章之前的文字，如标题 · what stands before the first chapter' })
  preamble: string[];

  @Field(() => [CharterChapter])
  chapters: CharterChapter[];

  @Field(() => String, { description: '全文，每段一行 · the text, a paragraph a line' })
  text: string;

  @Field(() => [CharterItemLine], { description: '必备内容对照 · what must be contained' })
  checklist: CharterItemLine[];

  @Field(() => CharterMeeting, { nullable: true })
  meeting: CharterMeeting | null;

  @Field(() => DateTimeScalar, { nullable: true })
  submittedAt: Date | null;

  @Field(() => [CharterComment], { description: '退回的意见 · comments with which it was returned' })
  comments: CharterComment[];

  @Field(() => LocalDateScalar, { nullable: true, description: '自何日起生效 · in force from' })
  effectiveOn: LocalDate | null;
}

@ObjectType()
export class CharterVersionConnection extends connectionOf(CharterVersion, 'CharterVersion') {}

@ObjectType({ description: '无法识别的一处 · something that cannot be read' })
export class CharterTextFault {
  @Field(() => Int, { description: '行，自 1 起 · line, from 1' })
  line: number;

  @Field(() => CharterFault)
  fault: CharterFault;

  @Field(() => String)
  text: string;
}

@ObjectType({ description: '文本检查结果 · what checking a text found' })
export class CharterTextCheck {
  @Field(() => [CharterTextFault], { description: '无法识别之处 · what cannot be read' })
  faults: CharterTextFault[];

  @Field(() => Int, { description: '条数 · articles' })
  articles: number;

  @Field(() => [CharterItemLine])
  checklist: CharterItemLine[];
}
