import { ArgsType } from '@nestjs/graphql';
import { SquadKind } from '../../kernel/vocabulary.js';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import { EnumField, FlagField, IdField, PlaceCodeField } from '../../platform/graphql/input-fields.js';
import '../../platform/graphql/vocabulary-types.js';
import '../need-labels.js';
import { NeedStatus } from '../need.entity.js';

@ArgsType()
export class NeedFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划 · place', nullable: true })
  placeCode?: string | null;

  @EnumField(SquadKind, { description: '类别 · kind', nullable: true })
  kind?: SquadKind | null;

  @EnumField(NeedStatus, { description: '状态 · state', nullable: true })
  status?: NeedStatus | null;
}

@ArgsType()
export class SquadNeedQueueArgs extends ConnectionArgs {
  @IdField({ description: '服务小组 · squad' })
  squadId: string;

  @FlagField({ description: '含已安排者，缺省不含 · also what is planned; default not', nullable: true })
  withScheduled?: boolean | null;
}
