import type { LocalDate } from '../kernel/service-day.js';
import type { Provenance, SquadKind } from '../kernel/vocabulary.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { PolicyLookup } from '../policies/policy-lookup.js';
import { ServiceRecordStatus } from '../service-records/service-record.entity.js';
import { type VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { type DayOfService, type RankedVolunteer, type Rollups, rollupsOf } from './ranking-totals.js';

const NEVER_RANKED: readonly VolunteerStatus[] = [VolunteerStatus.MERGED, VolunteerStatus.WITHDRAWN];

/**
 * The ranking rows of some volunteers, computed from their confirmed records by the policies of a day (domain.md rule 51); who
 * is not ranked has none.
 */
export async function computeRollups(
  view: ReadView,
  policies: PolicyLookup,
  day: LocalDate,
  volunteers: readonly VolunteerEntity[],
): Promise<Rollups> {
  const ranked = volunteers.filter(isRanked);
  const service = await serviceOf(
    view,
    ranked.map(({ id }) => id),
  );
  const countedIn = new Map<string, ReadonlySet<Provenance>>();
  const all: Rollups = { totals: [], groups: [], days: [] };
  for (const volunteer of ranked) {
    let counted = countedIn.get(volunteer.communityCode);
    if (!counted) {
      const { policy } = await policies.policyFor(view, volunteer.communityCode, day);
      counted = new Set(policy.records.rankingProvenances);
      countedIn.set(volunteer.communityCode, counted);
    }
    const { totals, groups, days } = rollupsOf(volunteer, service.get(volunteer.id) ?? [], counted);
    all.totals.push(...totals);
    all.groups.push(...groups);
    all.days.push(...days);
  }
  return all;
}

async function serviceOf(view: ReadView, ids: readonly string[]): Promise<Map<string, DayOfService[]>> {
  const byVolunteer = new Map<string, DayOfService[]>();
  if (ids.length === 0) return byVolunteer;
  const rows = await view.rows<{
    volunteer_id: string;
    day: string;
    squad_kind: SquadKind | null;
    squad_id: string | null;
    organisation_id: string | null;
    provenance: Provenance;
    minutes: number | string;
  }>(
    `SELECT d.volunteer_id, d.day, r.squad_kind, r.squad_id, r.organisation_id, r.provenance, d.credited_minutes AS minutes
       FROM service_record_day d JOIN service_record r ON r.id = d.record_id
      WHERE d.volunteer_id IN (:...ids) AND r.status = :confirmed`,
    { ids, confirmed: ServiceRecordStatus.CONFIRMED },
  );
  for (const row of rows) {
    const days = byVolunteer.get(row.volunteer_id) ?? [];
    days.push({
      ...{ day: row.day, squadKind: row.squad_kind, squadId: row.squad_id },
      ...{ organisationId: row.organisation_id, provenance: row.provenance, minutes: Number(row.minutes) },
    });
    byVolunteer.set(row.volunteer_id, days);
  }
  return byVolunteer;
}

const isRanked = (volunteer: VolunteerEntity): volunteer is VolunteerEntity & RankedVolunteer =>
  volunteer.volunteerNo !== null && !NEVER_RANKED.includes(volunteer.status);
