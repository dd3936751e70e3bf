import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../policies/policy.js';
import {
  type Claim,
  type Handling,
  implausibleSpan,
  manyEntries,
  overlapAcrossUnits,
  reciprocalPair,
  soonAfterRegistration,
  unitOf,
} from './record-signals.js';

const TERMS = DEFAULT_POLICY.signals;
const at = (text: string): Date => new Date(`2026-06-${text}+08:00`);
const span = (from: string, until: string) => ({ startAt: at(from), endAt: at(until) });
/** Spans of 12 June. */
const on12 = (from: string, until: string) => span(`12T${from}`, `12T${until}`);

describe('rule 28: overlap across units', () => {
  const record = { ...on12('09:00', '11:00'), unit: 'patrol' };
  const claim = (from: string, until: string, unit = 'choir', source = from): Claim => ({
    ...on12(from, until),
    ...{ unit, source },
  });

  it.each([
    ['08:00', '09:00', null],
    ['08:00', '09:01', { overlaps: 1, overlapMinutes: 1 }],
    ['10:59', '12:00', { overlaps: 1, overlapMinutes: 1 }],
    ['11:00', '12:00', null],
    ['08:00', '12:00', { overlaps: 1, overlapMinutes: 120 }],
  ])('09:00–11:00 against %s–%s elsewhere', (from, until, figures) =>
    expect(overlapAcrossUnits(record, [claim(from, until)])).toEqual(figures),
  );

  it('the same unit’s own times are its own affair', () =>
    expect(overlapAcrossUnits(record, [claim('09:00', '10:00', 'patrol')])).toBeNull());

  it('minutes claimed twice, and an activity that says so twice, count once', () => {
    const claims = [claim('09:00', '10:00', 'choir', 'a'), claim('09:30', '10:30', 'choir', 'a')];
    expect(overlapAcrossUnits(record, [...claims, claim('08:00', '09:10', 'charity', 'b')])).toEqual({
      overlaps: 2,
      overlapMinutes: 90,
    });
  });

  it('the unit is the organisation, else the squad, else the community', () => {
    const unit = { organisationId: 'o', squadId: 's', communityCode: 'c' };
    expect(unitOf(unit)).toBe('o');
    expect(unitOf({ ...unit, organisationId: null })).toBe('s');
    expect(unitOf({ ...unit, organisationId: null, squadId: null })).toBe('c');
  });
});

describe('rule 28: implausible span', () => {
  it('eight hours are plausible, a minute more is not', () => {
    expect(implausibleSpan(on12('08:00', '16:00'), [], TERMS)).toBeNull();
    expect(implausibleSpan(on12('08:00', '16:01'), [], TERMS)).toEqual({
      spanMinutes: 481,
      minutesIn24Hours: 481,
    });
  });

  it('another number holds where the policy says so', () => {
    const strict = { ...TERMS, implausibleSpanMinutes: 60 };
    expect(implausibleSpan(on12('08:00', '09:00'), [], strict)).toBeNull();
    expect(implausibleSpan(on12('08:00', '09:01'), [], strict)).not.toBeNull();
  });

  it('sixteen hours within 24 are not, together with others; a minute less is', () => {
    const evening = span('12T22:00', '13T00:00');
    const others = [on12('00:00', '07:00'), on12('08:00', '15:00')];
    expect(implausibleSpan(evening, others, TERMS)).toEqual({ spanMinutes: 120, minutesIn24Hours: 960 });
    expect(implausibleSpan(on12('22:01', '23:59'), others, TERMS)).toBeNull();
  });

  it('the 24 hours need not be those of a day', () => {
    const others = [on12('14:00', '22:00'), span('13T00:00', '13T07:00')];
    expect(implausibleSpan(span('13T12:00', '13T13:00'), others, TERMS)).toMatchObject({
      minutesIn24Hours: 960,
    });
    expect(implausibleSpan(span('13T13:30', '13T14:30'), others, TERMS)).toBeNull();
  });

  it('no 24 hours are busier than the busiest that was found', () => {
    const minute = fc.integer({ min: 0, max: 4 * 1440 });
    const anySpan = fc.tuple(minute, fc.integer({ min: 1, max: 600 })).map(([from, length]) => ({
      startAt: new Date(from * 60_000),
      endAt: new Date((from + length) * 60_000),
    }));
    const always = { ...TERMS, implausibleSpanMinutes: 0 };
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 6 }), minute, (record, others, start) => {
        const window = { from: start * 60_000, until: (start + 1440) * 60_000 };
        fc.pre(record.startAt.getTime() < window.until && record.endAt.getTime() > window.from);
        let served = 0;
        for (let time = window.from; time < window.until; time += 60_000)
          if (
            [record, ...others].some((each) => each.startAt.getTime() <= time && time < each.endAt.getTime())
          )
            served += 1;
        expect(implausibleSpan(record, others, always)?.['minutesIn24Hours']).toBeGreaterThanOrEqual(served);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rule 28: many entries by one person in a short time', () => {
  const terms = { ...TERMS, manyEntriesCount: 3, manyEntriesWithinMinutes: 10 };
  const entries = (...times: string[]) => times.map((time) => ({ id: time, at: at(`12T${time}`) }));

  it('two are none, three within the minutes are all three', () => {
    expect(manyEntries(entries('09:00', '09:01'), terms).size).toBe(0);
    expect([...manyEntries(entries('09:00', '09:05', '09:10'), terms).keys()]).toEqual([
      '09:00',
      '09:05',
      '09:10',
    ]);
    expect(manyEntries(entries('09:00', '09:05', '09:10:01'), terms).size).toBe(0);
  });

  it('a burst among slow entries is told apart from them, in whatever order they are given', () => {
    const all = entries('12:00', '09:00', '10:04', '10:00', '10:02', '10:12');
    expect([...manyEntries(all, terms).keys()].sort()).toEqual(['10:00', '10:02', '10:04', '10:12']);
  });

  it('many at the same instant are many', () => {
    const atOnce = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, at: at('12T09:00') }));
    expect(manyEntries(atOnce, TERMS).get('0')).toEqual({ entries: 20, withinMinutes: 10 });
    expect(manyEntries(atOnce.slice(1), TERMS).size).toBe(0);
  });
});

