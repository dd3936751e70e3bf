import { describe, expect, it } from '@jest/globals';
import { STATE_COUNCIL_CALENDAR } from './working-calendar-cn.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';

describe('working days', () => {
  it('are Monday to Friday, less holidays, plus make-up days', () => {
    expect(isWorkingDay('2026-06-15', STATE_COUNCIL_CALENDAR)).toBe(true);
    expect(isWorkingDay('2026-06-20', STATE_COUNCIL_CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-06-19', STATE_COUNCIL_CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-05-09', STATE_COUNCIL_CALENDAR)).toBe(true);
  });

  it('are counted from the day after, over a holiday', () => {
    expect(workingDaysBetween('2026-09-30', '2026-10-10', STATE_COUNCIL_CALENDAR)).toBe(3);
    expect(workingDaysBetween('2026-06-15', '2026-06-15', STATE_COUNCIL_CALENDAR)).toBe(0);
  });

  it('rule 24: the tenth working day is reached by adding ten', () => {
    const due = addWorkingDays('2026-06-15', 10, STATE_COUNCIL_CALENDAR);
    expect(due).toBe('2026-06-30');
    expect(workingDaysBetween('2026-06-15', due, STATE_COUNCIL_CALENDAR)).toBe(10);
  });
});
