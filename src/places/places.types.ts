import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { DivisionKind } from '../kernel/division-code.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import type { PlaceEntity } from './place.entity.js';

export const PlaceKind = { DISTRICT: 'DISTRICT', STREET: 'STREET', COMMUNITY: 'COMMUNITY' } as const;
registerLabelled(PlaceKind, 'PlaceKind', '区划级别 · kind of place', {
  DISTRICT: '区 · district',
  STREET: '街道 · street',
  COMMUNITY: '社区 · community',
});

@ObjectType({ description: '区、街道或社区 · a district, street or community' })
export class Place {
  @Field(() => String, { description: '6、9 或 12 位代码 · code of 6, 9 or 12 digits' })
  code: string;

  @Field(() => PlaceKind)
  kind: DivisionKind;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: '上级代码 · code of the place above' })
  parentCode: string | null;

  @Field(() => Int, { nullable: true, description: '常住人口 · population' })
  population: number | null;

  @Field(() => Int, { nullable: true, description: '注册志愿者目标数 · registered volunteers asked for' })
  volunteerTarget: number | null;

  @Field(() => Int, { nullable: true, description: '用房面积（平方米） · premises in square metres' })
  premisesSquareMetres: number | null;

  @Field(() => Boolean, { description: '新建住宅区 · newly built area' })
  newArea: boolean;
}

@ObjectType()
export class PlaceConnection extends connectionOf(Place, 'Place') {}

export const placeOf = (row: PlaceEntity): Place => ({
  code: row.code,
  kind: row.kind,
  name: row.name,
  parentCode: row.parentCode,
  population: row.population,
  volunteerTarget: row.volunteerTarget,
  premisesSquareMetres: row.premisesSquareMetres,
  newArea: row.newArea,
});
