import { InputType } from '@nestjs/graphql';
import {
  FlagField,
  IdempotencyKeyField,
  IntField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';

const POPULATION = { description: '常住人口 · population', min: 0, max: 1_000_000, nullable: true };
const TARGET = {
  description: '注册志愿者目标数 · registered volunteers asked for',
  min: 0,
  max: 1_000_000,
  nullable: true,
};
const PREMISES = {
  description: '用房面积（平方米） · premises in square metres',
  min: 0,
  max: 1_000_000,
  nullable: true,
};

@InputType()
export class AddCommunityInput {
  @PlaceCodeField({ description: '所属街道 9 位代码 · 9-digit code of its street' })
  streetCode: string;

  @PlaceCodeField({
    description: '12 位代码；缺省时顺序编号 · 12-digit code; made in sequence when left out',
    nullable: true,
  })
  code?: string | null;

  @TextField({ description: '名称 · name', max: 60, min: 2 })
  name: string;

  @IntField(POPULATION)
  population?: number | null;

  @IntField(TARGET)
  volunteerTarget?: number | null;

  @IntField(PREMISES)
  premisesSquareMetres?: number | null;

  @FlagField({ description: '新建住宅区 · newly built area', nullable: true })
  newArea?: boolean | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class UpdateCommunityInput {
  @PlaceCodeField({ description: '社区代码 · the community' })
  code: string;

  @TextField({ description: '名称 · name', max: 60, min: 2, nullable: true })
  name?: string | null;

  @IntField(POPULATION)
  population?: number | null;

  @IntField(TARGET)
  volunteerTarget?: number | null;

  @IntField(PREMISES)
  premisesSquareMetres?: number | null;

  @FlagField({ description: '新建住宅区 · newly built area', nullable: true })
  newArea?: boolean | null;
}
