import { addDays, type LocalDate } from '../../kernel/service-day.js';

/** How a meeting decided on a charter. */
export interface CharterVote {
  readonly expected: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
}

/** Shares as policy has them: of those expected who must be present, and of those present more than which must be for it. */
export interface VoteRules {
  readonly charterQuorumNumerator: number;
  readonly charterQuorumDenominator: number;
  readonly charterMajorityNumerator: number;
  readonly charterMajorityDenominator: number;
}

export type VoteFault = 'VOTE_ARITHMETIC' | 'VOTE_MORE_THAN_EXPECTED' | 'VOTE_QUORUM' | 'VOTE_MAJORITY';

/** What is wrong with a vote, worst first (domain.md rule 46); null: it adopts. Whole numbers only: nothing is rounded. */
export function voteFault(vote: CharterVote, rules: VoteRules): VoteFault | null {
  const { expected, present, votesFor, votesAgainst, abstained } = vote;
  if (votesFor + votesAgainst + abstained !== present) return 'VOTE_ARITHMETIC';
  if (present > expected) return 'VOTE_MORE_THAN_EXPECTED';
  if (present * rules.charterQuorumDenominator < expected * rules.charterQuorumNumerator)
    return 'VOTE_QUORUM';
  if (votesFor * rules.charterMajorityDenominator <= present * rules.charterMajorityNumerator)
    return 'VOTE_MAJORITY';
  return null;
}

/** The last day on which what was adopted at a meeting can be submitted. */
export const submitUntil = (meetingOn: LocalDate, withinDays: number): LocalDate =>
  addDays(meetingOn, withinDays);
