import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import '../platform/graphql/vocabulary-types.js';
import type { NeedDetails } from './need-details.js';
import './need-labels.js';
import {
  HouseholdCategory,
  JudicialConfirmation,
  MediationOutcome,
  MediationSource,
  PatrolHandling,
  PatrolShift,
  RightsReferral,
  RightsStatus,
} from './need-vocabulary.js';

const later = (description: string) => ({ nullable: true, description });

@ObjectType({ description: '调解 · a mediation' })
export class MediationDetails {
  @Field(() => MediationSource, { description: '来源 · how it came about' })
  source: MediationSource;

  @Field(() => String, { description: '当事各方 · the parties' })
  parties: string;

  @Field(() => String, { description: '纠纷事项 · the matter in dispute' })
  matter: string;

  @Field(() => MediationOutcome, later('结果 · outcome'))
  outcome: MediationOutcome | null;

  @Field(() => String, later('协议内容 · text of the agreement'))
  agreementText: string | null;

  @Field(() => LocalDateScalar, later('回访日期 · day of the follow-up visit'))
  followUpVisitOn: string | null;

  @Field(() => String, later('回访情况 · what the follow-up visit found'))
  followUpFindings: string | null;

  @Field(() => JudicialConfirmation, later('司法确认 · judicial confirmation'))
  judicialConfirmation: JudicialConfirmation | null;

  @Field(() => String, later('司法确认裁定文号 · number of the court’s confirmation'))
  judicialReference: string | null;
}

@ObjectType({ description: '维权事项 · a rights case' })
export class RightsDetails {
  @Field(() => ServiceTarget, { description: '所属群体 · group whose rights are concerned' })
  targetGroup: ServiceTarget;

  @Field(() => String, { description: '事项 · the matter' })
  matter: string;

  @Field(() => RightsReferral, later('转介去向 · where it was referred to'))
  referral: RightsReferral | null;

  @Field(() => String, later('转介说明 · about the referral'))
  referralNote: string | null;

  @Field(() => RightsStatus, later('进展 · how far it has come'))
  rightsStatus: RightsStatus | null;
}

@ObjectType({ description: '普法活动需求 · a legal education request' })
export class LegalEducationDetails {
  @Field(() => String, { description: '主题 · topic' })
  topic: string;

  @Field(() => String, later('讲师 · lecturer'))
  lecturer: string | null;

  @Field(() => Int, later('听众人数 · size of the audience'))
  audienceSize: number | null;

  @Field(() => String, later('发放资料 · materials handed out'))
  materials: string | null;
}

@ObjectType({ description: '帮困需求 · a poverty relief request' })
export class PovertyReliefDetails {
  @Field(() => HouseholdCategory, { description: '家庭类别 · category of the household' })
  householdCategory: HouseholdCategory;

  @Field(() => String, { description: '所需帮助 · help needed' })
  neededHelp: string;

  @Field(() => LocalDateScalar, later('走访日期 · day of the visit'))
  visitedOn: string | null;

  @Field(() => String, later('走访情况 · what the visit found'))
  visitFindings: string | null;

  @Field(() => String, later('给予的物资或服务 · goods or service given'))
  given: string | null;
}

@ObjectType({ description: '巡逻需求 · a patrol' })
export class PatrolDetails {
  @Field(() => PatrolShift, { description: '班次 · shift' })
  shift: PatrolShift;

  @Field(() => String, { description: '路线 · route' })
  route: string;

  @Field(() => String, later('警务联络 · police liaison'))
  policeLiaison: string | null;

  @Field(() => String, later('发现情况 · findings'))
  findings: string | null;

  @Field(() => String, later('涉及人员 · persons involved'))
  personsInvolved: string | null;

  @Field(() => PatrolHandling, later('处置 · what was done about it'))
  handling: PatrolHandling | null;

  @Field(() => String, later('处置说明 · about what was done'))
  handlingNote: string | null;
}

export interface DetailsByKind {
  readonly mediation: MediationDetails | null;
  readonly rights: RightsDetails | null;
  readonly legalEducation: LegalEducationDetails | null;
  readonly povertyRelief: PovertyReliefDetails | null;
  readonly patrol: PatrolDetails | null;
}

const NONE: DetailsByKind = {
  mediation: null,
  rights: null,
  legalEducation: null,
  povertyRelief: null,
  patrol: null,
};

/** The details in the field of their kind; null: erased. */
export function detailsByKind(details: NeedDetails | null): DetailsByKind {
  switch (details?.kind) {
    case SquadKind.MEDIATION:
      return { ...NONE, mediation: details };
    case SquadKind.RIGHTS:
      return { ...NONE, rights: details };
    case SquadKind.LEGAL_EDUCATION:
      return { ...NONE, legalEducation: details };
    case SquadKind.POVERTY_RELIEF:
      return { ...NONE, povertyRelief: details };
    case SquadKind.PATROL:
      return { ...NONE, patrol: details };
    case undefined:
      return NONE;
  }
}
