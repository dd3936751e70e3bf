import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { RuleKind } from './rule-document.entity.js';

registerLabelled(RuleKind, 'RuleKind', '规章制度种类 · kind of rule', {
  MEMBERSHIP: '会员管理 · membership',
  MEETINGS: '会议 · meetings',
  FINANCE: '财务 · finance',
  DISCLOSURE: '信息公开 · disclosure',
  SEAL: '印章 · seal',
  ARCHIVE: '档案 · archive',
  SAFETY: '安全 · safety',
  COMPLAINTS: '投诉处理 · complaints',
});

@ObjectType({ description: '章程之下的规章制度 · a rule under the charter' })
export class RuleDocument {
  @Field(() => ID)
  id: string;

  @Field(() => RuleKind)
  kind: RuleKind;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => ID, { description: '条款编号所属的章程版本 · version of the charter whose numbers these are' })
  charterVersionId: string;

  @Field(() => [Int], { description: '所依据的条款 · articles on which it rests' })
  articleNumbers: number[];

  @Field(() => Int)
  revision: number;

  @Field(() => DateTimeScalar)
  changedAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '所依据的条款修改的时间，待核 · when an article on which it rests was amended; look at it',
  })
  flaggedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '废止时间 · when it was withdrawn' })
  withdrawnAt: Date | null;
}
