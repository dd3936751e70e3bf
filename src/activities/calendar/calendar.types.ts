import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType({
  description:
    '日历订阅地址：谁知道它，谁就能看到本人的活动安排，请勿转发 · the address of a calendar to subscribe to: whoever knows it sees one’s activities, so keep it secret',
})
export class CalendarFeed {
  @Field(() => String, {
    description: '本服务器上的路径，只在此时告知 · path on this server, told only now',
  })
  path: string;

  @Field(() => DateTimeScalar)
  createdAt: Date;
}
