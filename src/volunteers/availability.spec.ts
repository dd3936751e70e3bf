import { describe, expect, it } from '@jest/globals';
import { slotOf, Weekday, weekOf, type WeeklySlot } from './availability.js';

const slot = (from: string, until: string, weekday = Weekday.MONDAY): WeeklySlot => ({
  ...{ weekday, from, until },
});
const faultsOf = (...slots: WeeklySlot[]) =>
  weekOf(slots, 'slots').faults.map(({ path, code }) => [path, code]);
const told = (...slots: WeeklySlot[]) => weekOf(slots, 'slots').week.map(slotOf);

describe('the times of a week at which a volunteer can serve', () => {
  it('are put in order', () =>
    expect(
      told(slot('08:00', '09:00', Weekday.SUNDAY), slot('14:00', '16:00'), slot('08:30', '12:00')),
    ).toEqual([slot('08:30', '12:00'), slot('14:00', '16:00'), slot('08:00', '09:00', Weekday.SUNDAY)]));

  it('are one where they touch', () =>
    expect(told(slot('10:00', '12:00'), slot('08:00', '10:00'), slot('12:00', '13:00'))).toEqual([
      slot('08:00', '13:00'),
    ]));

  it('are of two days where they touch at midnight', () => {
    const overMidnight = [slot('22:00', '24:00'), slot('00:00', '02:00', Weekday.TUESDAY)];
    expect(told(...overMidnight)).toEqual(overMidnight);
  });

  it('never overlap, by a minute or altogether', () => {
    const overlap = [['slots.1', 'AVAILABILITY_OVERLAPS']];
    expect(faultsOf(slot('08:00', '10:00'), slot('09:59', '11:00'))).toEqual(overlap);
    expect(faultsOf(slot('08:00', '10:00'), slot('08:00', '10:00'))).toEqual(overlap);
    expect(faultsOf(slot('08:00', '10:00'), slot('09:59', '11:00', Weekday.FRIDAY))).toEqual([]);
  });

  it('end after they start; 24:00 ends a day and starts none', () => {
    expect(faultsOf(slot('10:00', '10:01'), slot('23:59', '24:00'), slot('00:00', '00:01'))).toEqual([]);
    for (const wrong of [slot('10:00', '10:00'), slot('10:00', '09:00'), slot('24:00', '24:00')])
      expect(faultsOf(wrong)).toEqual([['slots.0.until', 'UNTIL_NOT_AFTER_FROM']]);
  });

  it.each(['8:00', '08.00', '24:01', '25:00', '08:60', '', '08:00 '])('%p is no time of a day', (time) => {
    expect(faultsOf(slot(time, '24:00'))).toEqual([['slots.0.from', 'TIME_OF_DAY']]);
    expect(faultsOf(slot('00:00', time))).toEqual([['slots.0.until', 'TIME_OF_DAY']]);
  });
});
