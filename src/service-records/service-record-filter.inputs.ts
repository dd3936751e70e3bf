import { ArgsType } from '@nestjs/graphql';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import { DayField, EnumField, IdField, PlaceCodeField } from '../platform/graphql/input-fields.js';
import { ServiceRecordStatus } from './service-record.entity.js';

@ArgsType()
export class ServiceRecordFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划 · place', nullable: true })
  placeCode?: string | null;

  @IdField({ description: '服务小组 · squad', nullable: true })
  squadId?: string | null;

  @IdField({ description: '志愿者 · volunteer', nullable: true })
  volunteerId?: string | null;

  @EnumField(ServiceRecordStatus, { description: '状态 · state', nullable: true })
  status?: ServiceRecordStatus | null;

  @DayField({ description: '自何日 · from this day', nullable: true })
  fromDay?: string | null;

  @DayField({ description: '至何日 · up to this day', nullable: true })
  untilDay?: string | null;
}
