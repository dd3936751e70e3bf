import { InputType } from '@nestjs/graphql';
import { CircumstanceKind } from '../../kernel/vocabulary.js';
import {
  DayField,
  EnumField,
  IdempotencyKeyField,
  IdField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import '../../platform/graphql/vocabulary-types.js';

@InputType()
export class RecordCircumstanceInput {
  @IdField({ description: '志愿者 · the volunteer' })
  volunteerId: string;

  @EnumField(CircumstanceKind, { description: '境况 · the circumstance' })
  kind: CircumstanceKind;

  @DayField({ description: '自何日起 · from when' })
  fromDay: string;

  @DayField({
    description: '至何日止；缺省为另行变更 · until when; until further notice when left out',
    nullable: true,
  })
  untilDay?: string | null;

  @TextField({ description: '依据 · paper that shows it', min: 2, max: 200 })
  evidence: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class EndCircumstanceInput {
  @IdField({ description: '境况 · the circumstance' })
  circumstanceId: string;

  @DayField({ description: '最后一日 · its last day' })
  untilDay: string;
}
