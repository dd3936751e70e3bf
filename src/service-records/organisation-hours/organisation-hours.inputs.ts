import { ArgsType } from '@nestjs/graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.js';
import { DayField, IdField } from '../../platform/graphql/input-fields.js';

@ArgsType()
export class OrganisationHoursArgs extends ConnectionArgs {
  @IdField({ description: '社会组织 · the organisation' })
  organisationId: string;

  @DayField({ description: '起始日 · first day' })
  fromDay: string;

  @DayField({ description: '截止日（含） · last day, included' })
  untilDay: string;
}
