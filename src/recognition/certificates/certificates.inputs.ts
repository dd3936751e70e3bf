import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import {
  DayField,
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import { CertificateStatus } from './certificate.entity.js';
import { DocumentFormat } from './certificates.types.js';

const CERTIFICATE = { description: '证明 · the certificate' };

@InputType()
export class RequestCertificateInput {
  @IdField({ description: '志愿者，缺省为本人 · volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;

  @PlaceCodeField({
    description:
      '开具社区，缺省为所在社区；只计该社区已确认的记录 · community whose confirmed records it states; default: his own',
    nullable: true,
  })
  issuerCode?: string | null;

  @IdField({
    description:
      '社会组织，只计在其活动中的记录 · organisation of whose activities alone the records are stated',
    nullable: true,
  })
  organisationId?: string | null;

  @DayField({ description: '起始日 · first day' })
  fromDay: string;

  @DayField({ description: '截止日（含） · last day, included' })
  untilDay: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class IssueCertificateInput {
  @IdField(CERTIFICATE)
  certificateId: string;
}

@InputType()
export class EndCertificateInput {
  @IdField(CERTIFICATE)
  certificateId: string;

  @TextField({ description: '理由 · reason', min: 2, max: 500 })
  reason: string;
}

@ArgsType()
export class CertificateFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划 · place' })
  placeCode: string;

  @EnumField(CertificateStatus, { description: '状态 · state', nullable: true })
  status?: CertificateStatus | null;

  @FlagField({ description: '只看内部公示期内的 · only those in their internal notice', nullable: true })
  inNotice?: boolean | null;

  @FlagField({ description: '只看有记录作废的 · only those of which a record was voided', nullable: true })
  flagged?: boolean | null;
}

@ArgsType()
export class CertificateDownloadArgs {
  @IdField(CERTIFICATE)
  id: string;

  @EnumField(DocumentFormat, { description: '文件格式 · format' })
  format: DocumentFormat;
}

@ArgsType()
export class VerifyCertificateArgs {
  @TextField({ description: '证明编号 · number', max: 40 })
  number: string;

  @TextField({ description: '验证码 · code', max: 40 })
  code: string;
}
