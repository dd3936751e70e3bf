import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competitionRanks } from './competition-rank.js';

/** Few different totals, so that ties are the rule. */
const ordered = fc
  .array(fc.integer({ min: 1, max: 8 }), { maxLength: 40 })
  .map((list) => list.sort((a, b) => b - a));

describe('competition ranks (rule 51)', () => {
  it('are one more than the number of better totals', () => {
    fc.assert(
      fc.property(ordered, (minutes) => {
        const expected = minutes.map((own) => 1 + minutes.filter((other) => other > own).length);
        expect(competitionRanks(minutes).map((place) => place.rank)).toEqual(expected);
      }),
    );
  });

  it('are the same read in one page or in two, wherever the cut is', () => {
    fc.assert(
      fc.property(ordered, fc.nat(40), (minutes, cut) => {
        const first = competitionRanks(minutes.slice(0, cut));
        const second = competitionRanks(minutes.slice(cut), first.at(-1) ?? null);
        expect([...first, ...second]).toEqual(competitionRanks(minutes));
      }),
    );
  });
});
