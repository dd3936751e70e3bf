import type { DivisionKind } from '../kernel/division-code.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import type { PlaceEntity } from '../places/place.entity.js';
import type { PeriodKey } from './period.js';
import { EVERY_KIND } from './ranking-totals.js';

/** Who is ranked with whom: a place, a squad kind or all, a period (domain.md rule 51). */
export interface RankingScope {
  readonly placeKind: DivisionKind;
  readonly placeCode: string;
  readonly squadKind: string;
  readonly period: PeriodKey;
}

/** The equality columns of the three scope indexes of `ranking_total`. */
const COLUMN_OF: Readonly<Record<DivisionKind, string>> = {
  DISTRICT: 'district_code',
  STREET: 'street_code',
  COMMUNITY: 'community_code',
};

export const scopeOf = (
  place: PlaceEntity,
  squadKind: SquadKind | null,
  period: PeriodKey,
): RankingScope => ({
  placeKind: place.kind,
  placeCode: place.code,
  squadKind: squadKind ?? EVERY_KIND,
  period,
});

/** The condition that keeps a scope's rows, with the parameters of `scopeParameters`. */
export const inScope = (scope: RankingScope): string =>
  `${COLUMN_OF[scope.placeKind]} = :placeCode AND squad_kind = :squadKind AND period = :period`;

export const scopeParameters = ({ placeCode, squadKind, period }: RankingScope) => ({
  placeCode,
  squadKind,
  period,
});
