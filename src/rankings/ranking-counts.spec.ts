import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentileOf } from './competition-rank.js';
import { bucketOf, CountChanges, WIDTH } from './ranking-counts.js';

const at = (minutes: number) => ({
  ...{ districtCode: '510502', streetCode: '510502001', communityCode: '510502001001' },
  ...{ squadKind: 'ALL', period: '2026', minutes },
});

describe('counts of how many have how many minutes', () => {
  it('go from one bucket to the next, in every place', () => {
    const counts = new CountChanges();
    counts.place(at(1000), -1);
    counts.place(at(1100), 1);
    const shown = counts
      .all()
      .filter(({ scopeCode }) => scopeCode === '510502')
      .map(({ width, bucket, volunteers, minutes }) => [width, bucket, volunteers, minutes]);
    expect(shown).toEqual([
      [WIDTH.ALL, 0, 0, 100],
      [WIDTH.FINE, 1000, -1, -1000],
      [WIDTH.FINE, 1100, 1, 1100],
      [WIDTH.COARSE, 0, -1, -1000],
      [WIDTH.COARSE, 1, 1, 1100],
    ]);
    expect(counts.all()).toHaveLength(15);
  });

  it('what comes to the same is not written', () => {
    const counts = new CountChanges();
    counts.place(at(1000), -1);
    counts.place(at(1000), 1);
    counts.group({ groupId: 's1', period: 'ALL', minutes: 60 }, 1);
    expect(counts.all()).toEqual([
      { scopeCode: 's1', squadKind: 'ALL', period: 'ALL', width: 0, bucket: 0, volunteers: 1, minutes: 60 },
    ]);
  });

  it('a rank is the whole buckets above and the single totals above within the own one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }),
        fc.nat(),
        (totals, which) => {
          const own = totals[which % totals.length] ?? 0;
          const coarse = totals.filter(
            (minutes) => bucketOf(minutes, WIDTH.COARSE) > bucketOf(own, WIDTH.COARSE),
          );
          const fine = totals.filter(
            (minutes) => minutes > own && minutes < (bucketOf(own, WIDTH.COARSE) + 1) * WIDTH.COARSE,
          );
          expect(coarse.length + fine.length).toBe(totals.filter((minutes) => minutes > own).length);
        },
      ),
    );
  });
});

describe('the percentile (rule 51)', () => {
  it('is how many of a hundred others have fewer minutes', () => {
    expect(percentileOf({ better: 0, same: 1, participants: 3 })).toBe(100);
    expect(percentileOf({ better: 1, same: 1, participants: 3 })).toBe(50);
    expect(percentileOf({ better: 2, same: 1, participants: 3 })).toBe(0);
    expect(percentileOf({ better: 0, same: 3, participants: 3 })).toBe(0);
    expect(percentileOf({ better: 1, same: 1, participants: 4 })).toBe(66);
    expect(percentileOf({ better: 0, same: 1, participants: 1 })).toBeNull();
  });
});
