import { InputType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import {
  DayField,
  EnumField,
  EnumListField,
  IdempotencyKeyField,
  InstantField,
  NestedField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import '../../platform/graphql/vocabulary-types.js';
import '../need-labels.js';
import { HouseholdCategory, MediationSource, NeedUrgency, PatrolShift } from '../need-vocabulary.js';

@InputType({ description: '没有账号的申请人 · somebody without an account' })
export class NeedRequesterInput {
  @TextField({ description: '姓名 · name', max: 60 })
  name: string;

  @TextField({ description: '联系手机号 · mobile number to reach him by', max: 20 })
  phone: string;

  @DayField({ description: '出生日期 · birth date' })
  birthDate: string;
}

@InputType({ description: '调解申请 · what is asked of a mediation' })
export class MediationRequestInput {
  @EnumField(MediationSource, { description: '来源 · how it came about' })
  source: MediationSource;

  @TextField({ description: '当事各方 · the parties', max: 500 })
  parties: string;

  @TextField({ description: '纠纷事项 · the matter in dispute', max: 2000 })
  matter: string;
}

@InputType({ description: '维权申请 · what is asked of a rights squad' })
export class RightsRequestInput {
  @EnumField(ServiceTarget, { description: '所属群体 · group whose rights are concerned' })
  targetGroup: ServiceTarget;

  @TextField({ description: '事项 · the matter', max: 2000 })
  matter: string;
}

@InputType({ description: '普法申请 · what is asked of a legal education squad' })
export class LegalEducationRequestInput {
  @TextField({ description: '主题 · topic', max: 200 })
  topic: string;

  @TextField({ description: '希望的讲师 · lecturer wished for', max: 120, nullable: true })
  lecturer?: string | null;
}

@InputType({ description: '帮困申请 · what is asked of a poverty relief squad' })
export class PovertyReliefRequestInput {
  @EnumField(HouseholdCategory, { description: '家庭类别 · category of the household' })
  householdCategory: HouseholdCategory;

  @TextField({ description: '所需帮助 · help needed', max: 1000 })
  neededHelp: string;
}

@InputType({ description: '巡逻申请 · what is asked of a patrol' })
export class PatrolRequestInput {
  @EnumField(PatrolShift, { description: '班次 · shift' })
  shift: PatrolShift;

  @TextField({ description: '路线 · route', max: 500 })
  route: string;

  @TextField({ description: '警务联络 · police liaison', max: 120, nullable: true })
  policeLiaison?: string | null;
}

@InputType()
export class AskForNeedInput {
  @PlaceCodeField({ description: '社区 12 位代码 · 12-digit code of the community' })
  communityCode: string;

  @EnumField(SquadKind, { description: '类别 · kind of squad it is for' })
  kind: SquadKind;

  @EnumListField(ServiceTarget, { description: '服务对象 · whom it is for', min: 1, max: 12 })
  serviceTargets: ServiceTarget[];

  @TextField({ description: '内容 · what is needed', max: 2000 })
  content: string;

  @InstantField({ description: '期望开始时间 · wished start', nullable: true })
  wishedStartAt?: Date | null;

  @InstantField({ description: '期望结束时间 · wished end', nullable: true })
  wishedEndAt?: Date | null;

  @EnumField(NeedUrgency, { description: '紧急程度 · urgency' })
  urgency: NeedUrgency;

  @TextField({ description: '地点 · where', max: 200, nullable: true })
  address?: string | null;

  @NestedField(() => NeedRequesterInput, {
    description: '代没有账号的居民申请时填写 · for whom an officer asks, without an account',
    nullable: true,
  })
  requester?: NeedRequesterInput | null;

  @TextField({
    description:
      '代有账号的居民申请时填写其登录手机号 · number that somebody with an account logs in with, for whom an officer asks',
    max: 20,
    nullable: true,
  })
  requesterPhone?: string | null;

  @NestedField(() => MediationRequestInput, { description: '调解 · mediation', nullable: true })
  mediation?: MediationRequestInput | null;

  @NestedField(() => RightsRequestInput, { description: '维权 · rights protection', nullable: true })
  rights?: RightsRequestInput | null;

  @NestedField(() => LegalEducationRequestInput, { description: '普法 · legal education', nullable: true })
  legalEducation?: LegalEducationRequestInput | null;

  @NestedField(() => PovertyReliefRequestInput, { description: '帮困 · poverty relief', nullable: true })
  povertyRelief?: PovertyReliefRequestInput | null;

  @NestedField(() => PatrolRequestInput, { description: '治安巡逻 · patrol', nullable: true })
  patrol?: PatrolRequestInput | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
