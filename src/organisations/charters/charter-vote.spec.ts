import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CharterVote, submitUntil, voteFault } from './charter-vote.js';

const RULES = {
  ...{ charterQuorumNumerator: 2, charterQuorumDenominator: 3 },
  ...{ charterMajorityNumerator: 1, charterMajorityDenominator: 2 },
};
const vote = (expected: number, votesFor: number, votesAgainst = 0, abstained = 0): CharterVote => ({
  ...{ expected, present: votesFor + votesAgainst + abstained, votesFor, votesAgainst, abstained },
});

describe('rule 46: two thirds are present, and more than half of them are for it', () => {
  it('exactly two thirds are enough, exactly half is not', () => {
    expect(voteFault(vote(30, 11, 9), RULES)).toBeNull();
    expect(voteFault(vote(30, 10, 9), RULES)).toBe('VOTE_QUORUM');
    expect(voteFault(vote(30, 10, 10), RULES)).toBe('VOTE_MAJORITY');
    expect(voteFault(vote(30, 10, 9, 1), RULES)).toBe('VOTE_MAJORITY');
    expect(voteFault(vote(2, 2), RULES)).toBeNull();
    expect(voteFault(vote(0, 0), RULES)).toBe('VOTE_MAJORITY');
  });

  it('100 members claimed with 40 present and 39 for is no meeting', () => {
    expect(voteFault(vote(100, 39, 1), RULES)).toBe('VOTE_QUORUM');
    expect(voteFault({ ...vote(100, 39, 1), present: 70 }, RULES)).toBe('VOTE_ARITHMETIC');
    expect(voteFault(vote(30, 31), RULES)).toBe('VOTE_MORE_THAN_EXPECTED');
  });

  it('the arithmetic holds whatever is claimed', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, count, (expected, votesFor, against, abstained) => {
        const claimed = vote(expected, votesFor, against, abstained);
        const adopted = voteFault(claimed, RULES) === null;
        const present = votesFor + against + abstained;
        expect(adopted).toBe(present <= expected && present * 3 >= expected * 2 && votesFor * 2 > present);
      }),
    );
  });

  it('is submitted within thirty days', () => {
    expect(submitUntil('2026-06-15', 30)).toBe('2026-07-15');
  });
});
