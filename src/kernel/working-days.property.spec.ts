import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './service-day.js';
import { STATE_COUNCIL_CALENDAR } from './working-calendar-cn.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';

const day = fc.integer({ min: 0, max: 729 }).map((offset) => addDays('2025-01-01', offset));
const NO_CHANGES = { holidays: [], makeUpDays: [] };

describe('rule 24: working days, whatever the dates', () => {
  it('the nth working day after a day is worked, and n working days away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const due = addWorkingDays(from, count, STATE_COUNCIL_CALENDAR);
        expect(isWorkingDay(due, STATE_COUNCIL_CALENDAR)).toBe(true);
        expect(workingDaysBetween(from, due, STATE_COUNCIL_CALENDAR)).toBe(count);
        expect(workingDaysBetween(from, addDays(due, -1), STATE_COUNCIL_CALENDAR)).toBe(count - 1);
      }),
    );
  });

  it('spans that meet add up', () => {
    fc.assert(
      fc.property(day, fc.nat(60), fc.nat(60), (from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const parts =
          workingDaysBetween(from, middle, STATE_COUNCIL_CALENDAR) +
          workingDaysBetween(middle, to, STATE_COUNCIL_CALENDAR);
        expect(parts).toBe(workingDaysBetween(from, to, STATE_COUNCIL_CALENDAR));
      }),
    );
  });

  it('any week without announced changes has five', () => {
    fc.assert(
      fc.property(day, (from) => expect(workingDaysBetween(from, addDays(from, 7), NO_CHANGES)).toBe(5)),
    );
  });

  it('adding none stays, and a span that runs backwards has none', () => {
    fc.assert(
      fc.property(day, fc.nat(60), (from, back) => {
        expect(addWorkingDays(from, 0, STATE_COUNCIL_CALENDAR)).toBe(from);
        expect(workingDaysBetween(from, addDays(from, -back), STATE_COUNCIL_CALENDAR)).toBe(0);
      }),
    );
  });

  it('a make-up day is worked even when it is listed as a holiday too', () => {
    const both = { holidays: ['2026-06-20'], makeUpDays: ['2026-06-20'] };
    expect(isWorkingDay('2026-06-20', both)).toBe(true);
  });
});
