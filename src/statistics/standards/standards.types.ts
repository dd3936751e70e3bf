import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Place } from '../../places/places.types.js';
import { registerLabelled } from '../../platform/graphql/vocabulary-types.js';
import { Standard } from './standards.js';

registerLabelled(Standard, 'Standard', '社区配置标准 · what communities are asked for', {
  VOLUNTEERS: '登记志愿者（人） · registered volunteers',
  STAFF: '工作人员（人） · staff',
  PREMISES: '用房（平方米） · premises in square metres',
  ORGANISATIONS: '社会组织（个） · organisations in force',
});

@ObjectType('StandardLine', { description: '一项标准：应有、现有、缺口 · one standard: required, held, gap' })
export class StandardLineType {
  @Field(() => Standard)
  standard: Standard;

  @Field(() => Int, { description: '应有 · required' })
  required: number;

  @Field(() => Int, { description: '现有 · held' })
  held: number;

  @Field(() => Int, {
    description: '缺口，各社区分别计算后相加 · missing: of each community by itself, added up',
  })
  gap: number;

  @Field(() => Int, {
    description: '人口或面积未填、无法计算的社区数 · communities of which it cannot be told',
  })
  unknown: number;
}

@ObjectType('PlaceStandards', { description: '一地的配置标准 · standards of one place' })
export class PlaceStandardsType {
  @Field(() => Place)
  place: Place;

  @Field(() => [StandardLineType], { description: '各项标准 · its standards' })
  lines: StandardLineType[];
}

@ObjectType('StandardsReport', {
  description: '配置标准及下辖各地 · standards of a place and of those right below it',
})
export class StandardsReportType extends PlaceStandardsType {
  @Field(() => [PlaceStandardsType], { description: '下辖街道或社区 · its streets or communities' })
  parts: PlaceStandardsType[];
}
