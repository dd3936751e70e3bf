import { ArgsType } from '@nestjs/graphql';
import { SquadKind } from '../kernel/vocabulary.js';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import { EnumField, NestedField, PlaceCodeField } from '../platform/graphql/input-fields.js';
import { GroupKind, GroupMeasure } from './group-ranking.types.js';
import { RankingPeriodInput } from './rankings.inputs.js';

/** Which groups are ranked, by what (domain.md rule 52). */
@ArgsType()
export class GroupRankingArgs extends ConnectionArgs {
  @EnumField(GroupKind, { description: '社区、小组或社会组织 · communities, squads or organisations' })
  kind: GroupKind;

  @PlaceCodeField({ description: '区、街道或社区代码 · a district, street or community' })
  placeCode: string;

  @EnumField(SquadKind, {
    nullable: true,
    description:
      '社区：只计某类服务；小组：只排某类小组；社会组织：不可填 · of communities the service of one kind, of squads those of one kind, of organisations none',
  })
  squadKind?: SquadKind | null;

  @NestedField(() => RankingPeriodInput, { description: '时段 · period' })
  period: RankingPeriodInput;

  @EnumField(GroupMeasure, { description: '总时长或人均 · in total or per head' })
  measure: GroupMeasure;
}
