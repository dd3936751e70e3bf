import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { districtOf } from '../../kernel/division-code.js';
import { invalidInput } from '../../kernel/problem.js';
import { Secrecy, secrecyOf } from '../../kernel/secrecy.js';
import {
  addDays,
  type LocalDate,
  monthOf,
  serviceDayOf,
  startOfServiceDay,
  yearOf,
} from '../../kernel/service-day.js';
import { SquadKind } from '../../kernel/vocabulary.js';
import { PlacesService } from '../../places/places.service.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { PolicyService } from '../../policies/policy.service.js';
import { NeedStatus } from '../need.entity.js';
import { STATISTICS_PERIOD } from '../needs.problems.js';
import { ConfidentialCounts, type NeedTally, wholePeriodOf } from './need-counts.js';
import type { NeedCounts } from './need-statistics.types.js';

const STATUSES = Object.values(NeedStatus);
const DAY_MILLISECONDS = 86_400_000;
/** Shanghai is eight hours ahead of UTC (see kernel/service-day). */
const OFFSET_MILLISECONDS = 8 * 3_600_000;

interface CountedRow {
  readonly community_code: string;
  readonly squad_kind: SquadKind;
  readonly status: NeedStatus;
  readonly day_number: number | string;
  readonly needs: number | string;
}

type Tally = NeedTally & { readonly kind: SquadKind };
export interface StatisticsPeriod {
  readonly placeCode: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Needs by kind and state, small numbers of confidential kinds kept back (domain.md rule 13). */
@Injectable()
export class NeedStatisticsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
  ) {}

  /**
   * Of the needs asked on some days, both included, how many are in which state now.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT
   */
  async count(actor: Actor, period: StatisticsPeriod): Promise<NeedCounts[]> {
    const { placeCode, from, until } = period;
    actor.requireIn('need.read', placeCode);
    if (until < from) throw invalidInput([{ path: 'until', code: STATISTICS_PERIOD }]);
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      const today = serviceDayOf(this.clock.now());
      // The district's, also where a street has a policy of its own: one number decides for all that can be compared.
      const { policy } = await this.policies.policyFor(view, districtOf(placeCode), today);
      const asked = await this.tallies(view, period);
      const wholePeriod = wholePeriodOf(from, until);
      const around = wholePeriod ? await this.tallies(view, surroundingsOf(placeCode, wholePeriod)) : [];
      const smallest = policy.needs.smallestShownCount;
      return Object.values(SquadKind).map((kind) => {
        if (secrecyOf(kind) !== Secrecy.CONFIDENTIAL) return openCounts(kind, asked);
        const counts = new ConfidentialCounts(around.filter(isOf(kind)), smallest);
        return countsBy(kind, (status) =>
          wholePeriod === null ? null : counts.shown({ placeCode, period: wholePeriod, status }),
        );
      });
    });
  }

  private async tallies(view: ReadView, { placeCode, from, until }: StatisticsPeriod): Promise<Tally[]> {
    const dayNumber = `(created_at + ${OFFSET_MILLISECONDS}) / ${DAY_MILLISECONDS}`;
    const rows = await view.rows<CountedRow>(
      `SELECT community_code, squad_kind, status, ${dayNumber} AS day_number, count(*) AS needs FROM need
        WHERE ${withinPlaces('community_code', [placeCode])} AND created_at >= :start AND created_at < :end
        GROUP BY community_code, squad_kind, status, ${dayNumber}`,
      { start: startOfServiceDay(from).getTime(), end: startOfServiceDay(addDays(until, 1)).getTime() },
    );
    const sums = new Map<string, Tally>();
    for (const row of rows) {
      const month = monthOf(addDays('1970-01-01', Number(row.day_number)));
      const key = `${row.community_code} ${row.squad_kind} ${row.status} ${month}`;
      const count = Number(row.needs) + (sums.get(key)?.count ?? 0);
      const { community_code: communityCode, squad_kind: kind, status } = row;
      sums.set(key, { communityCode, kind, status, month, count });
    }
    return [...sums.values()];
  }
}

/** The whole district and year, which decide together what is shown of each of their parts. */
const surroundingsOf = (placeCode: string, wholePeriod: string): StatisticsPeriod => ({
  placeCode: districtOf(placeCode),
  from: `${yearOf(wholePeriod)}-01-01`,
  until: `${yearOf(wholePeriod)}-12-31`,
});

const isOf =
  (kind: SquadKind) =>
  (tally: Tally): boolean =>
    tally.kind === kind;

function countsBy(kind: SquadKind, countOf: (status: NeedStatus | null) => number | null): NeedCounts {
  const counts = STATUSES.map((status) => ({ status, count: countOf(status) }));
  return { kind, counts, total: countOf(null) };
}

function openCounts(kind: SquadKind, tallies: readonly Tally[]): NeedCounts {
  const ofKind = tallies.filter(isOf(kind));
  return countsBy(kind, (status) =>
    ofKind.reduce((sum, tally) => sum + (status === null || tally.status === status ? tally.count : 0), 0),
  );
}
