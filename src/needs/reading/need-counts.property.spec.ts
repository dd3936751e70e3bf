import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NeedStatus as S } from '../need.entity.js';
import { ConfidentialCounts, type CountedCell, type NeedTally } from './need-counts.js';

const STREETS = ['510502001', '510502002'];
const COMMUNITIES = STREETS.flatMap((street) => [`${street}001`, `${street}002`]);
const MONTHS = ['2026-05', '2026-06'];
const STATUSES = [S.OPEN, S.FULFILLED, S.DECLINED];
const SMALLEST = 5;

const tallies: fc.Arbitrary<NeedTally[]> = fc
  .array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 9 })), { minLength: 24, maxLength: 24 })
  .map((counts) =>
    COMMUNITIES.flatMap((communityCode, c) =>
      MONTHS.flatMap((month, m) =>
        STATUSES.map((status, s) => ({
          communityCode,
          month,
          status,
          count: counts[c * 6 + m * 3 + s] ?? 0,
        })),
      ),
    ),
  );

/** Every number that somebody could ask for. */
const CELLS: readonly CountedCell[] = ['510502', ...STREETS, ...COMMUNITIES].flatMap((placeCode) =>
  ['2026', ...MONTHS].flatMap((period) =>
    [null, ...STATUSES].map((status) => ({ placeCode, period, status })),
  ),
);

/** A number as a sum of tallies: 1 for each that it counts, else 0. */
const asSum = (cell: CountedCell, rows: readonly NeedTally[]): number[] =>
  rows.map((row) =>
    row.communityCode.startsWith(cell.placeCode) &&
    row.month.startsWith(cell.period) &&
    (cell.status === null || row.status === cell.status)
      ? 1
      : 0,
  );

/** What can be had by adding, subtracting and multiplying some numbers (Gaussian elimination). */
class Derivable {
  private readonly basis: { readonly pivot: number; readonly row: readonly number[] }[] = [];

  add(vector: readonly number[]): void {
    const rest = this.rest(vector);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) this.basis.push({ pivot, row: rest.map((value) => value / (rest[pivot] ?? 1)) });
  }

  has(vector: readonly number[]): boolean {
    return this.rest(vector).every((value) => Math.abs(value) < 1e-9);
  }

  private rest(vector: readonly number[]): readonly number[] {
    return this.basis.reduce<readonly number[]>((left, { pivot, row }) => {
      const times = left[pivot] ?? 0;
      return left.map((value, index) => value - times * (row[index] ?? 0));
    }, vector);
  }
}

describe('rule 13: whatever the numbers, and whoever puts together all that is shown', () => {
  it('no number from 1 to 4 can be worked out, and what is shown is right', () => {
    fc.assert(
      fc.property(tallies, (rows) => {
        const counts = new ConfidentialCounts(rows, SMALLEST);
        const derivable = new Derivable();
        const countOf = (cell: CountedCell): number =>
          asSum(cell, rows).reduce((sum, once, index) => sum + once * (rows[index]?.count ?? 0), 0);
        for (const cell of CELLS) {
          const shown = counts.shown(cell);
          if (shown === null) continue;
          expect(shown).toBe(countOf(cell));
          expect(shown).toBeGreaterThanOrEqual(SMALLEST);
          derivable.add(asSum(cell, rows));
        }
        const small = CELLS.filter((cell) => countOf(cell) > 0 && countOf(cell) < SMALLEST);
        expect(small.filter((cell) => derivable.has(asSum(cell, rows)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
