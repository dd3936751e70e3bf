import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, serviceDayOf } from '../../kernel/service-day.js';
import { MAX_OCCASIONS, occasionsWithin, parseRecurrence } from './recurrence.js';

const DAY = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly byDay: readonly string[];
  readonly byMonthDay: readonly number[];
  readonly weekStart: string | null;
  readonly count: number | null;
}

const weekday = fc.constantFrom(...WEEKDAYS);
const ordinal = fc.constantFrom('', '1', '2', '+3', '4', '-1', '-2', '-4');
const count = fc.option(fc.integer({ min: 1, max: MAX_OCCASIONS }));
const none = fc.constant([]);
const monthDay = fc.integer({ min: 1, max: 28 }).chain((day) => fc.constantFrom(day, -day));
const lateDay = fc.constantFrom([29], [30], [31]);
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 6 });

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    frequency: fc.constant('DAILY' as const),
    interval: fc.integer({ min: 1, max: 366 }),
    ...{ byDay: none, byMonthDay: none, weekStart: fc.constant(null), count },
  }),
  fc.record({
    frequency: fc.constant('WEEKLY' as const),
    interval: fc.integer({ min: 1, max: 52 }),
    byDay: fc.oneof(none, some(weekday)),
    ...{ byMonthDay: none, weekStart: fc.option(weekday), count },
  }),
  fc
    .record({
      frequency: fc.constant('MONTHLY' as const),
      interval: fc.constantFrom(1, 2, 3, 4, 6, 12),
      byDay: fc.oneof(none, some(fc.tuple(ordinal, weekday).map((parts) => parts.join('')))),
      byMonthDay: fc.oneof(none, some(monthDay), lateDay),
      ...{ weekStart: fc.constant(null), count },
    })
    .map((one) => (one.byDay.length > 0 ? { ...one, byMonthDay: [] } : one)),
);
const first = fc
  .integer({
    min: Date.parse('2026-01-01T00:00:00Z') / 60_000,
    max: Date.parse('2029-01-01T00:00:00Z') / 60_000,
  })
  .map((minute) => new Date(minute * 60_000));

const textOf = (one: Rule): string =>
  [
    `FREQ=${one.frequency}`,
    ...(one.interval > 1 ? [`INTERVAL=${one.interval}`] : []),
    ...(one.byDay.length > 0 ? [`BYDAY=${one.byDay.join(',')}`] : []),
    ...(one.byMonthDay.length > 0 ? [`BYMONTHDAY=${one.byMonthDay.join(',')}`] : []),
    ...(one.weekStart ? [`WKST=${one.weekStart}`] : []),
    ...(one.count ? [`COUNT=${one.count}`] : []),
  ].join(';');

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const lengthOfMonth = (day: string): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
/** Days since the start of the week in which `day` is. */
const intoWeek = (day: string, weekStart: string | null): number =>
  (weekdayOf(day) - WEEKDAYS.indexOf(weekStart ?? 'MO') + 7) % 7;

/** Whether a day belongs to a rule, straight from the words of RFC 5545; without COUNT. */
function belongs(one: Rule, firstDay: string, day: string): boolean {
  const date = Number(day.slice(8));
  const name = WEEKDAYS[weekdayOf(day)] ?? '';
  if (one.frequency === 'DAILY') return daysBetween(firstDay, day) % one.interval === 0;
  if (one.frequency === 'WEEKLY') {
    const weekOf = (any: string): string => addDays(any, -intoWeek(any, one.weekStart));
    const weeks = daysBetween(weekOf(firstDay), weekOf(day)) / 7;
    const names = one.byDay.length > 0 ? one.byDay : [WEEKDAYS[weekdayOf(firstDay)]];
    return weeks % one.interval === 0 && names.includes(name);
  }
  if ((monthOf(day) - monthOf(firstDay)) % one.interval !== 0) return false;
  if (one.byDay.length > 0) {
    const nth = Math.ceil(date / 7);
    const nthFromEnd = -Math.ceil((lengthOfMonth(day) - date + 1) / 7);
    return one.byDay.some((wanted) => {
      const position = Number(wanted.slice(0, -2));
      return wanted.endsWith(name) && (position === 0 || position === nth || position === nthFromEnd);
    });
  }
  const wanted = one.byMonthDay.length > 0 ? one.byMonthDay : [Number(firstDay.slice(8))];
  return wanted.includes(date) || wanted.includes(date - lengthOfMonth(day) - 1);
}

function expected(one: Rule, firstStartAt: Date, days: number): number[] {
  const firstDay = serviceDayOf(firstStartAt);
  const found: number[] = [];
  for (let offset = 0; offset < days; offset += 1) {
    if (belongs(one, firstDay, addDays(firstDay, offset))) found.push(firstStartAt.getTime() + offset * DAY);
  }
  return one.count ? found.slice(0, one.count) : found;
}

const occasions = (one: Rule, firstStartAt: Date, from: Date, until: Date): number[] => {
  const verdict = parseRecurrence(textOf(one));
  if (!verdict.ok) throw new Error(`${textOf(one)}: ${verdict.fault}`);
  return occasionsWithin(verdict.recurrence, firstStartAt, { from, until }).map((start) => start.getTime());
};
const after = (start: Date, days: number): Date => new Date(start.getTime() + days * DAY);

describe('recurring activities: every rule that is taken', () => {
  it('gives what the words of RFC 5545 say, for three years', () => {
    fc.assert(
      fc.property(rule, first, (one, start) => {
        expect({ text: textOf(one), found: occasions(one, start, start, after(start, 1100)) }).toEqual({
          text: textOf(one),
          found: expected(one, start, 1100),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('gives occasions whole days after the first start, in order, none twice, none before it, at most 400 a year', () => {
    fc.assert(
      fc.property(rule, first, (one, start) => {
        const found = occasions(one, start, after(start, -400), after(start, 365));
        expect(found.every((time) => time >= start.getTime() && (time - start.getTime()) % DAY === 0)).toBe(
          true,
        );
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(found.length).toBeLessThanOrEqual(MAX_OCCASIONS);
      }),
    );
  });

  it('gives the same whether asked at once or window after window', () => {
    fc.assert(
      fc.property(rule, first, fc.integer({ min: 1, max: 400 }), (one, start, cut) => {
        const [middle, end] = [after(start, cut), after(start, 401)];
        expect([...occasions(one, start, start, middle), ...occasions(one, start, middle, end)]).toEqual(
          occasions(one, start, start, end),
        );
      }),
    );
  });

  it('answers any text at all, and never throws', () => {
    const part = fc.tuple(
      fc.constantFrom(
        'FREQ',
        'COUNT',
        'UNTIL',
        'INTERVAL',
        'BYDAY',
        'BYMONTHDAY',
        'BYMONTH',
        'BYSETPOS',
        'WKST',
        'X',
      ),
      fc.oneof(
        fc.constantFrom(
          'WEEKLY',
          'MONTHLY',
          'DAILY',
          'MO',
          '5MO',
          '-5SU',
          '29',
          '30',
          '31',
          '-31',
          '12',
          '20270101',
          '+1',
          '1,2',
        ),
        fc.string(),
      ),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 5 }).map((parts) => parts.map((one) => one.join('=')).join(';')),
    );
    fc.assert(
      fc.property(text, first, (words, start) => {
        const verdict = parseRecurrence(words);
        if (verdict.ok) {
          const window = { from: start, until: after(start, 800) };
          expect(occasionsWithin(verdict.recurrence, start, window).length).toBeLessThanOrEqual(800);
        }
      }),
      { numRuns: 300 },
    );
  });
});
