import { InputType } from '@nestjs/graphql';
import { IdField, IntField, TextField } from '../../platform/graphql/input-fields.js';

const NEED = { description: '需要 · the need' };

@InputType()
export class AcceptNeedInput {
  @IdField(NEED)
  needId: string;

  @IdField({ description: '受理的服务小组，须同社区同类别 · squad that takes it, of its kind and community' })
  squadId: string;
}

@InputType()
export class DeclineNeedInput {
  @IdField(NEED)
  needId: string;

  @TextField({ description: '理由 · reason', min: 2, max: 500 })
  reason: string;
}

@InputType()
export class WithdrawNeedInput {
  @IdField(NEED)
  needId: string;

  @TextField({ description: '理由 · reason', min: 2, max: 500, nullable: true })
  reason?: string | null;
}

@InputType()
export class FulfilNeedInput {
  @IdField(NEED)
  needId: string;

  @IntField({ description: '评分 1–5，5 为最好 · rating, 5 is best', min: 1, max: 5 })
  rating: number;

  @TextField({ description: '评价 · what is said of the service', max: 1000, nullable: true })
  comment?: string | null;
}

@InputType()
export class EraseNeedRequesterInput {
  @IdField(NEED)
  needId: string;

  @TextField({ description: '理由 · reason', min: 2, max: 500 })
  reason: string;
}

@InputType()
export class ExtendMediationInput {
  @IdField(NEED)
  needId: string;
}
