import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { LocalDate } from '../kernel/service-day.js';
import type { AssignmentProblem } from './assignment-problem.js';
import type { ProposedAssignment, UnassignedVolunteer } from './assignment-proposal.entity.js';
import {
  type Candidate,
  isAdultOn,
  membershipObstacles,
  type MembershipLimits,
  type WantedSquad,
} from './membership-rules.js';
import { type FitSquad, type FitVolunteer, freePlaces, skillFit } from './skill-fit.js';

export type BasisVolunteer = Candidate & FitVolunteer & { readonly id: string };
export type BasisSquad = Omit<WantedSquad, 'closed'> & FitSquad;

/** Everything that a proposal rests on: who is to be assigned, where to, and by which limits. */
export interface ProposalBasis {
  readonly communityCode: string;
  readonly day: LocalDate;
  /** ACTIVE and without a running membership, by id. */
  readonly volunteers: readonly BasisVolunteer[];
  /** Open ones, by id. */
  readonly squads: readonly BasisSquad[];
  readonly limits: MembershipLimits;
}

/** The basis as an assignment problem; positions are those of the basis. */
export function problemOf(basis: ProposalBasis): AssignmentProblem {
  const pairs = basis.volunteers.flatMap((volunteer, position) =>
    basis.squads.flatMap((squad, index) =>
      mayJoin(basis, volunteer, squad)
        ? [{ volunteer: position, squad: index, score: skillFit(volunteer, squad).score }]
        : [],
    ),
  );
  return {
    volunteerCount: basis.volunteers.length,
    squads: basis.squads.map((squad) => ({ targetSize: squad.targetSize, freePlaces: freePlaces(squad) })),
    pairs,
  };
}

/** A solution told with its reasons. */
export function proposalOf(
  basis: ProposalBasis,
  problem: AssignmentProblem,
  assigned: readonly (number | null)[],
): { items: ProposedAssignment[]; unassigned: UnassignedVolunteer[] } {
  const eligible = new Set(problem.pairs.map((pair) => pair.volunteer));
  const items: ProposedAssignment[] = [];
  const unassigned: UnassignedVolunteer[] = [];
  basis.volunteers.forEach((volunteer, position) => {
    const index = assigned[position] ?? null;
    const squad = index === null ? undefined : basis.squads[index];
    if (squad) {
      items.push({ volunteerId: volunteer.id, squadId: squad.id, ...skillFit(volunteer, squad) });
    } else {
      const reason = eligible.has(position) ? 'NO_FREE_PLACE' : 'NO_ELIGIBLE_SQUAD';
      unassigned.push({ volunteerId: volunteer.id, reason });
    }
  });
  return { items, unassigned };
}

/**
 * SHA-256 of the basis. Days count by what they change: coming of age, a training. So a proposal does not become stale by
 * midnight alone.
 */
export function basisHash(basis: ProposalBasis): string {
  const { communityCode, day, limits } = basis;
  const volunteers = basis.volunteers.map((volunteer) => ({
    id: volunteer.id,
    status: volunteer.status,
    background: volunteer.background,
    skills: [...volunteer.skills].sort(),
    serviceKinds: [...volunteer.serviceKinds].sort(),
    adult: isAdultOn(volunteer.birthDate, day, limits),
    trained: [
      ...new Set(volunteer.trainings.filter((each) => each.completedOn <= day).map((each) => each.kind)),
    ].sort(),
  }));
  const squads = basis.squads.map(({ id, kind, wantedSkills, targetSize, memberCount }) => ({
    ...{ id, kind, targetSize, memberCount },
    wantedSkills: [...wantedSkills].sort(),
  }));
  return createHash('sha256')
    .update(canonicalJson({ communityCode, limits, volunteers, squads }))
    .digest('hex');
}

/** Whether every rule lets a volunteer of the basis become a primary member of one of its squads. */
export function mayJoin(basis: ProposalBasis, volunteer: BasisVolunteer, squad: BasisSquad): boolean {
  const wanted = { squad: { ...squad, closed: false }, fromDay: basis.day, primary: true };
  return membershipObstacles(volunteer, wanted, basis.limits).length === 0;
}
