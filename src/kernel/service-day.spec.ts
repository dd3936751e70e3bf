import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  isLocalDate,
  serviceDayOf,
  shanghaiTime,
  splitByServiceDay,
  startOfServiceDay,
} from './service-day.js';
import { wholeMinutesBetween } from './minutes.js';

describe('rule 18: a service day is a day in Shanghai', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(serviceDayOf(new Date('2026-06-14T15:59:59.999Z'))).toBe('2026-06-14');
    expect(serviceDayOf(new Date('2026-06-14T16:00:00Z'))).toBe('2026-06-15');
    expect(startOfServiceDay('2026-06-15').toISOString()).toBe('2026-06-14T16:00:00.000Z');
  });

  it('agrees with the time zone data for every instant since 2000', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (instant) => {
          expect(serviceDayOf(instant)).toBe(shanghai.format(instant));
        },
      ),
    );
  });

  it('splits a night shift at midnight', () => {
    const parts = splitByServiceDay(new Date('2026-06-14T14:30:00Z'), new Date('2026-06-14T17:10:00Z'));
    expect(parts.map(({ day, minutes }) => ({ day, minutes }))).toEqual([
      { day: '2026-06-14', minutes: 90 },
      { day: '2026-06-15', minutes: 70 },
    ]);
  });

  it('does not split what ends at midnight', () => {
    expect(
      splitByServiceDay(new Date('2026-06-14T14:00:00Z'), new Date('2026-06-14T16:00:00Z')),
    ).toHaveLength(1);
  });

  it('loses no minute by splitting', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.nat(4 * 86_400_000), (start, length) => {
        const end = new Date(start.getTime() + length);
        const parts = splitByServiceDay(start, end);
        expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(wholeMinutesBetween(start, end));
        for (const part of parts) expect(serviceDayOf(part.start)).toBe(part.day);
      }),
    );
  });
});

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-6-1', '20260601', '', '2026-06-31', '1899-12-31'])(
    '%s is not one',
    (text) => expect(isLocalDate(text)).toBe(false),
  );
  it.each(['2024-02-29', '1900-01-01', '2026-12-31'])('%s is one', (text) =>
    expect(isLocalDate(text)).toBe(true),
  );

  it('move by days and months, at most to the month’s end', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-15', -12)).toBe('2025-03-15');
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  });

  it('rule 5: a birthday counts on the day itself, 29 February’s on 1 March', () => {
    expect(ageOn('2008-06-15', '2026-06-14')).toBe(17);
    expect(ageOn('2008-06-15', '2026-06-15')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
});

describe('the time that a clock in Shanghai shows', () => {
  it.each([
    ['2026-06-15T02:00:00Z', '2026-06-15 10:00'],
    ['2026-06-15T16:00:59Z', '2026-06-16 00:00'],
    ['2026-12-31T15:59:00Z', '2026-12-31 23:59'],
  ])('%s: %s', (instant, shown) => {
    expect(shanghaiTime(new Date(instant))).toBe(shown);
  });
});
