/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

/*
 * Shanghai has kept UTC+8 without summer time since September 1991, and no service is older than that, so a fixed offset is
 * exact and does not depend on the time zone data of the machine.
 */
const OFFSET_MILLISECONDS = 8 * 3_600_000;
const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;

const numberOf = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (utcMidnight: number): LocalDate => new Date(utcMidnight).toISOString().slice(0, 10);

/** The service day on which an instant falls. */
export function serviceDayOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}

/** An instant as a clock in Shanghai shows it, `YYYY-MM-DD HH:MM`, for sentences. */
export function shanghaiTime(instant: Date): string {
  const shown = new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)}`;
}

/** The instant at which a service day begins. */
export function startOfServiceDay(day: LocalDate): Date {
  return new Date(numberOf(day) - OFFSET_MILLISECONDS);
}

/** The part of a service that falls on one day. */
export interface ServiceDayPart {
  readonly day: LocalDate;
  readonly start: Date;
  readonly end: Date;
  /** Whole minutes. */
  readonly minutes: number;
}

/**
 * Splits a span at each midnight of Shanghai (domain.md rule 18). The parts' minutes add up to the span's whole minutes:
 * seconds lost to rounding count for the last part.
 */
export function splitByServiceDay(start: Date, end: Date): ServiceDayPart[] {
  const parts: ServiceDayPart[] = [];
  let counted = 0;
  let from = start;
  while (from < end) {
    const day = serviceDayOf(from);
    const midnight = startOfServiceDay(addDays(day, 1));
    const until = midnight < end ? midnight : end;
    const total = Math.floor((until.getTime() - start.getTime()) / MINUTE_MILLISECONDS);
    parts.push({ day, start: from, end: until, minutes: total - counted });
    counted = total;
    from = until;
  }
  return parts;
}

/** The first and the last day that is kept; no service, birth or policy lies outside. */
export const FIRST_DAY: LocalDate = '1900-01-01';
export const LAST_DAY: LocalDate = '2199-12-31';

/** Whether a text is a real date written `YYYY-MM-DD`, from `FIRST_DAY` to `LAST_DAY`. */
export function isLocalDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = numberOf(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return dayOf(numberOf(day) + days * DAY_MILLISECONDS);
}

/** The same day of a later (or earlier) month, at most its last day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/**
 * Full years of age on a day. Who was born on 29 February is a year older on 1 March of a common year, the first day on
 * which a full year has passed.
 */
export function ageOn(birthDate: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** Full months from one day to a later one; 31 January to 28 February is one. */
export function fullMonthsBetween(from: LocalDate, to: LocalDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(from, months) <= to ? months : months - 1);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((numberOf(to) - numberOf(from)) / DAY_MILLISECONDS);
}

/** The instants between which a month of Shanghai (`YYYY-MM`) lies; the second one is the next month's. */
export function monthSpan(month: string): { readonly from: Date; readonly until: Date } {
  const first = `${month}-01`;
  return { from: startOfServiceDay(first), until: startOfServiceDay(addMonths(first, 1)) };
}

export const yearOf = (day: LocalDate): string => day.slice(0, 4);
export const monthOf = (day: LocalDate): string => day.slice(0, 7);
