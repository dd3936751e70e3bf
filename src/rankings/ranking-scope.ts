import type { DivisionKind } from '../kernel/division-code.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import type { PlaceEntity } from '../places/place.entity.js';
import { withinPlaces } from '../platform/database/sql.js';
import { daysOf, type PeriodKey } from './period.js';
import { EVERY_KIND } from './ranking-totals.js';

/** Which service is counted: of every kind, of one, or that of one squad or organisation. */
export interface ServiceFilter {
  readonly squadKind?: SquadKind | null;
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
}

/** Who is ranked with whom: a place, optionally a squad kind, a squad or an organisation, and a period (domain.md rule 51). */
export interface RankingScope {
  readonly placeKind: DivisionKind;
  readonly placeCode: string;
  readonly squadKind: string;
  readonly squadId: string | null;
  readonly organisationId: string | null;
  readonly period: PeriodKey;
}

/** The equality columns of the three scope indexes of `ranking_total`. */
const COLUMN_OF: Readonly<Record<DivisionKind, string>> = {
  DISTRICT: 'district_code',
  STREET: 'street_code',
  COMMUNITY: 'community_code',
};

export const scopeOf = (
  { kind, code }: PlaceEntity,
  { squadKind, squadId, organisationId }: ServiceFilter,
  period: PeriodKey,
): RankingScope => ({
  ...{ placeKind: kind, placeCode: code, squadKind: squadKind ?? EVERY_KIND },
  ...{ squadId: squadId ?? null, organisationId: organisationId ?? null, period },
});

/** One text for each scope. */
export const scopeKey = (scope: RankingScope): string => {
  const { placeCode, squadKind, squadId, organisationId, period } = scope;
  return [placeCode, organisationId ?? squadId ?? squadKind, period].join(' ');
};

export interface ScopeRows {
  /** A table `t` of rows with volunteer_no, community_code, minutes and rank_order, one for each volunteer. */
  readonly table: string;
  /** Which of its rows; more conditions can be added with AND. */
  readonly where: string;
  /** A SELECT of the `minutes` of `:volunteerId`. */
  readonly own: string;
  /** The condition under which a row of `t` and one of `volunteer v` are the same person’s. */
  readonly person: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether they are added up from days, and so take time. */
  readonly summed: boolean;
  /** Whether `ranking_count` counts just these. */
  readonly counted: boolean;
}

/** The rows of a scope. */
export function rowsOf(scope: RankingScope): ScopeRows {
  const { placeKind, placeCode, squadKind, squadId, organisationId, period } = scope;
  const groupId = squadId ?? organisationId;
  const days = daysOf(period);
  if (days) {
    const [column, value] = squadId
      ? ['squad_id', squadId]
      : organisationId
        ? ['organisation_id', organisationId]
        : ['squad_kind', squadKind];
    const served = squadKind === EVERY_KIND && !groupId ? '' : `AND ${column} = :value`;
    // By community, so that the index leads to the days of each.
    const place =
      placeKind === 'COMMUNITY'
        ? 'community_code = :placeCode'
        : `community_code IN (SELECT code FROM place WHERE kind = 'COMMUNITY' AND ${withinPlaces('code', [placeCode])})`;
    const when = `${place} AND day >= :fromDay AND day <= :untilDay ${served}`;
    return {
      table: `(SELECT volunteer_no, community_code, SUM(minutes) AS minutes, -SUM(minutes) AS rank_order
                 FROM ranking_day WHERE ${when} GROUP BY volunteer_no, community_code) t`,
      where: 't.minutes > 0',
      own: `SELECT SUM(minutes) AS minutes FROM ranking_day WHERE volunteer_id = :volunteerId AND ${when}`,
      person: 'v.volunteer_no = t.volunteer_no',
      parameters: { placeCode, ...days, value: value ?? '' },
      ...{ summed: true, counted: false },
    };
  }
  const kept = (table: string, where: string) => ({
    ...{ table: `${table} t`, where, person: 'v.id = t.volunteer_id', summed: false },
    own: `SELECT t.minutes FROM ${table} t WHERE ${where} AND t.volunteer_id = :volunteerId`,
  });
  if (groupId)
    return {
      ...kept(
        'ranking_group_total',
        `t.group_id = :groupId AND t.period = :period AND ${withinPlaces('t.community_code', [placeCode])}`,
      ),
      parameters: { groupId, period },
      counted: false,
    };
  return {
    ...kept(
      'ranking_total',
      `t.${COLUMN_OF[placeKind]} = :placeCode AND t.squad_kind = :squadKind AND t.period = :period`,
    ),
    parameters: { placeCode, squadKind, period },
    counted: true,
  };
}
