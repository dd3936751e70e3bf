import { Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../places/place.entity.js';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';

export enum OrganisationCategory {
  RIGHTS = 'RIGHTS',
  CHARITY = 'CHARITY',
  SERVICE = 'SERVICE',
  MANAGEMENT = 'MANAGEMENT',
  EDUCATION = 'EDUCATION',
  CULTURE_SPORTS = 'CULTURE_SPORTS',
}

/** A grassroots organisation, as far as its activities need it: name, category, place and who keeps it. */
@Entity('organisation')
@Index('organisation_community', ['communityCode', 'id'])
@Index('organisation_name', ['communityCode', 'name'], { unique: true })
export class OrganisationEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(60)
  name: string;

  @EnumColumn()
  category: OrganisationCategory;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;
}
