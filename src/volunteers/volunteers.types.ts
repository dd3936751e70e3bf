import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Background, DocumentType, Sex, Skill, SquadKind } from '../kernel/vocabulary.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { ConsentKind } from './consent.entity.js';
import { VolunteerStatus } from './volunteer.entity.js';

registerLabelled(VolunteerStatus, 'VolunteerStatus', '登记状态 · state of a registration', {
  PENDING: '待审核 · waiting for review',
  RETURNED: '已退回补正 · returned to be corrected',
  REJECTED: '未通过 · rejected',
  ACTIVE: '正常 · active',
  INACTIVE: '不活跃 · inactive',
  SUSPENDED: '暂停 · suspended',
  WITHDRAWN: '已退出 · withdrawn',
  MERGED: '已合并 · merged into another',
});
registerLabelled(ConsentKind, 'ConsentKind', '同意的种类 · kind of consent', {
  REGISTRATION: '登记与处理个人信息 · registering and processing personal data',
  SENSITIVE_DATA: '处理敏感个人信息 · processing sensitive data',
  PUBLICATION: '对外公开姓名（掩码） · publishing the masked name',
  GUARDIAN: '监护人同意 · guardian’s consent',
  TRANSFER: '转往其他社区 · transfer to another community',
});

@ObjectType({ description: '志愿者 · a volunteer, as far as the reader may see him' })
export class Volunteer {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: '志愿者编号，审核通过后给予 · public number, given at acceptance',
  })
  volunteerNo: string | null;

  @Field(() => String, {
    description: '姓名；无权者只见掩码或匿名 · name; masked or anonymous without the right to see it',
  })
  name: string;

  @Field(() => String, { nullable: true, description: '所在社区代码 · code of the community' })
  communityCode: string | null;

  @Field(() => VolunteerStatus, { nullable: true })
  status: VolunteerStatus | null;

  @Field(() => String, {
    nullable: true,
    description: '退回、拒绝、暂停等的理由 · why it was returned, rejected, suspended …',
  })
  statusReason: string | null;

  @Field(() => Sex, { nullable: true })
  sex: Sex | null;

  @Field(() => LocalDateScalar, { nullable: true })
  birthDate: string | null;

  @Field(() => Background, { nullable: true })
  background: Background | null;

  @Field(() => [Skill], { nullable: true })
  skills: Skill[] | null;

  @Field(() => [SquadKind], { nullable: true })
  serviceKinds: SquadKind[] | null;

  @Field(() => String, { nullable: true, description: '138****1234' })
  maskedMobile: string | null;

  @Field(() => DocumentType, { nullable: true })
  documentType: DocumentType | null;

  @Field(() => String, {
    nullable: true,
    description: '前三后二，仅审核人员可见 · first three and last two, for reviewing officers',
  })
  maskedDocument: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  registeredAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  acceptedAt: Date | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '暂停至 · suspended until' })
  suspendedUntil: string | null;
}

@ObjectType()
export class VolunteerConnection extends connectionOf(Volunteer, 'Volunteer') {}

@ObjectType({ description: '未掩码的资料；每次查看都有审计 · unmasked data; every reading is audited' })
export class VolunteerDetails {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  mobile: string;

  @Field(() => String, { nullable: true })
  address: string | null;

  @Field(() => String, { nullable: true, description: '监护人姓名与电话 · guardian’s name and phone' })
  guardian: string | null;
}

@ObjectType({ description: '一次同意 · one giving of a consent' })
export class Consent {
  @Field(() => ConsentKind)
  kind: ConsentKind;

  @Field(() => String)
  textVersion: string;

  @Field(() => DateTimeScalar)
  givenAt: Date;

  @Field(() => ID, { description: '由谁作出或代录 · who gave it, or typed it in for him' })
  givenByAccountId: string;

  @Field(() => String, {
    nullable: true,
    description:
      '代录的凭证；本人作出的为空 · the paper behind what an officer typed in; none when he gave it himself',
  })
  evidence: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  withdrawnAt: Date | null;
}
