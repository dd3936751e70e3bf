import type { LocalDate } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';

export interface CertifiedRecord {
  readonly id: string;
  readonly day: LocalDate;
  readonly occasion: string;
  readonly organisingUnit: string;
  /** Credited. */
  readonly minutes: number;
}

/** A volunteer's confirmed records of one community within a period, both days included, earliest first (rule 41). */
export async function certifiedRecords(
  view: ReadView,
  wanted: {
    readonly volunteerId: string;
    readonly issuerCode: string;
    readonly fromDay: LocalDate;
    readonly untilDay: LocalDate;
  },
): Promise<CertifiedRecord[]> {
  const rows = await view.rows<{
    id: string;
    service_day: string;
    occasion: string;
    organising_unit: string;
    credited_minutes: number;
  }>(
    `SELECT id, service_day, occasion, organising_unit, credited_minutes FROM service_record
      WHERE volunteer_id = :volunteerId AND community_code = :issuerCode AND status = 'CONFIRMED'
        AND service_day >= :fromDay AND service_day <= :untilDay AND credited_minutes > 0
      ORDER BY start_at, id`,
    { ...wanted },
  );
  return rows.map((row) => ({
    ...{ id: row.id, day: row.service_day, occasion: row.occasion, organisingUnit: row.organising_unit },
    minutes: row.credited_minutes,
  }));
}
