import type { LocalDate } from '../../kernel/service-day.js';
import { IsNull } from 'typeorm';
import type { ReadView } from '../../platform/database/unit-of-work.js';

export interface CertifiedRecord {
  readonly id: string;
  readonly day: LocalDate;
  readonly occasion: string;
  readonly organisingUnit: string;
  /** Credited. */
  readonly minutes: number;
}
import { CertificateEntity, CertificateStatus } from './certificate.entity.js';

interface RecordRow {
  readonly id: string;
  readonly service_day: string;
  readonly occasion: string;
  readonly organising_unit: string;
  readonly credited_minutes: number;
}

const COLUMNS = 'id, service_day, occasion, organising_unit, credited_minutes';

const certified = (row: RecordRow): CertifiedRecord => ({
  ...{ id: row.id, day: row.service_day, occasion: row.occasion, organisingUnit: row.organising_unit },
  minutes: row.credited_minutes,
});

/** A volunteer's confirmed records of one community within a period, both days included, earliest first (rule 41). */
export async function certifiedRecords(
  view: ReadView,
  wanted: {
    readonly volunteerId: string;
    readonly issuerCode: string;
    /** Only what was served in its activities. */
    readonly organisationId: string | null;
    readonly fromDay: LocalDate;
    readonly untilDay: LocalDate;
  },
): Promise<CertifiedRecord[]> {
  const rows = await view.rows<RecordRow>(
    `SELECT ${COLUMNS} FROM service_record
      WHERE volunteer_id = :volunteerId AND community_code = :issuerCode AND status = 'CONFIRMED'
        AND service_day >= :fromDay AND service_day <= :untilDay AND credited_minutes > 0
        ${wanted.organisationId === null ? '' : 'AND organisation_id = :organisationId'}
      ORDER BY start_at, id`,
    { ...wanted },
  );
  return rows.map(certified);
}

/** What certificates in their internal notice will state: of each, those of its records that are still confirmed. */
export async function proposedRecords(
  view: ReadView,
  certificateIds: readonly string[],
): Promise<Map<string, CertifiedRecord[]>> {
  if (certificateIds.length === 0) return new Map();
  const rows = await view.rows<RecordRow & { certificate_id: string }>(
    `SELECT certificate_id, ${COLUMNS} FROM certificate_record JOIN service_record ON id = record_id
      WHERE certificate_id IN (:...certificateIds) AND status = 'CONFIRMED' ORDER BY start_at, id`,
    { certificateIds },
  );
  const of = (id: string) => rows.filter((row) => row.certificate_id === id).map(certified);
  return new Map(certificateIds.map((id) => [id, of(id)]));
}

/** Whether a community has confirmed service of a volunteer. */
export async function hasConfirmedRecord(
  view: ReadView,
  volunteerId: string,
  communityCode: string,
): Promise<boolean> {
  const found = await view.rows(
    `SELECT 1 AS found FROM service_record
      WHERE volunteer_id = :volunteerId AND community_code = :communityCode AND status = 'CONFIRMED' LIMIT 1`,
    { volunteerId, communityCode },
  );
  return found.length > 0;
}

/** Whether the same certificate was asked for and is neither issued nor declined. */
export const isAsked = (
  view: ReadView,
  {
    organisationId,
    ...wanted
  }: Pick<CertificateEntity, 'volunteerId' | 'issuerCode' | 'organisationId' | 'fromDay' | 'untilDay'>,
): Promise<boolean> =>
  view.manager.getRepository(CertificateEntity).existsBy({
    ...wanted,
    ...{
      organisationId: organisationId ?? IsNull(),
      status: CertificateStatus.REQUESTED,
      replacesId: IsNull(),
    },
  });
