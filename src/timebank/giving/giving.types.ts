import { Field, ID, ObjectType } from '@nestjs/graphql';
import { TimeAccount } from '../accounts/timebank.types.js';

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
