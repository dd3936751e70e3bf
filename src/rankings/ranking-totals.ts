import { districtOf, streetOf } from '../kernel/division-code.js';
import type { Provenance, SquadKind } from '../kernel/vocabulary.js';
import { periodsOfDay } from './period.js';
import type { RankingTotalEntity } from './ranking-total.entity.js';

/** Stands for every squad kind, and for service outside of squads. */
export const EVERY_KIND = 'ALL';

/** Credited minutes of a volunteer's confirmed service in one month, of one kind and provenance. */
export interface MonthOfService {
  /** `YYYY-MM` */
  readonly month: string;
  readonly squadKind: SquadKind | null;
  readonly provenance: Provenance;
  readonly minutes: number;
}

export interface RankedVolunteer {
  readonly id: string;
  readonly volunteerNo: string;
  readonly communityCode: string;
}

/**
 * A volunteer's ranking totals (domain.md rule 51): by all time, year and month, each over every kind and by squad kind;
 * only provenance that counts. What sums to nothing has no row.
 */
export function totalsOf(
  volunteer: RankedVolunteer,
  service: readonly MonthOfService[],
  counted: ReadonlySet<Provenance>,
): RankingTotalEntity[] {
  const totals = new Map<string, { squadKind: string; period: string; minutes: number }>();
  for (const { month, squadKind, provenance, minutes } of service) {
    if (!counted.has(provenance) || minutes === 0) continue;
    for (const period of periodsOfDay(`${month}-01`)) {
      for (const kind of squadKind === null ? [EVERY_KIND] : [EVERY_KIND, squadKind]) {
        const total = totals.get(`${kind} ${period}`) ?? { squadKind: kind, period, minutes: 0 };
        total.minutes += minutes;
        totals.set(`${kind} ${period}`, total);
      }
    }
  }
  return [...totals.values()].map((total) => ({
    ...total,
    volunteerId: volunteer.id,
    volunteerNo: volunteer.volunteerNo,
    districtCode: districtOf(volunteer.communityCode),
    streetCode: streetOf(volunteer.communityCode),
    communityCode: volunteer.communityCode,
    rankOrder: -total.minutes,
  }));
}

/** What must be written so that `present` becomes `wanted`; one confirmed record changes few of a volunteer's rows. */
export function differenceOf(
  present: readonly RankingTotalEntity[],
  wanted: readonly RankingTotalEntity[],
): { readonly changed: RankingTotalEntity[]; readonly gone: RankingTotalEntity[] } {
  const keyOf = (row: RankingTotalEntity): string => `${row.volunteerId} ${row.squadKind} ${row.period}`;
  const before = new Map(present.map((row) => [keyOf(row), row]));
  const after = new Set(wanted.map(keyOf));
  return {
    changed: wanted.filter((row) => !sameRow(before.get(keyOf(row)), row)),
    gone: present.filter((row) => !after.has(keyOf(row))),
  };
}

/** In every column, so that a row that was changed by hand is put right by a rebuild. */
const sameRow = (a: RankingTotalEntity | undefined, b: RankingTotalEntity): boolean =>
  a !== undefined &&
  a.minutes === b.minutes &&
  a.rankOrder === b.rankOrder &&
  a.districtCode === b.districtCode &&
  a.streetCode === b.streetCode &&
  a.communityCode === b.communityCode &&
  a.volunteerNo === b.volunteerNo;
