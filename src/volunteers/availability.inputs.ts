import { InputType } from '@nestjs/graphql';
import {
  EnumField,
  IdempotencyKeyField,
  IdField,
  NestedListField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { Weekday } from './availability.js';
import './availability.types.js';

const MOST_SLOTS = 21;

@InputType({ description: '每周可服务的时段，北京时间 · a time of each week, in Beijing time' })
export class WeeklyTimeInput {
  @EnumField(Weekday, { description: '星期 · day of the week' })
  weekday: Weekday;

  @TextField({ description: '自，如 08:30 · from, such as 08:30', max: 5 })
  from: string;

  @TextField({ description: '至，24:00 为一日之末 · until; 24:00 is the end of the day', max: 5 })
  until: string;
}

@InputType()
export class SetAvailabilityInput {
  @IdField({ description: '志愿者，缺省为本人 · the volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;

  @NestedListField(() => WeeklyTimeInput, {
    description: '全部时段，至多 21 段，取代原有的 · all times, up to 21; they replace those before',
    min: 0,
    max: MOST_SLOTS,
  })
  slots: WeeklyTimeInput[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}
