import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { OfficeKind } from './affairs.entity.js';

registerLabelled(OfficeKind, 'OfficeKind', '职务 · office in an organisation', {
  CHAIR: '会长（理事长、队长） · chair',
  VICE_CHAIR: '副会长 · vice chair',
  SECRETARY: '秘书长 · secretary',
  TREASURER: '财务负责人 · treasurer',
  SUPERVISOR: '监事 · supervisor',
});

@ObjectType({ description: '任职 · an office, for a term' })
export class OrganisationOffice {
  @Field(() => ID)
  id: string;

  @Field(() => OfficeKind)
  office: OfficeKind;

  @Field(() => String, {
    nullable: true,
    description:
      '脱敏姓名；未同意公开者不显示，本组织与办公人员可见全名 · masked, as consent allows; in full from inside',
  })
  name: string | null;

  @Field(() => LocalDateScalar)
  fromDay: LocalDate;

  @Field(() => LocalDateScalar)
  untilDay: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: '提前结束 · when it ended before' })
  endedOn: LocalDate | null;
}

@ObjectType({ description: '年度报告 · report on a year' })
export class AnnualReport {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  year: number;

  @Field(() => String)
  summary: string;

  @Field(() => Int, { description: '提交时在册成员 · members on the roster when it was submitted' })
  members: number;

  @Field(() => Int)
  activities: number;

  @Field(() => Int)
  incomeYuan: number;

  @Field(() => Int)
  expensesYuan: number;

  @Field(() => DateTimeScalar)
  submittedAt: Date;

  @Field(() => Boolean, { description: '晚于次年 3 月 31 日 · after 31 March of the next year' })
  late: boolean;
}

@ObjectType({ description: '重大活动报告 · a major activity that was announced' })
export class MajorActivity {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  content: string;

  @Field(() => String)
  address: string;

  @Field(() => DateTimeScalar)
  startAt: Date;

  @Field(() => DateTimeScalar)
  announcedAt: Date;
}

@ObjectType()
export class MajorActivityConnection extends connectionOf(MajorActivity, 'MajorActivity') {}
