import { InputType } from '@nestjs/graphql';
import { Background, DocumentType, Sex, Skill, SquadKind } from '../kernel/vocabulary.js';
import {
  DayField,
  EnumField,
  EnumListField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  NestedField,
  NestedListField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { ConsentKind } from './consent.entity.js';

const VOLUNTEER = { description: '志愿者 · the volunteer' };
const REASON = { description: '理由 · reason', max: 500, min: 2 };

@InputType()
export class ConsentInput {
  @EnumField(ConsentKind, { description: '同意的种类 · kind of consent' })
  kind: ConsentKind;

  @TextField({ description: '所示文本的版本 · version of the text that was shown', max: 40 })
  textVersion: string;
}

@InputType()
export class GuardianInput {
  @TextField({ description: '监护人姓名 · name', max: 60 })
  name: string;

  @TextField({ description: '与本人关系 · relation', max: 20 })
  relation: string;

  @TextField({ description: '监护人手机号 · mobile number', max: 20 })
  phone: string;

  @DayField({ description: '同意日期 · day of the consent' })
  consentedOn: string;
}

@InputType({ isAbstract: true })
export class ApplicationInput {
  @PlaceCodeField({ description: '居住社区的 12 位代码 · 12-digit code of the community of residence' })
  communityCode: string;

  @TextField({ description: '姓名 · name', max: 60 })
  name: string;

  @EnumField(Sex, { description: '性别 · sex' })
  sex: Sex;

  @DayField({ description: '出生日期 · birth date' })
  birthDate: string;

  @EnumField(DocumentType, { description: '证件类型 · kind of document' })
  documentType: DocumentType;

  @TextField({ description: '证件号码 · its number', max: 30 })
  documentNumber: string;

  @TextField({ description: '手机号 · mobile number', max: 20 })
  mobile: string;

  @TextField({ description: '住址 · address', max: 200, nullable: true, clearable: true })
  address?: string | null;

  @EnumField(Background, { description: '身份 · background' })
  background: Background;

  @EnumListField(Skill, { description: '技能 · skills', min: 1, max: 14 })
  skills: Skill[];

  @EnumListField(SquadKind, { description: '意愿服务类别 · kinds of service wished', min: 1, max: 5 })
  serviceKinds: SquadKind[];

  @TextField({ description: '学历 · education', max: 40, nullable: true, clearable: true })
  education?: string | null;

  @TextField({ description: '工作单位 · employment', max: 60, nullable: true, clearable: true })
  employment?: string | null;

  @NestedField(() => GuardianInput, {
    description: '监护人同意（未满 18 周岁） · guardian’s consent, under 18',
    nullable: true,
  })
  guardian?: GuardianInput | null;

  @DayField({
    description: '自食其力声明日期（16–17 周岁） · declaration of self-support, 16 and 17',
    nullable: true,
  })
  selfSupportDeclaredOn?: string | null;

  @NestedListField(() => ConsentInput, { description: '所作同意 · consents given', min: 1, max: 5 })
  consents: ConsentInput[];

  @TextField({
    description:
      '工作人员代录时必填：本人同意的凭证，如纸质登记表编号 · asked of officers: the paper that shows his consent, e.g. the number of his form',
    max: 200,
    nullable: true,
    clearable: true,
  })
  consentEvidence?: string | null;
}

@InputType()
export class RegisterVolunteerInput extends ApplicationInput {
  @FlagField({ description: '由工作人员代为登记 · registered by an officer on his behalf', nullable: true })
  onBehalf?: boolean | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class ResubmitVolunteerInput extends ApplicationInput {
  @IdField(VOLUNTEER)
  volunteerId: string;
}

@InputType()
export class VolunteerInput {
  @IdField(VOLUNTEER)
  volunteerId: string;
}

@InputType()
export class VolunteerReasonInput extends VolunteerInput {
  @TextField(REASON)
  reason: string;
}

@InputType()
export class GiveConsentInput extends VolunteerInput {
  @EnumField(ConsentKind, { description: '同意的种类 · kind of consent' })
  kind: ConsentKind;

  @TextField({ description: '所示文本的版本 · version of the text that was shown', max: 40 })
  textVersion: string;

  @TextField({
    description:
      '工作人员代录时必填：本人同意的凭证，如纸质登记表编号 · asked of officers: the paper that shows his consent, e.g. the number of his form',
    max: 200,
    nullable: true,
    clearable: true,
  })
  evidence?: string | null;
}

@InputType()
export class WithdrawConsentInput extends VolunteerInput {
  @EnumField(ConsentKind, { description: '同意的种类 · kind of consent' })
  kind: ConsentKind;
}

@InputType()
export class MoveVolunteerInput extends VolunteerInput {
  @PlaceCodeField({ description: '迁入社区 · the new community' })
  communityCode: string;
}

@InputType()
export class MergeVolunteersInput {
  @IdField({ description: '重复的登记 · the duplicate' })
  duplicateId: string;

  @IdField({ description: '保留的登记 · the one that stays' })
  intoId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class DeleteMyDataInput {
  @TextField({
    description:
      '填写自己的姓名或志愿者编号以确认；未登记志愿者的填写登录手机号 · your own name or volunteer number, to confirm; without a registration the number you log in with',
    max: 60,
  })
  confirmation: string;
}
