import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { type LocalDate, monthOf, yearOf } from '../kernel/service-day.js';
import { PERIOD_PART_NOT_ALLOWED, PERIOD_PART_REQUIRED } from './rankings.problems.js';

export enum RankingPeriodKind {
  ALL = 'ALL',
  YEAR = 'YEAR',
  MONTH = 'MONTH',
}

/** All time, a calendar year or a calendar month of service days (domain.md rule 51). */
export interface RankingPeriod {
  readonly kind: RankingPeriodKind;
  readonly year?: number | null;
  /** 1 to 12. */
  readonly month?: number | null;
}

/** `ALL`, `2026` or `2026-05`. */
export type PeriodKey = string;

type Part = 'year' | 'month';

const PARTS_OF: Readonly<Record<RankingPeriodKind, readonly Part[]>> = {
  ALL: [],
  YEAR: ['year'],
  MONTH: ['year', 'month'],
};
const RANGE_OF: Readonly<Record<Part, { readonly min: number; readonly max: number }>> = {
  year: { min: 1900, max: 2199 },
  month: { min: 1, max: 12 },
};

/** The key under which a period's totals are kept. @throws Problem INVALID_INPUT naming each part at fault */
export function periodKeyOf(period: RankingPeriod): PeriodKey {
  const faults = (['year', 'month'] as const).flatMap((part) => faultsOf(period, part));
  if (faults.length > 0) throw invalidInput(faults);
  if (period.kind === RankingPeriodKind.ALL) return 'ALL';
  const year = String(period.year);
  return period.kind === RankingPeriodKind.YEAR ? year : `${year}-${String(period.month).padStart(2, '0')}`;
}

/** The three periods that a service day counts for. */
export const periodsOfDay = (day: LocalDate): readonly PeriodKey[] => ['ALL', yearOf(day), monthOf(day)];

function faultsOf(period: RankingPeriod, part: Part): FieldFault[] {
  const path = `period.${part}`;
  const value = period[part] ?? null;
  const needed = PARTS_OF[period.kind].includes(part);
  const { min, max } = RANGE_OF[part];
  if (value === null)
    return needed ? [{ path, code: PERIOD_PART_REQUIRED, details: { kind: period.kind } }] : [];
  if (!needed) return [{ path, code: PERIOD_PART_NOT_ALLOWED, details: { kind: period.kind } }];
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [{ path, code: 'FIELD_RANGE', details: { min, max } }];
}
