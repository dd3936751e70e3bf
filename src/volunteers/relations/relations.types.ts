import { Field, ID, ObjectType } from '@nestjs/graphql';
import { RelationKind } from '../../kernel/vocabulary.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { type RelationEntity, RelationStatus } from './relation.entity.js';

registerLabelled(RelationStatus, 'RelationStatus', '关系的状态 · state of a relation', {
  DECLARED: '已申报，待对方确认 · declared, waiting for the other',
  CONFIRMED: '双方已确认 · confirmed by both',
  REFUSED: '对方未同意 · refused by the other',
  ENDED: '已终止 · ended',
});

@ObjectType({ description: '志愿者之间的亲属关系 · what one volunteer is to another' })
export class Relation {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: '申报人 · who declared it' })
  volunteerId: string;

  @Field(() => ID, { description: '对方 · the other' })
  relativeId: string;

  @Field(() => RelationKind, { description: '对方是申报人的什么人 · what the other is to who declared it' })
  kind: RelationKind;

  @Field(() => RelationStatus)
  status: RelationStatus;

  @Field(() => DateTimeScalar)
  declaredAt: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  answeredAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endedAt: Date | null;
}

@ObjectType()
export class RelationConnection extends connectionOf(Relation, 'Relation') {}

export const relationOf = (row: RelationEntity): Relation => ({
  id: row.id,
  volunteerId: row.volunteerId,
  relativeId: row.relativeId,
  kind: row.kind,
  status: row.status,
  declaredAt: row.declaredAt,
  answeredAt: row.answeredAt,
  endedAt: row.endedAt,
});
