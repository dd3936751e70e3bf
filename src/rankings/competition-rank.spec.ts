import { describe, expect, it } from '@jest/globals';
import { competitionRanks } from './competition-rank.js';

const ranksOf = (minutes: readonly number[]) => competitionRanks(minutes).map((place) => place.rank);

describe('competition ranks (rule 51)', () => {
  it('are shared by equal minutes, and the next rank counts who is before: 1, 2, 2, 4', () => {
    expect(ranksOf([300, 240, 240, 60])).toEqual([1, 2, 2, 4]);
    expect(ranksOf([90, 90, 90])).toEqual([1, 1, 1]);
    expect(ranksOf([])).toEqual([]);
  });

  it('go on over a page’s end, also in the middle of a tie', () => {
    const first = competitionRanks([300, 240]);
    expect(competitionRanks([240, 60, 60], first[1])).toEqual([
      { rank: 2, position: 3, minutes: 240 },
      { rank: 4, position: 4, minutes: 60 },
      { rank: 4, position: 5, minutes: 60 },
    ]);
  });

  it('refuse a list that is not in order', () => {
    expect(() => competitionRanks([60, 90])).toThrow(RangeError);
    expect(() => competitionRanks([90], { rank: 1, position: 1, minutes: 60 })).toThrow(RangeError);
  });
});
