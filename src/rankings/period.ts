import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { type LocalDate, monthOf, yearOf } from '../kernel/service-day.js';
import { PERIOD_ORDER, PERIOD_PART_NOT_ALLOWED, PERIOD_PART_REQUIRED } from './rankings.problems.js';

export enum RankingPeriodKind {
  ALL = 'ALL',
  YEAR = 'YEAR',
  MONTH = 'MONTH',
  RANGE = 'RANGE',
}

/** All time, a calendar year, a calendar month or a range of service days (domain.md rule 51). */
export interface RankingPeriod {
  readonly kind: RankingPeriodKind;
  readonly year?: number | null;
  /** 1 to 12. */
  readonly month?: number | null;
  readonly fromDay?: LocalDate | null;
  /** Included. */
  readonly untilDay?: LocalDate | null;
}

/** `ALL`, `2026` or `2026-05`; of a range of days `2026-05-20..2026-06-15`. */
export type PeriodKey = string;

/** Days, both included. */
export interface DayRange {
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
}

const PARTS = ['year', 'month', 'fromDay', 'untilDay'] as const;
type Part = (typeof PARTS)[number];

const PARTS_OF: Readonly<Record<RankingPeriodKind, readonly Part[]>> = {
  ALL: [],
  YEAR: ['year'],
  MONTH: ['year', 'month'],
  RANGE: ['fromDay', 'untilDay'],
};
const RANGE_OF: Readonly<Partial<Record<Part, { readonly min: number; readonly max: number }>>> = {
  year: { min: 1900, max: 2199 },
  month: { min: 1, max: 12 },
};

/** The key under which a period's totals are kept. @throws Problem INVALID_INPUT naming each part at fault */
export function periodKeyOf(period: RankingPeriod): PeriodKey {
  const faults = PARTS.flatMap((part) => faultsOf(period, part));
  const { kind, fromDay, untilDay } = period;
  if (faults.length === 0 && fromDay && untilDay && untilDay < fromDay)
    faults.push({ path: 'period.untilDay', code: PERIOD_ORDER });
  if (faults.length > 0) throw invalidInput(faults);
  const year = String(period.year);
  if (kind === RankingPeriodKind.ALL) return 'ALL';
  if (kind === RankingPeriodKind.YEAR) return year;
  if (kind === RankingPeriodKind.RANGE) return `${fromDay}..${untilDay}`;
  return `${year}-${String(period.month).padStart(2, '0')}`;
}

/** The days of a range; null: the key is of a period whose totals are kept. */
export function daysOf(period: PeriodKey): DayRange | null {
  const [fromDay = '', untilDay] = period.split('..');
  return untilDay === undefined ? null : { fromDay, untilDay };
}

/** The three periods that a service day counts for. */
export const periodsOfDay = (day: LocalDate): readonly PeriodKey[] => ['ALL', yearOf(day), monthOf(day)];

function faultsOf(period: RankingPeriod, part: Part): FieldFault[] {
  const path = `period.${part}`;
  const value = period[part] ?? null;
  const needed = PARTS_OF[period.kind].includes(part);
  if (value === null)
    return needed ? [{ path, code: PERIOD_PART_REQUIRED, details: { kind: period.kind } }] : [];
  if (!needed) return [{ path, code: PERIOD_PART_NOT_ALLOWED, details: { kind: period.kind } }];
  const range = RANGE_OF[part];
  // Days are of the calendar already, by their scalar.
  if (!range || typeof value !== 'number') return [];
  const { min, max } = range;
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [{ path, code: 'FIELD_RANGE', details: { min, max } }];
}
