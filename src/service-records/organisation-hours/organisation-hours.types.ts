import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { MinutesScalar } from '../../platform/graphql/scalars.js';

@ObjectType({
  description: '某人在社会组织活动中的时长 · what somebody served in an organisation’s activities',
})
export class OrganisationHours {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '脱敏姓名，未同意公开者匿名 · masked, or anonymous' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: '志愿者编号，匿名者不显示 · number; not of the anonymous',
  })
  volunteerNo: string | null;

  @Field(() => MinutesScalar, { description: '已确认的分钟数 · confirmed minutes' })
  minutes: number;

  @Field(() => Int, { description: '记录数 · records' })
  records: number;
}

@ObjectType()
export class OrganisationHoursConnection extends connectionOf(OrganisationHours, 'OrganisationHours') {}
