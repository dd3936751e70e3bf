import { Field, Int, ObjectType } from '@nestjs/graphql';
import { SquadKind } from '../../kernel/vocabulary.js';
import '../../platform/graphql/vocabulary-types.js';
import '../need-labels.js';
import { NeedStatus } from '../need.entity.js';

@ObjectType({ description: '某一状态的需要数 · number of needs in a state' })
export class NeedStatusCount {
  @Field(() => NeedStatus)
  status: NeedStatus;

  @Field(() => Int, {
    nullable: true,
    description: '件数；保密类别数量过少时为空 · null where a confidential kind has too few',
  })
  count: number | null;
}

@ObjectType({ description: '某一类别的需要数 · numbers of needs of a kind' })
export class NeedCounts {
  @Field(() => SquadKind)
  kind: SquadKind;

  @Field(() => [NeedStatusCount])
  counts: NeedStatusCount[];

  @Field(() => Int, {
    nullable: true,
    description:
      '合计；能由其推出过小数量时为空 · total; null where it is too small, or a number that is too small would follow from it',
  })
  total: number | null;
}
