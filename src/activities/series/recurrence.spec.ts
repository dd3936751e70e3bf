import { describe, expect, it } from '@jest/globals';
import { occasionsWithin, parseRecurrence, type Recurrence } from './recurrence.js';

const parsed = (text: string): Recurrence => {
  const verdict = parseRecurrence(text);
  if (!verdict.ok) throw new Error(`${text}: ${verdict.fault} ${verdict.part}`);
  return verdict.recurrence;
};
const at = (shanghai: string): Date => new Date(`${shanghai}+08:00`);
/** Occasions up to a day, as Shanghai's clock shows them. */
const occasions = (rule: string, first: string, until: string, from = first): string[] =>
  occasionsWithin(parsed(rule), at(first), { from: at(from), until: at(until) }).map((start) =>
    new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(0, 16),
  );

describe('recurring activities: the rule', () => {
  it('a weekly patrol on Fridays and Saturdays stays at 22:00', () => {
    expect(occasions('FREQ=WEEKLY;BYDAY=FR,SA', '2026-06-19T22:00', '2026-07-01T00:00')).toEqual([
      '2026-06-19T22:00',
      '2026-06-20T22:00',
      '2026-06-26T22:00',
      '2026-06-27T22:00',
    ]);
  });

  it('is read in any case, with the days in any order', () => {
    const rule = parsed(' freq=weekly;byday=sa,fr ');
    expect(rule).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=SA,FR', until: null });
    expect(occasions(rule.rule, '2026-06-17T00:30', '2026-06-27T00:00')).toEqual([
      '2026-06-19T00:30',
      '2026-06-20T00:30',
      '2026-06-26T00:30',
    ]);
  });

  it('a first start that is not on the rule is no occasion', () => {
    expect(occasions('FREQ=WEEKLY;BYDAY=MO;COUNT=2', '2026-06-16T09:00', '2027-01-01T00:00')).toEqual([
      '2026-06-22T09:00',
      '2026-06-29T09:00',
    ]);
  });

  it.each([
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-15', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1', '2026-02-28', ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-30', ['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']],
  ])('ends of months: %s from %s', (rule, first, days) => {
    const until = `${days.at(-1)}T23:00`;
    expect(occasions(rule, `${first}T08:00`, until)).toEqual(days.map((day) => `${day}T08:00`));
  });

  it('UNTIL takes in its whole day, a time in Shanghai, or one in UTC', () => {
    const days = (until: string): number =>
      occasions(`FREQ=DAILY;UNTIL=${until}`, '2026-06-19T22:00', '2026-07-19T00:00').length;
    expect(days('20260620')).toBe(2);
    expect(days('20260620T220000')).toBe(2);
    expect(days('20260620T215959')).toBe(1);
    expect(days('20260620T140000Z')).toBe(2);
    expect(days('20260620T135959Z')).toBe(1);
    expect(days('20260618')).toBe(0);
  });

  it('a window takes in its start and not its end, and COUNT counts from the first occasion', () => {
    expect(
      occasions('FREQ=DAILY;COUNT=5', '2026-06-19T22:00', '2026-06-22T22:00', '2026-06-20T22:00'),
    ).toEqual(['2026-06-20T22:00', '2026-06-21T22:00']);
    expect(
      occasions('FREQ=DAILY;COUNT=5', '2026-06-19T22:00', '2027-06-22T22:00', '2026-06-23T22:00'),
    ).toEqual(['2026-06-23T22:00']);
  });

  it('a month that never has the day has no occasion', () => {
    expect(
      occasions('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-06-15T08:00', '2099-01-01T00:00'),
    ).toEqual([]);
  });

  it.each([
    ['', 'RULE_FORMAT'],
    ['每周五', 'RULE_FORMAT'],
    ['FREQ', 'RULE_FORMAT'],
    ['FREQ=', 'RULE_FORMAT'],
    ['FREQ=WEEKLY;', 'RULE_FORMAT'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'RULE_FORMAT'],
    ['FREQ=WEEKLY=DAILY', 'RULE_FORMAT'],
    ['RRULE:FREQ=WEEKLY', 'RULE_FORMAT'],
    ['DTSTART:20260619T220000\nRRULE:FREQ=WEEKLY', 'RULE_FORMAT'],
    ['BYDAY=MO', 'RULE_FORMAT'],
    ['FREQ=SECONDLY', 'RULE_FREQUENCY'],
    ['FREQ=MINUTELY', 'RULE_FREQUENCY'],
    ['FREQ=HOURLY', 'RULE_FREQUENCY'],
    ['FREQ=YEARLY', 'RULE_FREQUENCY'],
    ['FREQ=CONSTRUCTOR', 'RULE_FREQUENCY'],
    ['FREQ=WEEKLY;BYHOUR=8,20', 'RULE_PART'],
    ['FREQ=DAILY;BYMINUTE=30', 'RULE_PART'],
    ['FREQ=WEEKLY;DTSTART=20260619', 'RULE_PART'],
    ['FREQ=WEEKLY;CONSTRUCTOR=1', 'RULE_PART'],
    ['FREQ=WEEKLY;BYDAY=XX', 'RULE_PART'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'RULE_PART'],
    ['FREQ=MONTHLY;BYDAY=5MO', 'RULE_PART'],
    ['FREQ=MONTHLY;BYDAY=-5MO', 'RULE_PART'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'RULE_PART'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'RULE_PART'],
    ['FREQ=MONTHLY;BYMONTHDAY=-29', 'RULE_PART'],
    ['FREQ=MONTHLY;BYMONTHDAY=30,31', 'RULE_PART'],
    ['FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1', 'RULE_PART'],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 'RULE_PART'],
    ['FREQ=DAILY;INTERVAL=0', 'RULE_PART'],
    ['FREQ=WEEKLY;INTERVAL=53', 'RULE_PART'],
    ['FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31', 'RULE_PART'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20260701', 'RULE_PART'],
    ['FREQ=DAILY;UNTIL=20260231', 'RULE_PART'],
    ['FREQ=DAILY;UNTIL=20260601T250000', 'RULE_PART'],
    ['FREQ=DAILY;UNTIL=20260601T250000Z', 'RULE_PART'],
    ['FREQ=DAILY;COUNT=0', 'RULE_COUNT'],
    ['FREQ=DAILY;COUNT=401', 'RULE_COUNT'],
    ['FREQ=DAILY;COUNT=100000', 'RULE_COUNT'],
    [`FREQ=WEEKLY;BYDAY=${Array(100).fill('MO').join(',')}`, 'RULE_LENGTH'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseRecurrence(text)).toMatchObject({ ok: false, fault });
  });
});
