import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { CertificateStatus } from './certificate.entity.js';

registerLabelled(CertificateStatus, 'CertificateStatus', '证明的状态 · state of a certificate', {
  REQUESTED: '已申请 · requested',
  ISSUED: '已开具 · issued',
  DECLINED: '未开具 · declined',
  REVOKED: '已撤销 · revoked',
  REPLACED: '已换发 · replaced',
});

export enum DocumentFormat {
  PDF = 'PDF',
  HTML = 'HTML',
}
registerLabelled(DocumentFormat, 'DocumentFormat', '文件格式 · format of a document', {
  PDF: 'PDF 文档 · PDF document',
  HTML: '可打印的网页 · page to be printed',
});

/** What verification says of a certificate. */
export enum CertificateValidity {
  VALID = 'VALID',
  REVOKED = 'REVOKED',
  UNKNOWN = 'UNKNOWN',
}
registerLabelled(CertificateValidity, 'CertificateValidity', '验证结果 · what verification says', {
  VALID: '有效 · valid',
  REVOKED: '已撤销或换发 · revoked or replaced',
  UNKNOWN: '编号与验证码不符，或没有这份证明 · no certificate has this number and code',
});

@ObjectType({ description: '证明所列的一条记录 · a record that a certificate states' })
export class CertifiedRecord {
  @Field(() => LocalDateScalar)
  day: LocalDate;

  @Field(() => String)
  occasion: string;

  @Field(() => String)
  organisingUnit: string;

  @Field(() => MinutesScalar)
  minutes: number;
}

@ObjectType({ description: '志愿服务记录证明 · certificate of confirmed service' })
export class Certificate {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => String, { description: '开具社区 · community that issues it' })
  issuerCode: string;

  @Field(() => ID, {
    nullable: true,
    description: '只计该社会组织活动中的记录 · organisation of whose activities alone it states records',
  })
  organisationId: string | null;

  @Field(() => CertificateStatus)
  status: CertificateStatus;

  @Field(() => LocalDateScalar)
  fromDay: LocalDate;

  @Field(() => LocalDateScalar)
  untilDay: LocalDate;

  @Field(() => DateTimeScalar)
  requestedAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '内部公示期满、自动开具之时 · when its internal notice is over and it is issued by itself',
  })
  issuableFrom: Date | null;

  @Field(() => String, { nullable: true, description: '编号，开具后才有 · number, once issued' })
  number: string | null;

  @Field(() => String, { nullable: true, description: '验证码 · code with which anyone verifies it' })
  code: string | null;

  @Field(() => String, {
    nullable: true,
    description: '验证地址 · where anyone verifies it on the server',
  })
  verificationPath: string | null;

  @Field(() => MinutesScalar, { nullable: true, description: '合计分钟数 · minutes in total' })
  minutes: number | null;

  @Field(() => [CertifiedRecord], {
    description: '所列记录，公示期内为拟列 · records that it states, or will when its notice is over',
  })
  records: CertifiedRecord[];

  @Field(() => DateTimeScalar, { nullable: true })
  issuedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Ed25519 签名 · signature' })
  signature: string | null;

  @Field(() => String, {
    nullable: true,
    description: '未开具、撤销或换发的理由 · why it was declined or ended',
  })
  endReason: string | null;

  @Field(() => ID, { nullable: true, description: '换发自 · the one in whose place it was issued' })
  replacesId: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '所列记录后来作废的时间，待核 · when a record that it states was voided; somebody should look at it',
  })
  flaggedAt: Date | null;
}

@ObjectType()
export class CertificateConnection extends connectionOf(Certificate, 'Certificate') {}

@ObjectType({ description: '公开验证：仅此五项 · public verification: these five facts and no more' })
export class CertificateVerification {
  @Field(() => CertificateValidity)
  validity: CertificateValidity;

  @Field(() => String, { nullable: true })
  maskedName: string | null;

  @Field(() => MinutesScalar, { nullable: true })
  minutes: number | null;

  @Field(() => String, { nullable: true, description: '期间 · period, both days included' })
  period: string | null;

  @Field(() => String, { nullable: true })
  issuer: string | null;
}
