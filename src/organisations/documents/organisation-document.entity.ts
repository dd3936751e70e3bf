import { Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { FileType } from '../../platform/storage/file-types.js';
import { OrganisationEntity } from '../organisation.entity.js';

export enum DocumentKind {
  APPLICATION = 'APPLICATION',
  PREMISES_PROOF = 'PREMISES_PROOF',
  ROSTER = 'ROSTER',
  MEETING_MINUTES = 'MEETING_MINUTES',
  REGISTRATION_CERTIFICATE = 'REGISTRATION_CERTIFICATE',
  ANNUAL_REPORT = 'ANNUAL_REPORT',
  OTHER = 'OTHER',
}

/** A file that belongs to an organisation; its content lies sealed in the file store, under its id. */
@Entity('organisation_document')
@Index('organisation_document_of', ['organisationId', 'id'])
export class OrganisationDocumentEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @EnumColumn()
  kind: DocumentKind;

  @TextColumn(120)
  fileName: string;

  /** By its content: PDF, JPEG, PNG or DOCX. */
  @EnumColumn()
  fileType: FileType;

  @IntegerColumn()
  bytes: number;

  @TextColumn(64)
  sha256: string;

  @RefColumn()
  addedByAccountId: string;

  @InstantColumn()
  addedAt: Date;

  @InstantColumn({ nullable: true })
  removedAt: Date | null;
}
