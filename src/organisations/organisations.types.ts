import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { OrganisationCategory, type OrganisationEntity } from './organisation.entity.js';

registerLabelled(OrganisationCategory, 'OrganisationCategory', '社会组织类别 · category of an organisation', {
  RIGHTS: '维权类 · rights protection',
  CHARITY: '公益类 · charity',
  SERVICE: '服务类 · service',
  MANAGEMENT: '管理类 · management',
  EDUCATION: '教育类 · education',
  CULTURE_SPORTS: '文体类 · culture and sports',
});

@ObjectType({ description: '社会组织 · a grassroots organisation of one community' })
export class Organisation {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '所在社区代码 · code of its community' })
  communityCode: string;

  @Field(() => String, { description: '名称 · name' })
  name: string;

  @Field(() => OrganisationCategory)
  category: OrganisationCategory;

  @Field(() => DateTimeScalar)
  createdAt: Date;
}

@ObjectType()
export class OrganisationConnection extends connectionOf(Organisation, 'Organisation') {}

export const organisationOf = (row: OrganisationEntity): Organisation => ({
  id: row.id,
  communityCode: row.communityCode,
  name: row.name,
  category: row.category,
  createdAt: row.createdAt,
});
