import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { ConnectionArgs, connectionOf } from '../../platform/graphql/connection.js';
import { PlaceCodeField } from '../../platform/graphql/input-fields.js';
import { MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { TimeAccount } from '../accounts/timebank.types.js';
import type { GrantGround } from './grant-eligibility.js';

@ObjectType({ description: '转赠、捐赠或发放的结果 · what came of giving minutes' })
export class GiftAnswer {
  @Field(() => ID, { description: '分录 · the entry' })
  ledgerEntryId: string;

  @Field(() => TimeAccount, {
    nullable: true,
    description: '此后的时间账户，可见者方有 · the account after it, for who may see it',
  })
  timeAccount: TimeAccount | null;
}

export const GrantGroundName: { [K in GrantGround]: K } = {
  ALONE: 'ALONE',
  ON_RELIEF_AND_DISABLED: 'ON_RELIEF_AND_DISABLED',
};
registerLabelled(GrantGroundName, 'GrantGround', '发放依据 · why the pool may help somebody', {
  ALONE: '高龄独居 · of great age and living alone',
  ON_RELIEF_AND_DISABLED: '低保且有残疾 · on relief and disabled',
});

@ObjectType({ description: '时间池可以发给的人 · somebody to whom the pool may give' })
export class GrantCandidate {
  @Field(() => ID)
  volunteerId: string;

  @Field(() => GrantGroundName)
  ground: GrantGround;

  @Field(() => MinutesScalar, { description: '本年已发 · granted in this calendar year' })
  grantedMinutes: number;

  @Field(() => MinutesScalar, { description: '本年还可发 · what may still be granted in it' })
  remainingMinutes: number;
}

@ObjectType()
export class GrantCandidateConnection extends connectionOf(GrantCandidate, 'GrantCandidate') {}

@ArgsType()
export class GrantCandidateArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '社区 12 位代码 · 12-digit code of the community' })
  communityCode: string;
}
