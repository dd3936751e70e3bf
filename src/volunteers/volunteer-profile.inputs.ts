import { InputType } from '@nestjs/graphql';
import { Background, Skill, SquadKind } from '../kernel/vocabulary.js';
import { EnumField, EnumListField, TextField } from '../platform/graphql/input-fields.js';
import { VolunteerInput } from './volunteers.inputs.js';

/** What is left out stays; null or a blank text clears the address, education and employment. */
@InputType()
export class UpdateVolunteerInput extends VolunteerInput {
  @TextField({ description: '手机号 · mobile number', max: 20, nullable: true })
  mobile?: string | null;

  @TextField({ description: '住址 · address', max: 200, nullable: true, clearable: true })
  address?: string | null;

  @EnumField(Background, { description: '身份 · background', nullable: true })
  background?: Background | null;

  @EnumListField(Skill, { description: '技能 · skills', min: 1, max: 14, nullable: true })
  skills?: Skill[] | null;

  @EnumListField(SquadKind, {
    description: '意愿服务类别 · kinds of service wished',
    min: 1,
    max: 5,
    nullable: true,
  })
  serviceKinds?: SquadKind[] | null;

  @TextField({ description: '学历 · education', max: 40, nullable: true, clearable: true })
  education?: string | null;

  @TextField({ description: '工作单位 · employment', max: 60, nullable: true, clearable: true })
  employment?: string | null;
}
