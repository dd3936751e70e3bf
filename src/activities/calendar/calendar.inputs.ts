import { InputType } from '@nestjs/graphql';
import { IdempotencyKeyField } from '../../platform/graphql/input-fields.js';

@InputType()
export class CreateCalendarFeedInput {
  @IdempotencyKeyField()
  idempotencyKey: string;
}
