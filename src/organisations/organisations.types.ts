import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../kernel/service-day.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { FilingItem } from './filing-checklist.js';
import { OrganisationStatus, OrganisationStep, OrganisationTier } from './organisation-lifecycle.js';
import { MemberKind, OrganisationCategory, type OrganisationEntity } from './organisation.entity.js';

registerLabelled(OrganisationCategory, 'OrganisationCategory', '社会组织类别 · category of an organisation', {
  RIGHTS: '维权类 · rights protection',
  CHARITY: '公益类 · charity',
  SERVICE: '服务类 · service',
  MANAGEMENT: '管理类 · management',
  EDUCATION: '教育类 · education',
  CULTURE_SPORTS: '文体类 · culture and sports',
});
registerLabelled(OrganisationTier, 'OrganisationTier', '社会组织层级 · tier of an organisation', {
  COMMUNITY_GUIDED: '社区指导 · guided by the committee',
  STREET_FILED: '街道备案 · filed with the street',
  REGISTERED: '民政登记 · registered with civil affairs',
});
/** What a draft can become by a filing; registration is recorded. */
export enum DraftTier {
  COMMUNITY_GUIDED = 'COMMUNITY_GUIDED',
  STREET_FILED = 'STREET_FILED',
}
registerLabelled(DraftTier, 'DraftTier', '备案的层级 · tier that a filing leads to', {
  COMMUNITY_GUIDED: '社区指导 · guided by the committee',
  STREET_FILED: '街道备案 · filed with the street',
});
registerLabelled(OrganisationStatus, 'OrganisationStatus', '社会组织状态 · state of an organisation', {
  DRAFT: '草稿 · draft',
  SUBMITTED: '已提交 · submitted',
  ON_NOTICE: '公示中 · in public notice',
  FILED: '已备案 · filed',
  REGISTERED: '已登记 · registered',
  SUSPENDED: '已暂停 · suspended',
  EXPIRED: '已过有效期 · expired',
  CANCELLED: '已注销 · cancelled',
  REVOKED: '已撤销 · revoked',
  DISCARDED: '已作废的草稿 · a draft that was thrown away',
});
registerLabelled(OrganisationStep, 'OrganisationStepKind', '社会组织的一步 · a step of an organisation', {
  DRAFT: '起草 · drafted',
  DISCARD: '作废草稿 · thrown away',
  SUBMIT: '提交 · submitted',
  WITHDRAW: '撤回 · taken back',
  REFUSE: '不予备案 · refused',
  PUBLISH: '公示 · published',
  FILE: '备案 · filed',
  ASK_RENEWAL: '申请续期 · asked for a renewal',
  REFUSE_RENEWAL: '不予续期 · renewal refused',
  RENEW: '续期 · renewed',
  EXPIRE: '有效期满 · expired',
  REGISTER: '登记 · registered',
  SUSPEND: '暂停 · suspended',
  RESUME: '恢复 · resumed',
  REMIND: '提醒 · reminded',
  PROPOSE_CANCELLATION: '因长期无活动提议注销 · cancelling proposed, being idle',
  OBJECT: '对注销提出异议 · objected to being cancelled',
  KEEP: '保留 · kept',
  CANCEL: '注销 · cancelled',
  REVOKE: '撤销 · revoked',
});
registerLabelled(MemberKind, 'MemberKind', '会员种类 · kind of member', {
  INDIVIDUAL: '个人 · individual',
  UNIT: '单位 · unit',
});
/** What somebody wants to file. */
export enum OrganisationBody {
  GROUP = 'GROUP',
  PROPERTY_OWNER_COMMITTEE = 'PROPERTY_OWNER_COMMITTEE',
  COMMITTEE_WORKING_BODY = 'COMMITTEE_WORKING_BODY',
  PROFIT_MAKING = 'PROFIT_MAKING',
}
registerLabelled(OrganisationBody, 'OrganisationBody', '主体性质 · kind of body', {
  GROUP: '居民自愿组成的团体 · group of residents',
  PROPERTY_OWNER_COMMITTEE: '业主委员会 · property-owner committee',
  COMMITTEE_WORKING_BODY: '居委会下属工作机构 · working body of the committee',
  PROFIT_MAKING: '营利性机构 · profit-making body',
});
registerLabelled(FilingItem, 'FilingItem', '备案清单的一项 · item of a filing', {
  NAME_FREE: '名称未被占用 · a name that is free',
  PURPOSE: '宗旨 · purpose',
  ACTIVITY_SCOPE: '活动范围 · scope of activities',
  PREMISES: '住所 · premises',
  FOUNDERS: '发起人 · founders',
  MEMBERS: '成员名册 · roster of members',
  CHARTER_ADOPTED: '经会议通过的章程 · a charter adopted by a meeting',
  CHARTER_COMPLETE: '章程必备内容齐全 · a charter with all that it must contain',
  CHARTER_IN_TIME: '章程通过后按期提交 · the charter submitted in time after the vote',
  APPLICATION: '申请书 · application',
  PREMISES_PROOF: '场所证明 · proof of premises',
});

