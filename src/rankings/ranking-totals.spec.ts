import { describe, expect, it } from '@jest/globals';
import { Provenance, SquadKind } from '../kernel/vocabulary.js';
import { TOTAL_KEY } from './ranking-keeping.js';
import { type DayOfService, differenceOf, rollupsOf } from './ranking-totals.js';

const volunteer = { id: 'v1', volunteerNo: '51050200000001', communityCode: '510502001001' };
const everything = new Set(Object.values(Provenance));
const served = (month: string, minutes: number, change: Partial<DayOfService> = {}): DayOfService => ({
  ...{ day: `${month}-20`, minutes, squadKind: SquadKind.PATROL, squadId: null, organisationId: null },
  provenance: Provenance.CHECKED_IN,
  ...change,
});
type Served = Parameters<typeof rollupsOf>;
const totalsOf = (...served: Served) => rollupsOf(...served).totals;
const difference = (present: ReturnType<typeof totalsOf>, wanted: ReturnType<typeof totalsOf>) => {
  const { changed, gone } = differenceOf(TOTAL_KEY, present, wanted);
  return { changed: changed.map(({ after }) => after), gone };
};
const minutesBy = (service: DayOfService[], counted = everything) =>
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

describe('what is kept for squads, organisations and days (rules 51 and 52)', () => {
  const service = [
    served('2026-05', 60, { squadId: 's1' }),
    served('2026-05', 30, { squadId: 's1', organisationId: 'o1' }),
    served('2026-05', 30, { squadKind: null, organisationId: 'o1', day: '2026-05-21' }),
    served('2026-04', 10, { squadId: 's2' }),
  ];

  it('are totals of each squad and organisation in which somebody served', () => {
    const { groups } = rollupsOf(volunteer, service, everything);
    expect(Object.fromEntries(groups.map((row) => [`${row.groupId} ${row.period}`, row.minutes]))).toEqual({
      ...{ 's1 ALL': 90, 's1 2026': 90, 's1 2026-05': 90, 'o1 ALL': 60, 'o1 2026': 60, 'o1 2026-05': 60 },
      ...{ 's2 ALL': 10, 's2 2026': 10, 's2 2026-04': 10 },
    });
    expect(groups.every((row) => row.rankOrder === -row.minutes)).toBe(true);
  });

  it('are days, apart by what was served in, together what was served in the same', () => {
    const { days } = rollupsOf(volunteer, [...service, served('2026-05', 5, { squadId: 's1' })], everything);
    expect(
      days.map(({ day, squadId, organisationId, minutes }) => [day, squadId, organisationId, minutes]),
    ).toEqual([
      ['2026-05-20', 's1', '', 65],
      ['2026-05-20', 's1', 'o1', 30],
      ['2026-05-21', '', 'o1', 30],
      ['2026-04-20', 's2', '', 10],
    ]);
  });
});

describe('renewing the totals', () => {
  const before = totalsOf(volunteer, [served('2026-04', 60), served('2026-05', 60)], everything);

  it('writes nothing when nothing changed', () => {
    expect(difference(before, [...before].reverse())).toEqual({ changed: [], gone: [] });
  });

  it('writes the periods that changed and removes those that are empty now', () => {
    const after = totalsOf(volunteer, [served('2026-05', 60)], everything);
    const { changed, gone } = difference(before, after);
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
    expect(difference(before, moved)).toEqual({ changed: moved, gone: [] });
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
      expect(difference([changed, ...rest], before).changed).toEqual([first]);
    }
  });
});
