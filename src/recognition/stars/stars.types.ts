import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar, MinutesScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { type StarEntity, StarLoss } from './star.entity.js';

registerLabelled(StarLoss, 'StarLoss', '星级收回的原因 · why a star was taken back', {
  MINUTES: '时长因记录作废而不足 · hours fell short by a voided record',
  RATING: '评价低于要求 · ratings below what is asked for',
  TENURE: '服务年限不足 · not yet a volunteer for long enough',
  MERGED: '登记已合并 · the registration was merged',
});

@ObjectType({
  description:
    '一颗星：何时、凭哪些时长获得，何时、为何收回 · a star: gained when and on which hours, lost when and why',
})
export class Star {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '第几颗星，1 至 5 · which one, from 1 to 5' })
  level: number;

  @Field(() => DateTimeScalar)
  gainedAt: Date;

  @Field(() => MinutesScalar, { description: '当时的荣誉时长 · honour minutes then' })
  honorMinutes: number;

  @Field(() => ID, {
    nullable: true,
    description: '凭以达到的分录 · entry of the ledger with which they were reached',
  })
  entryId: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '收回时间；仍有则空 · null while it is held' })
  lostAt: Date | null;

  @Field(() => StarLoss, { nullable: true })
  lostBecause: StarLoss | null;

  @Field(() => MinutesScalar, {
    nullable: true,
    description: '收回时的荣誉时长 · honour minutes when it was lost',
  })
  lostHonorMinutes: number | null;

  @Field(() => ID, { nullable: true, description: '使时长不足的分录 · entry with which they fell short' })
  lostEntryId: string | null;
}

@ObjectType()
export class StarConnection extends connectionOf(Star, 'Star') {}

export const starOf = ({ volunteerId: _, policyVersionId: __, ...star }: StarEntity): Star => star;
