import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/service-day.js';
import { CircumstanceKind } from '../../kernel/vocabulary.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import type { CircumstanceEntity } from './circumstance.entity.js';

@ObjectType({ description: '经工作人员核实的境况 · circumstance that an officer verified' })
export class Circumstance {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  volunteerId: string;

  @Field(() => CircumstanceKind)
  kind: CircumstanceKind;

  @Field(() => LocalDateScalar)
  fromDay: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: '最后一日 · its last day' })
  untilDay: LocalDate | null;

  @Field(() => String, { description: '依据 · paper that shows it' })
  evidence: string;
}

export const circumstanceOf = (row: CircumstanceEntity): Circumstance => ({
  id: row.id,
  volunteerId: row.volunteerId,
  kind: row.kind,
  fromDay: row.fromDay,
  untilDay: row.untilDay,
  evidence: row.evidence,
});
