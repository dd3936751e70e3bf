import type { Policy } from '../../policies/policy.js';

export enum Standard {
  VOLUNTEERS = 'VOLUNTEERS',
  STAFF = 'STAFF',
  PREMISES = 'PREMISES',
  ORGANISATIONS = 'ORGANISATIONS',
}

/** What is known of a community. */
export interface CommunityFacts {
  readonly population: number | null;
  /** A fixed target; null: by the share of the population. */
  readonly volunteerTarget: number | null;
  readonly premisesSquareMetres: number | null;
  readonly newArea: boolean;
  readonly volunteers: number;
  readonly staff: number;
  readonly organisations: number;
}

/** One standard, of a community or of all communities of a place together. */
export interface StandardLine {
  readonly standard: Standard;
  /** Of those communities of which it is known. */
  readonly required: number;
  readonly held: number;
  /** What is missing: of several communities the sum, since what one has too much fills no other's gap. */
  readonly gap: number;
  /** In how many communities it cannot be told what is required or held. */
  readonly unknown: number;
}

/** What a community is asked for and has (domain.md rule 53). */
export function standardsOf(facts: CommunityFacts, policy: Policy['standards']): StandardLine[] {
  const { population, volunteerTarget } = facts;
  const byShare = population === null ? null : Math.ceil((population * policy.volunteersPercent) / 100);
  const premises = facts.newArea ? policy.premisesNewAreaSquareMetres : policy.premisesSquareMetres;
  return [
    line(Standard.VOLUNTEERS, volunteerTarget ?? byShare, facts.volunteers),
    line(Standard.STAFF, policy.staffPerCommunity, facts.staff),
    line(Standard.PREMISES, premises, facts.premisesSquareMetres),
    line(Standard.ORGANISATIONS, policy.organisationsPerCommunity, facts.organisations),
  ];
}

function line(standard: Standard, required: number | null, held: number | null): StandardLine {
  const known = required !== null && held !== null;
  return {
    standard,
    ...{ required: required ?? 0, held: held ?? 0 },
    gap: known ? Math.max(0, required - held) : 0,
    unknown: known ? 0 : 1,
  };
}

/** The standards of several communities together, or of places that are rolled up already. */
export const rolledUp = (parts: readonly (readonly StandardLine[])[]): StandardLine[] =>
  Object.values(Standard).map((standard) => {
    const lines = parts.flat().filter((one) => one.standard === standard);
    const sum = (of: 'required' | 'held' | 'gap' | 'unknown') =>
      lines.reduce((total, one) => total + one[of], 0);
    return {
      standard,
      required: sum('required'),
      held: sum('held'),
      gap: sum('gap'),
      unknown: sum('unknown'),
    };
  });