@ObjectType({ description: '社会组织 · a grassroots organisation of one community' })
export class Organisation {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => String, { description: '名称 · name' })
  name: string;

  @Field(() => OrganisationCategory)
  category: OrganisationCategory;

  @Field(() => OrganisationTier)
  tier: OrganisationTier;

  @Field(() => OrganisationStatus)
  status: OrganisationStatus;

  @Field(() => String, { nullable: true, description: '宗旨 · purpose' })
  purpose: string | null;

  @Field(() => String, { nullable: true, description: '活动范围 · scope of its activities' })
  activityScope: string | null;

  @Field(() => String, { nullable: true, description: '住所 · premises' })
  premises: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '审核期限 · last day to decide on it' })
  decideUntil: LocalDate | null;

  @Field(() => ID, { nullable: true, description: '备案公示 · its public notice' })
  noticeId: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '备案日期 · filed on' })
  filedOn: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '有效期至 · last day on which it is good' })
  validUntil: LocalDate | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '申请续期的时间 · when a renewal was asked for',
  })
  renewalAskedAt: Date | null;

  @Field(() => String, { nullable: true, description: '统一社会信用代码 · credit code' })
  creditCode: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '登记日期 · registered on' })
  registeredOn: LocalDate | null;

  @Field(() => String, { nullable: true, description: '登记管理机关 · authority that registered it' })
  registrationAuthority: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '因长期无活动被提议注销的时间 · when cancelling was proposed, being idle',
  })
  cancellationProposedAt: Date | null;

  @Field(() => DateTimeScalar)
  createdAt: Date;
}

@ObjectType()
export class OrganisationConnection extends connectionOf(Organisation, 'Organisation') {}

@ObjectType({ description: '社会组织经历的一步 · a step in the life of an organisation' })
export class OrganisationHistoryStep {
  @Field(() => ID)
  id: string;

  @Field(() => OrganisationStep)
  step: OrganisationStep;

  @Field(() => OrganisationStatus, { description: '此后的状态 · state after it' })
  status: OrganisationStatus;

  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => String, {
    nullable: true,
    description: '理由，仅本组织与办公人员可见 · reason, for the organisation and its offices',
  })
  reason: string | null;
}

@ObjectType({ description: '备案清单的一行 · a line of what a filing asks for' })
export class FilingLine {
  @Field(() => FilingItem)
  item: FilingItem;

  @Field(() => Int, { description: '须有 · how much is asked for' })
  required: number;

  @Field(() => Int, { description: '已有 · how much is there' })
  held: number;

  @Field(() => Boolean, { description: '已齐 · whether it is done' })
  done: boolean;
}

@ObjectType({ description: '备案清单 · what a filing asks for, done and missing' })
export class FilingChecklist {
  @Field(() => Boolean, { description: '可以提交 · whether it can be submitted' })
  complete: boolean;

  @Field(() => [FilingLine])
  lines: FilingLine[];
}

@ObjectType({ description: '名册上的成员 · a member on the roster' })
export class OrganisationMember {
  @Field(() => ID)
  id: string;

  @Field(() => MemberKind)
  kind: MemberKind;

  @Field(() => String, { description: '姓名，仅本组织与办公人员可见 · name' })
  name: string;

  @Field(() => Boolean)
  founder: boolean;

  @Field(() => ID, { nullable: true, description: '志愿者 · as a volunteer' })
  volunteerId: string | null;

  @Field(() => LocalDateScalar, { description: '加入日期 · since' })
  joinedOn: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: '退出日期 · left on' })
  leftOn: LocalDate | null;
}

@ObjectType()
export class OrganisationMemberConnection extends connectionOf(OrganisationMember, 'OrganisationMember') {}

/** @param inside whether for the organisation and its offices: what goes on with it is nobody else's business */
export function organisationOf(row: OrganisationEntity, inside = false): Organisation {
  const { id, communityCode, name, category, tier, status, purpose, activityScope, premises } = row;
  const { noticeId, filedOn, validUntil, creditCode, registeredOn, registrationAuthority, createdAt } = row;
  return {
    ...{ id, communityCode, name, category, tier, status, purpose, activityScope, premises },
    ...{ noticeId, filedOn, validUntil, creditCode, registeredOn, registrationAuthority, createdAt },
    decideUntil: inside ? row.decideUntil : null,
    renewalAskedAt: inside ? row.renewalAskedAt : null,
    cancellationProposedAt: inside ? row.cancellationProposedAt : null,
  };
}
