import { InputType } from '@nestjs/graphql';
import {
  DayField,
  EnumField,
  IdField,
  IntField,
  NestedField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import '../need-labels.js';
import {
  JudicialConfirmation,
  MediationOutcome,
  PatrolHandling,
  RightsReferral,
  RightsStatus,
} from '../need-vocabulary.js';

const NULLABLE = { nullable: true };

@InputType({ description: '调解进展 · progress of a mediation' })
export class MediationProgressInput {
  @EnumField(MediationOutcome, { description: '结果 · outcome', ...NULLABLE })
  outcome?: MediationOutcome | null;

  @TextField({ description: '协议内容 · text of the agreement', max: 5000, ...NULLABLE })
  agreementText?: string | null;

  @DayField({ description: '回访日期 · day of the follow-up visit', ...NULLABLE })
  followUpVisitOn?: string | null;

  @TextField({ description: '回访情况 · what the follow-up visit found', max: 2000, ...NULLABLE })
  followUpFindings?: string | null;

  @EnumField(JudicialConfirmation, { description: '司法确认 · judicial confirmation', ...NULLABLE })
  judicialConfirmation?: JudicialConfirmation | null;

  @TextField({
    description: '司法确认裁定文号 · number of the court’s confirmation',
    max: 120,
    ...NULLABLE,
  })
  judicialReference?: string | null;
}

@InputType({ description: '维权进展 · progress of a rights case' })
export class RightsProgressInput {
  @EnumField(RightsReferral, { description: '转介去向 · where it was referred to', ...NULLABLE })
  referral?: RightsReferral | null;

  @TextField({ description: '转介说明 · about the referral', max: 1000, ...NULLABLE })
  referralNote?: string | null;

  @EnumField(RightsStatus, { description: '进展 · how far it has come', ...NULLABLE })
  rightsStatus?: RightsStatus | null;
}

@InputType({ description: '普法进展 · what became of a legal education request' })
export class LegalEducationProgressInput {
  @TextField({ description: '讲师 · lecturer', max: 120, ...NULLABLE })
  lecturer?: string | null;

  @IntField({ description: '听众人数 · size of the audience', min: 0, max: 100_000, ...NULLABLE })
  audienceSize?: number | null;

  @TextField({ description: '发放资料 · materials handed out', max: 1000, ...NULLABLE })
  materials?: string | null;
}

@InputType({ description: '帮困进展 · what became of a poverty relief request' })
export class PovertyReliefProgressInput {
  @DayField({ description: '走访日期 · day of the visit', ...NULLABLE })
  visitedOn?: string | null;

  @TextField({ description: '走访情况 · what the visit found', max: 2000, ...NULLABLE })
  visitFindings?: string | null;

  @TextField({ description: '给予的物资或服务 · goods or service given', max: 1000, ...NULLABLE })
  given?: string | null;
}

@InputType({ description: '巡逻进展 · what became of a patrol' })
export class PatrolProgressInput {
  @TextField({ description: '发现情况 · findings', max: 2000, ...NULLABLE })
  findings?: string | null;

  @TextField({ description: '涉及人员 · persons involved', max: 500, ...NULLABLE })
  personsInvolved?: string | null;

  @EnumField(PatrolHandling, { description: '处置 · what was done about it', ...NULLABLE })
  handling?: PatrolHandling | null;

  @TextField({ description: '处置说明 · about what was done', max: 1000, ...NULLABLE })
  handlingNote?: string | null;
}

@InputType()
export class RecordNeedProgressInput {
  @IdField({ description: '需要 · the need' })
  needId: string;

  @NestedField(() => MediationProgressInput, { description: '调解 · mediation', ...NULLABLE })
  mediation?: MediationProgressInput | null;

  @NestedField(() => RightsProgressInput, { description: '维权 · rights protection', ...NULLABLE })
  rights?: RightsProgressInput | null;

  @NestedField(() => LegalEducationProgressInput, { description: '普法 · legal education', ...NULLABLE })
  legalEducation?: LegalEducationProgressInput | null;

  @NestedField(() => PovertyReliefProgressInput, { description: '帮困 · poverty relief', ...NULLABLE })
  povertyRelief?: PovertyReliefProgressInput | null;

  @NestedField(() => PatrolProgressInput, { description: '治安巡逻 · patrol', ...NULLABLE })
  patrol?: PatrolProgressInput | null;
}
