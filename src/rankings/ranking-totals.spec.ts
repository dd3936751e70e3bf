import { describe, expect, it } from '@jest/globals';
import { Provenance, SquadKind } from '../kernel/vocabulary.js';
import { differenceOf, type MonthOfService, totalsOf } from './ranking-totals.js';

const volunteer = { id: 'v1', volunteerNo: '51050200000001', communityCode: '510502001001' };
const everything = new Set(Object.values(Provenance));
const served = (month: string, minutes: number, change: Partial<MonthOfService> = {}): MonthOfService => ({
  month,
  minutes,
  squadKind: SquadKind.PATROL,
  provenance: Provenance.CHECKED_IN,
  ...change,
});
const minutesBy = (service: MonthOfService[], counted = everything) =>
  Object.fromEntries(
    totalsOf(volunteer, service, counted).map((row) => [`${row.squadKind} ${row.period}`, row.minutes]),
  );

describe('the totals that are ranked (rule 51)', () => {
  it('are kept by all time, year and month, over every kind and by kind', () => {
    expect(
      minutesBy([
        served('2025-12', 60),
        served('2026-05', 90),
        served('2026-05', 30, { squadKind: SquadKind.RIGHTS }),
      ]),
    ).toEqual({
      'ALL ALL': 180,
      'ALL 2025': 60,
      'ALL 2025-12': 60,
      'ALL 2026': 120,
      'ALL 2026-05': 120,
      'PATROL ALL': 150,
      'PATROL 2025': 60,
      'PATROL 2025-12': 60,
      'PATROL 2026': 90,
      'PATROL 2026-05': 90,
      'RIGHTS ALL': 30,
      'RIGHTS 2026': 30,
      'RIGHTS 2026-05': 30,
    });
  });

  it('count service outside of squads for every kind only', () => {
    expect(Object.keys(minutesBy([served('2026-05', 60, { squadKind: null })]))).toEqual([
      'ALL ALL',
      'ALL 2026',
      'ALL 2026-05',
    ]);
  });

  it('leave out provenance that the policy does not count (rule 19), and what earned nothing', () => {
    const counted = new Set([Provenance.CHECKED_IN]);
    expect(minutesBy([served('2026-05', 600, { provenance: Provenance.BACKFILLED })], counted)).toEqual({});
    expect(minutesBy([served('2026-05', 0)])).toEqual({});
  });

  it('stand in the community, its street and its district, most minutes first', () => {
    expect(totalsOf(volunteer, [served('2026-05', 60)], everything)[0]).toEqual({
      volunteerId: 'v1',
      volunteerNo: '51050200000001',
      squadKind: 'ALL',
      period: 'ALL',
      districtCode: '510502',
      streetCode: '510502001',
      communityCode: '510502001001',
      minutes: 60,
      rankOrder: -60,
    });
  });
});

describe('renewing the totals', () => {
  const before = totalsOf(volunteer, [served('2026-04', 60), served('2026-05', 60)], everything);

  it('writes nothing when nothing changed', () => {
    expect(differenceOf(before, [...before].reverse())).toEqual({ changed: [], gone: [] });
  });

  it('writes the periods that changed and removes those that are empty now', () => {
    const after = totalsOf(volunteer, [served('2026-05', 60)], everything);
    const { changed, gone } = differenceOf(before, after);
    expect(changed.map((row) => `${row.squadKind} ${row.period}`).sort()).toEqual([
      'ALL 2026',
      'ALL ALL',
      'PATROL 2026',
      'PATROL ALL',
    ]);
    expect(gone.map((row) => `${row.squadKind} ${row.period}`).sort()).toEqual([
      'ALL 2026-04',
      'PATROL 2026-04',
    ]);
  });

  it('writes every row of who moved', () => {
    const moved = totalsOf(
      { ...volunteer, communityCode: '510502001002' },
      [served('2026-04', 60), served('2026-05', 60)],
      everything,
    );
    expect(differenceOf(before, moved)).toEqual({ changed: moved, gone: [] });
  });

  it('writes a row again that was changed by hand, whatever its column', () => {
    const [first, ...rest] = before;
    for (const column of [
      'districtCode',
      'streetCode',
      'communityCode',
      'volunteerNo',
      'rankOrder',
    ] as const) {
      const changed = { ...first, [column]: 7 } as unknown as (typeof before)[number];
      expect(differenceOf([changed, ...rest], before).changed).toEqual([first]);
    }
  });
});