describe('rule 28: soon after registration', () => {
  it.each([
    ['2026-06-12', { daysAfterRegistration: 0 }],
    ['2026-06-15', { daysAfterRegistration: 3 }],
    ['2026-06-16', null],
    ['2026-06-01', { daysAfterRegistration: -11 }],
  ])('registered on 12 June, served on %s', (serviceDay, figures) =>
    expect(soonAfterRegistration(serviceDay, '2026-06-12', TERMS)).toEqual(figures),
  );
});

describe('rule 28: closed reciprocal pairs', () => {
  const until = new Date('2026-06-15T10:00:00Z');
  const daysBefore = (days: number): Date => new Date(until.getTime() - days * 86_400_000);
  let records = 0;
  const handling = (byVolunteerId: string, forVolunteerId: string, daysAgo = 1): Handling => ({
    ...{ recordId: `${(records += 1)}`, byVolunteerId, forVolunteerId },
    at: daysBefore(daysAgo),
  });
  const closed = (...handlings: Handling[]) =>
    reciprocalPair(['zhao', 'qian'], handlings, { until, terms: TERMS });

  it('each handled the other’s hours and nobody else’s', () => {
    const handlings = [handling('zhao', 'qian'), handling('qian', 'zhao'), handling('qian', 'zhao')];
    expect(closed(...handlings)).toEqual({
      recordIds: handlings.map(({ recordId }) => recordId),
      figures: { recordsOneWay: 1, recordsOtherWay: 2, withinDays: 90 },
    });
  });

  it('one way is no pair, and handling for others as well is no closed one', () => {
    expect(closed(handling('zhao', 'qian'))).toBeNull();
    expect(closed(handling('zhao', 'qian'), handling('qian', 'zhao'), handling('qian', 'sun'))).toBeNull();
  });

  it('what others handle, and one’s own hours, do not count', () => {
    const pair = [handling('zhao', 'qian'), handling('qian', 'zhao')];
    expect(closed(...pair, handling('sun', 'qian'), handling('zhao', 'zhao'))?.recordIds).toHaveLength(2);
  });

  it('ninety days ago counts, longer ago does not', () => {
    expect(closed(handling('zhao', 'qian', 90), handling('qian', 'zhao'))).not.toBeNull();
    expect(closed(handling('zhao', 'qian', 90.001), handling('qian', 'zhao'))).toBeNull();
    expect(
      closed(handling('zhao', 'qian'), handling('qian', 'zhao'), handling('qian', 'sun', 91)),
    ).not.toBeNull();
  });

  it('a record typed in and confirmed by the same person counts once', () => {
    const typedIn = handling('zhao', 'qian');
    const figures = closed(typedIn, { ...typedIn, at: daysBefore(0) }, handling('qian', 'zhao'))?.figures;
    expect(figures).toMatchObject({ recordsOneWay: 1, recordsOtherWay: 1 });
  });
});
