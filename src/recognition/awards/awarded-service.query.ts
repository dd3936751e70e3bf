import type { ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { ServiceRecordStatus } from '../../service-records/service-record.entity.js';
import { inChunks } from '../../timebank/ledger/value-rows.js';
import { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import type { AwardTerms } from './award.entity.js';
import { type AwardPeriod, daysOfAwardPeriod } from './award-period.js';

/** Whose service came to the terms of an award. */
export interface Qualified {
  readonly volunteerId: string;
  readonly minutes: number;
  /** From 1; who has the same minutes has the same. */
  readonly rank: number;
}

/** Who may be honoured; idle is not in disgrace. */
export const IN_GOOD_STANDING: readonly VolunteerStatus[] = [
  VolunteerStatus.ACTIVE,
  VolunteerStatus.INACTIVE,
];

type ServiceTerms = Pick<AwardTerms, 'squadKinds' | 'provenances'>;

const COUNTED = `FROM service_record_day d JOIN service_record r ON r.id = d.record_id`;

const counts = ({ squadKinds }: ServiceTerms): string =>
  `d.day >= :fromDay AND d.day <= :untilDay AND r.status = :confirmed AND r.provenance IN (:...provenances)
   ${squadKinds.length > 0 ? 'AND r.squad_kind IN (:...squadKinds)' : ''}`;

const parametersOf = ({ squadKinds, provenances }: ServiceTerms, period: AwardPeriod) => ({
  ...daysOfAwardPeriod(period),
  ...{ provenances, confirmed: ServiceRecordStatus.CONFIRMED },
  ...(squadKinds.length > 0 ? { squadKinds } : {}),
});

/**
 * The first so many of a place by credited minutes within a period, and who has as many as the last of them (rule 40), ranked as in
 * the public ranking, but volunteers in good standing only.
 */
export async function qualifiedFor(
  uow: UnitOfWork,
  terms: AwardTerms,
  period: AwardPeriod,
): Promise<Qualified[]> {
  const rows = await uow.heavyRows<{
    volunteer_id: string;
    minutes: number | string;
    place: number | string;
  }>(
    `WITH served AS (
       SELECT d.volunteer_id, SUM(d.credited_minutes) AS minutes
         ${COUNTED} JOIN volunteer v ON v.id = d.volunteer_id
        WHERE ${counts(terms)} AND ${withinPlaces('v.community_code', [terms.placeCode])}
          AND v.status IN (:...standing) AND v.volunteer_no IS NOT NULL
        GROUP BY d.volunteer_id HAVING SUM(d.credited_minutes) >= :minimumMinutes),
     placed AS (SELECT volunteer_id, minutes, RANK() OVER (ORDER BY minutes DESC) AS place FROM served)
     SELECT volunteer_id, minutes, place FROM placed WHERE place <= :places ORDER BY place, volunteer_id`,
    {
      ...parametersOf(terms, period),
      ...{ standing: IN_GOOD_STANDING, minimumMinutes: terms.minimumMinutes, places: terms.places },
    },
  );
  return rows.map(({ volunteer_id, minutes, place }) => ({
    ...{ volunteerId: volunteer_id, minutes: Number(minutes), rank: Number(place) },
  }));
}

/** What some volunteers have within a period by the terms, in minutes; none left out. */
export async function awardedService(
  view: ReadView,
  terms: ServiceTerms,
  period: AwardPeriod,
  volunteerIds: readonly string[],
): Promise<Map<string, number>> {
  const all = new Map(volunteerIds.map((id) => [id, 0]));
  for (const ids of inChunks(volunteerIds)) {
    const rows = await view.rows<{ volunteer_id: string; minutes: number | string }>(
      `SELECT d.volunteer_id, SUM(d.credited_minutes) AS minutes ${COUNTED}
        WHERE d.volunteer_id IN (:...ids) AND ${counts(terms)} GROUP BY d.volunteer_id`,
      { ...parametersOf(terms, period), ids },
    );
    for (const { volunteer_id, minutes } of rows) all.set(volunteer_id, Number(minutes));
  }
  return all;
}
