import { districtOf, streetOf } from '../kernel/division-code.js';
import { type LocalDate, monthOf } from '../kernel/service-day.js';
import type { Provenance, SquadKind } from '../kernel/vocabulary.js';
import { periodsOfDay } from './period.js';
import type { RankingDayEntity, RankingGroupTotalEntity } from './ranking-rollups.entity.js';
import type { RankingTotalEntity } from './ranking-total.entity.js';

/** Stands for every squad kind, and for service outside of squads. */
export const EVERY_KIND = 'ALL';

/** Credited minutes of a volunteer's confirmed service on one day, of one kind, squad, organisation and provenance. */
export interface DayOfService {
  readonly day: LocalDate;
  readonly squadKind: SquadKind | null;
  readonly squadId: string | null;
  readonly organisationId: string | null;
  readonly provenance: Provenance;
  readonly minutes: number;
}

export interface RankedVolunteer {
  readonly id: string;
  readonly volunteerNo: string;
  readonly communityCode: string;
}

/** All that rankings keep of volunteers. */
export interface Rollups {
  readonly totals: RankingTotalEntity[];
  readonly groups: RankingGroupTotalEntity[];
  readonly days: RankingDayEntity[];
}

/**
 * A volunteer's ranking rows (domain.md rules 51 and 52): by all time, year and month, each over every kind, by squad kind, and in each
 * squad and organisation; and by day. Only provenance that counts. What sums to nothing has no row.
 */
export function rollupsOf(
  volunteer: RankedVolunteer,
  service: readonly DayOfService[],
  counted: ReadonlySet<Provenance>,
): Rollups {
  const days = new Map<string, RankingDayEntity>();
  const totals = new Sums();
  const groups = new Sums();
  const { id: volunteerId, volunteerNo, communityCode } = volunteer;
  for (const { day, squadKind, squadId, organisationId, provenance, minutes } of service) {
    if (!counted.has(provenance) || minutes === 0) continue;
    const served = {
      squadKind: squadKind ?? '',
      squadId: squadId ?? '',
      organisationId: organisationId ?? '',
    };
    const key = Object.values(served).concat(day).join(' ');
    const row = days.get(key) ?? { volunteerId, day, ...served, communityCode, volunteerNo, minutes: 0 };
    row.minutes += minutes;
    days.set(key, row);
    for (const period of periodsOfDay(`${monthOf(day)}-01`)) {
      for (const kind of squadKind === null ? [EVERY_KIND] : [EVERY_KIND, squadKind])
        totals.add(kind, period, minutes);
      for (const groupId of [squadId, organisationId]) if (groupId) groups.add(groupId, period, minutes);
    }
  }
  const own = { volunteerId, volunteerNo, communityCode };
  return {
    days: [...days.values()],
    groups: groups.all().map(({ of: groupId, ...sum }) => ({ ...own, groupId, ...sum })),
    totals: totals.all().map(({ of: squadKind, ...sum }) => ({
      ...{ ...own, squadKind, ...sum },
      ...{ districtCode: districtOf(communityCode), streetCode: streetOf(communityCode) },
    })),
  };
}

interface Sum {
  readonly of: string;
  readonly period: string;
  readonly minutes: number;
  readonly rankOrder: number;
}

class Sums {
  private readonly sums = new Map<string, { of: string; period: string; minutes: number }>();

  add(of: string, period: string, minutes: number): void {
    const sum = this.sums.get(`${of} ${period}`) ?? { of, period, minutes: 0 };
    sum.minutes += minutes;
    this.sums.set(`${of} ${period}`, sum);
  }

  all(): Sum[] {
    return [...this.sums.values()].map((sum) => ({ ...sum, rankOrder: -sum.minutes }));
  }
}

/** What must be written so that `present` becomes `wanted`; one confirmed record changes few of a volunteer's rows. */
export interface Difference<T> {
  /** Rows to write, with those that they replace, if any. */
  readonly changed: readonly { readonly before: T | null; readonly after: T }[];
  readonly gone: readonly T[];
}

/** In every column, so that a row that was changed by hand is put right by a rebuild. @param key the columns of a row's key */
export function differenceOf<T extends object>(
  key: readonly (keyof T)[],
  present: readonly T[],
  wanted: readonly T[],
): Difference<T> {
  const keyOf = (row: T): string => key.map((name) => String(row[name])).join(' ');
  const known = new Map(present.map((row) => [keyOf(row), row]));
  const after = new Set(wanted.map(keyOf));
  return {
    changed: wanted.flatMap((row) => {
      const before = known.get(keyOf(row)) ?? null;
      return before && sameRow(before, row) ? [] : [{ before, after: row }];
    }),
    gone: present.filter((row) => !after.has(keyOf(row))),
  };
}

const sameRow = <T extends object>(one: T, other: T): boolean =>
  (Object.keys(one) as (keyof T)[]).every((name) => one[name] === other[name]);
