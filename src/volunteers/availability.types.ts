import { Field, ObjectType } from '@nestjs/graphql';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { Weekday } from './availability.js';

registerLabelled(Weekday, 'Weekday', '星期 · day of the week', {
  MONDAY: '星期一 · Monday',
  TUESDAY: '星期二 · Tuesday',
  WEDNESDAY: '星期三 · Wednesday',
  THURSDAY: '星期四 · Thursday',
  FRIDAY: '星期五 · Friday',
  SATURDAY: '星期六 · Saturday',
  SUNDAY: '星期日 · Sunday',
});

@ObjectType({ description: '每周可服务的时段，北京时间 · a time of each week, in Beijing time' })
export class WeeklyTime {
  @Field(() => Weekday)
  weekday: Weekday;

  @Field(() => String, { description: '自，如 08:30 · from, such as 08:30' })
  from: string;

  @Field(() => String, { description: '至，24:00 为一日之末 · until; 24:00 is the end of the day' })
  until: string;
}
