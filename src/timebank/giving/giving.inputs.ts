import { InputType } from '@nestjs/graphql';
import {
  IdempotencyKeyField,
  IdField,
  MinutesField,
  PlaceCodeField,
  TextField,
} from '../../platform/graphql/input-fields.js';

const MOST_MINUTES = 1_000_000;
const forWhom = {
  description: '代他人办理时填写 · for whom an officer acts; oneself when left out',
  nullable: true,
} as const;
const evidence = {
  description: '代他人办理的依据 · paper that shows his word, for officers',
  max: 200,
  nullable: true,
} as const;

@InputType()
export class TransferMinutesInput {
  @IdField({ description: '双方确认的关系 · relation that both confirmed' })
  relationId: string;

  @MinutesField({ description: '分钟数 · minutes', min: 1, max: MOST_MINUTES })
  minutes: number;

  @IdField(forWhom)
  volunteerId?: string | null;

  @TextField(evidence)
  evidence?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DonateMinutesInput {
  @MinutesField({ description: '分钟数 · minutes', min: 1, max: MOST_MINUTES })
  minutes: number;

  @IdField(forWhom)
  volunteerId?: string | null;

  @TextField(evidence)
  evidence?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class GrantFromPoolInput {
  @IdField({ description: '受发人 · the recipient' })
  volunteerId: string;

  @MinutesField({ description: '分钟数 · minutes', min: 1, max: MOST_MINUTES })
  minutes: number;

  @TextField({ description: '理由 · reason', min: 2, max: 500 })
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class FundPoolInput {
  @PlaceCodeField({ description: '社区 12 位代码 · 12-digit code of the community' })
  communityCode: string;

  @MinutesField({ description: '分钟数 · minutes', min: 1, max: MOST_MINUTES })
  minutes: number;

  @TextField({ description: '基金与依据 · the fund, and the paper behind it', min: 2, max: 500 })
  reason: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}
