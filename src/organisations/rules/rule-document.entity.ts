import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { CharterVersionEntity } from '../charters/charter.entity.js';
import { OrganisationEntity } from '../organisation.entity.js';

export enum RuleKind {
  MEMBERSHIP = 'MEMBERSHIP',
  MEETINGS = 'MEETINGS',
  FINANCE = 'FINANCE',
  DISCLOSURE = 'DISCLOSURE',
  SEAL = 'SEAL',
  ARCHIVE = 'ARCHIVE',
  SAFETY = 'SAFETY',
  COMPLAINTS = 'COMPLAINTS',
}

/** A rule under the charter, with the articles on which it rests (domain.md rule 48). */
@Entity('rule_document')
@Index('rule_document_of', ['organisationId', 'id'])
@Check('rule_document_withdrawn', `withdrawn_at IS NULL OR flagged_at IS NULL`)
export class RuleDocumentEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn()
  organisationId: string;

  @EnumColumn()
  kind: RuleKind;

  @TextColumn(100)
  title: string;

  @LongTextColumn()
  text: string;

  /** Of which version of the charter the numbers are. */
  @ForeignKey(() => CharterVersionEntity)
  @RefColumn()
  charterVersionId: string;

  @JsonColumn()
  articleNumbers: number[];

  @IntegerColumn()
  revision: number;

  @RefColumn()
  changedByAccountId: string;

  @InstantColumn()
  changedAt: Date;

  /** When an article on which it rests was amended: somebody should look at it. */
  @InstantColumn({ nullable: true })
  flaggedAt: Date | null;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;
}
