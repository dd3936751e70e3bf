import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PlaceEntity } from '../../places/place.entity.js';
import {
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

export enum RosterImportStatus {
  /** Brought, not looked at yet. */
  WAITING = 'WAITING',
  /** No roster, or none that can be read; `fault` says why. */
  UNREADABLE = 'UNREADABLE',
  /** Every row was looked at; nobody is registered. */
  CHECKED = 'CHECKED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  /** Stopped; it can go on where it stopped. */
  CANCELLED = 'CANCELLED',
}

/** Of a sentence, as in `ProblemDetails`. */
export type FaultDetails = Record<string, string | number | boolean | null | string[]>;

/** A roster of volunteers that was brought for a community: looked at first, then registered row by row. Its file lies in the store under its id. */
@Entity('roster_import')
@Index('roster_import_content', ['communityCode', 'sha256'], { unique: true })
@Index('roster_import_status', ['status', 'id'])
export class RosterImportEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(120)
  fileName: string;

  /** Hexadecimal. */
  @TextColumn(64)
  sha256: string;

  @EnumColumn()
  status: RosterImportStatus;

  /** What stopped it: a problem's code. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  faultCode: string | null;

  @JsonColumn({ nullable: true })
  faultDetails: FaultDetails | null;

  /** Names of columns that are not read. */
  @JsonColumn()
  unknownColumns: string[];

  /** Rows meant for a person, by what the check says of them. */
  @IntegerColumn()
  acceptedRows: number;

  @IntegerColumn()
  refusedRows: number;

  /** Of those accepted: registered, and refused after all. */
  @IntegerColumn()
  registered: number;

  @IntegerColumn()
  failed: number;

  /** Number of the last row that was dealt with, as the spreadsheet numbers it. */
  @IntegerColumn()
  doneThroughRow: number;

  @RefColumn()
  broughtByAccountId: string;

  @InstantColumn()
  broughtAt: Date;

  @RefColumn({ nullable: true })
  startedByAccountId: string | null;

  @InstantColumn({ nullable: true })
  startedAt: Date | null;

  /** Null: it goes on, or has not begun. */
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  /** Whether those registered are accepted at once. */
  @FlagColumn()
  accepts: boolean;

  @TextColumn(200, { nullable: true })
  consentEvidence: string | null;

  @TextColumn(40, { nullable: true })
  consentTextVersion: string | null;

  @InstantColumn({ nullable: true })
  fileRemovedAt: Date | null;
}

/** What is wrong with one cell of a row. */
@Entity('roster_import_fault')
export class RosterImportFaultEntity {
  @ForeignKey(() => RosterImportEntity)
  @PrimaryColumn({ type: 'varchar', length: 36 })
  importId: string;

  /** As the spreadsheet numbers it. */
  @PrimaryColumn({ type: 'integer' })
  rowNumber: number;

  /** From 0, in the order of the columns. */
  @PrimaryColumn({ type: 'integer' })
  ordinal: number;

  /** The column's name as in the file. */
  @TextColumn(200)
  columnName: string;

  @Column({ type: 'varchar', length: 64 })
  code: string;

  /** JSON; null: its sentence needs none. */
  @LongTextColumn({ nullable: true })
  detailsSealed: string | null;

  /** A warning: the row is taken all the same. */
  @FlagColumn()
  warning: boolean;
}
