import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { ActivityChangeKind } from './activity-change.js';

registerEnumType(ActivityChangeKind, {
  name: 'ActivityChangeKind',
  description: '活动的变化 · what of an activity has changed',
  valuesMap: {
    SIGN_UP: { description: '报名 · sign-ups' },
    ATTENDANCE: { description: '签到签退 · attendance' },
    STATUS: { description: '状态或时间 · its status or its time' },
    ANYTHING: {
      description:
        '任何内容都可能已变，请重新加载；每次订阅的第一条即是 · anything may have changed, load anew; the first event of every subscription is this one',
    },
  },
});

@ObjectType({ description: '活动有变 · an activity has changed' })
export class ActivityChange {
  @Field(() => ID)
  activityId: string;

  @Field(() => ActivityChangeKind)
  kind: ActivityChangeKind;

  @Field(() => DateTimeScalar, { description: '何时 · when' })
  at: Date;
}
