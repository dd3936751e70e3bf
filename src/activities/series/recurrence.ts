import ICAL from 'ical.js';
import { daysBetween, isLocalDate, serviceDayOf, startOfServiceDay } from '../../kernel/service-day.js';

export type RecurrenceFault = 'RULE_LENGTH' | 'RULE_FORMAT' | 'RULE_FREQUENCY' | 'RULE_PART' | 'RULE_COUNT';

/** A rule that was checked: RFC 5545 text in capitals, without DTSTART, in Shanghai time. */
export interface Recurrence {
  readonly rule: string;
  /** Last instant at which an occasion may start; null: the rule has no UNTIL. */
  readonly until: Date | null;
}

export type RecurrenceVerdict =
  | { readonly ok: true; readonly recurrence: Recurrence }
  /** `part`: what of the text is wrong, where one part is. */
  | { readonly ok: false; readonly fault: RecurrenceFault; readonly part: string };

export const MAX_RULE_CHARACTERS = 300;
/** Of one series, and so of one year too: the parts below put at most one occasion on a day. */
export const MAX_OCCASIONS = 400;

const DAY_MILLISECONDS = 86_400_000;
const SECOND_MILLISECONDS = 1000;

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
/** No fifth: most months have none, and ical.js throws when only one of two fifths is in its first month. */
const ORDINAL = '(?:[+-]?[1-4])';
/** Days that every month has. */
const MONTH_DAY = '-?(?:[1-9]|1\\d|2[0-8])';
const listOf = (item: string): RegExp => new RegExp(`^${item}(?:,${item}){0,30}$`);

const interval = (max: number) => ({
  test: (value: string) => /^[1-9]\d{0,2}$/.test(value) && Number(value) <= max,
});
/** Of others, such as every five months, ical.js gives up a 31st that comes after four months without one. */
const PART_OF_A_YEAR = /^(?:1|2|3|4|6|12)$/;
const anyFrequency = {
  FREQ: /^[A-Z]+$/,
  COUNT: /^\d{1,9}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
};

/**
 * The parts that a frequency takes. ical.js looks for the next occasion until it finds one, for ever when a part that
 * filters (BYMONTH, a daily BYDAY) never meets the interval, and takes the first start for an occasion without looking
 * (BYSETPOS, BYMONTH); so these parts are left out, and each of them has a plain rule that says the same.
 */
const PARTS: Readonly<Record<string, Readonly<Record<string, { test(value: string): boolean }>>>> = {
  DAILY: { ...anyFrequency, INTERVAL: interval(366) },
  WEEKLY: {
    ...anyFrequency,
    INTERVAL: interval(52),
    BYDAY: listOf(WEEKDAY),
    WKST: new RegExp(`^${WEEKDAY}$`),
  },
  MONTHLY: {
    ...anyFrequency,
    INTERVAL: PART_OF_A_YEAR,
    BYDAY: listOf(`${ORDINAL}?${WEEKDAY}`),
    // Of several, all missing in the first month, ical.js makes days of other months.
    BYMONTHDAY: new RegExp(`${listOf(MONTH_DAY).source}|^(?:29|3[01])$`),
  },
};
/** Two of these leave it open which one holds. */
const EXCLUSIVE = [
  ['COUNT', 'UNTIL'],
  ['BYDAY', 'BYMONTHDAY'],
] as const;

/** Reads an iCalendar rule such as `FREQ=WEEKLY;BYDAY=FR,SA` (RFC 5545, the parts that patrols and visits need). */
export function parseRecurrence(text: string): RecurrenceVerdict {
  const rule = text.trim().toUpperCase();
  if (rule.length > MAX_RULE_CHARACTERS) return refused('RULE_LENGTH', '');
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value, ...more] = part.split('=');
    if (!/^[A-Z]+$/.test(name) || !value || more.length > 0 || parts.has(name)) {
      return refused('RULE_FORMAT', part);
    }
    parts.set(name, value);
  }
  const frequency = parts.get('FREQ');
  if (frequency === undefined) return refused('RULE_FORMAT', 'FREQ');
  const known = Object.hasOwn(PARTS, frequency) ? PARTS[frequency] : undefined;
  if (!known) return refused('RULE_FREQUENCY', frequency);
  for (const [name, value] of parts) {
    const check = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!check?.test(value)) return refused('RULE_PART', `${name}=${value}`);
  }
  for (const [one, other] of EXCLUSIVE) {
    if (parts.has(one) && parts.has(other)) return refused('RULE_PART', other);
  }
  const count = parts.get('COUNT');
  if (count !== undefined && !(Number(count) >= 1 && Number(count) <= MAX_OCCASIONS)) {
    return refused('RULE_COUNT', `COUNT=${count}`);
  }
  const untilText = parts.get('UNTIL');
  const until = untilText === undefined ? null : instantOf(untilText);
  if (until && Number.isNaN(until.getTime())) return refused('RULE_PART', `UNTIL=${untilText}`);
  return { ok: true, recurrence: { rule, until } };
}

/** A span of time: `from` is in it, `until` is not. */
export interface Window {
  readonly from: Date;
  readonly until: Date;
}

/**
 * When the occasions of a series start within a window, in order: at the first start's time of day in Shanghai, whole days
 * after it, none before it. What does not fall on the rule, also the first start itself, is no occasion.
 */
export function occasionsWithin({ rule, until }: Recurrence, firstStartAt: Date, window: Window): Date[] {
  const firstDay = serviceDayOf(firstStartAt);
  const found: Date[] = [];
  for (const day of daysOf(rule, firstDay)) {
    const startAt = new Date(firstStartAt.getTime() + daysBetween(firstDay, day) * DAY_MILLISECONDS);
    if (startAt >= window.until || (until && startAt > until)) break;
    if (startAt >= window.from) found.push(startAt);
  }
  return found;
}

/**
 * Days from the first one on, for ever unless the rule has a COUNT or no further day. UNTIL is left to the caller: ical.js
 * compares times of several zones, and a date as its midnight.
 */
function* daysOf(rule: string, firstDay: string): Generator<string> {
  const recur = ICAL.Recur.fromString(rule);
  recur.until = null;
  const iterator = recur.iterator(ICAL.Time.fromDateString(firstDay));
  for (let day = nextOf(iterator); day; day = nextOf(iterator)) yield day.toString();
}

/** Typed as if there were always a next one. */
const nextOf = (iterator: InstanceType<typeof ICAL.RecurIterator>): { toString(): string } | null =>
  iterator.next();

/** The end of a day, or a time in UTC (`Z`) or Shanghai; NaN: there is no such time. */
function instantOf(until: string): Date {
  const [, year, month, date, hours, minutes, seconds, zone] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(until) ?? [];
  const day = `${year}-${month}-${date}`;
  if (!isLocalDate(day)) return new Date(NaN);
  const midnight = startOfServiceDay(day).getTime();
  if (hours === undefined) return new Date(midnight + DAY_MILLISECONDS - 1);
  if (zone === 'Z') return new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (h > 23 || m > 59 || s > 59) return new Date(NaN);
  return new Date(midnight + (h * 3600 + m * 60 + s) * SECOND_MILLISECONDS);
}

const refused = (fault: RecurrenceFault, part: string): RecurrenceVerdict => ({ ok: false, fault, part });
