import type { LocalDate } from '../kernel/service-day.js';
import type { Provenance, SquadKind } from '../kernel/vocabulary.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { PolicyLookup } from '../policies/policy-lookup.js';
import { ServiceRecordStatus } from '../service-records/service-record.entity.js';
import { type VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import type { RankingTotalEntity } from './ranking-total.entity.js';
import { type MonthOfService, type RankedVolunteer, totalsOf } from './ranking-totals.js';

const NEVER_RANKED: readonly VolunteerStatus[] = [VolunteerStatus.MERGED, VolunteerStatus.WITHDRAWN];

/**
 * The ranking rows of some volunteers, computed from their confirmed records by the policies of a day (domain.md rule 51); who
 * is not ranked has none.
 */
export async function computeTotals(
  view: ReadView,
  policies: PolicyLookup,
  day: LocalDate,
  volunteers: readonly VolunteerEntity[],
): Promise<RankingTotalEntity[]> {
  const ranked = volunteers.filter(isRanked);
  const service = await serviceOf(
    view,
    ranked.map(({ id }) => id),
  );
  const countedIn = new Map<string, ReadonlySet<Provenance>>();
  const totals: RankingTotalEntity[] = [];
  for (const volunteer of ranked) {
    let counted = countedIn.get(volunteer.communityCode);
    if (!counted) {
      const { policy } = await policies.policyFor(view, volunteer.communityCode, day);
      counted = new Set(policy.records.rankingProvenances);
      countedIn.set(volunteer.communityCode, counted);
    }
    totals.push(...totalsOf(volunteer, service.get(volunteer.id) ?? [], counted));
  }
  return totals;
}

async function serviceOf(view: ReadView, ids: readonly string[]): Promise<Map<string, MonthOfService[]>> {
  const byVolunteer = new Map<string, MonthOfService[]>();
  if (ids.length === 0) return byVolunteer;
  const rows = await view.rows<{
    volunteer_id: string;
    month: string;
    squad_kind: SquadKind | null;
    provenance: Provenance;
    minutes: number | string;
  }>(
    `SELECT d.volunteer_id, substr(d.day, 1, 7) AS month, r.squad_kind, r.provenance, sum(d.credited_minutes) AS minutes
       FROM service_record_day d JOIN service_record r ON r.id = d.record_id
      WHERE d.volunteer_id IN (:...ids) AND r.status = :confirmed
      GROUP BY d.volunteer_id, substr(d.day, 1, 7), r.squad_kind, r.provenance`,
    { ids, confirmed: ServiceRecordStatus.CONFIRMED },
  );
  for (const { volunteer_id, month, squad_kind, provenance, minutes } of rows) {
    const months = byVolunteer.get(volunteer_id) ?? [];
    months.push({ month, squadKind: squad_kind, provenance, minutes: Number(minutes) });
    byVolunteer.set(volunteer_id, months);
  }
  return byVolunteer;
}

const isRanked = (volunteer: VolunteerEntity): volunteer is VolunteerEntity & RankedVolunteer =>
  volunteer.volunteerNo !== null && !NEVER_RANKED.includes(volunteer.status);
