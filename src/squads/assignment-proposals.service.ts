import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PlacesService } from '../places/places.service.js';
import { VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { AssignmentProposalEntity } from './assignment-proposal.entity.js';
import { AssignmentSolver } from './assignment-solver.js';
import { MembershipQueries } from './membership-queries.js';
import { basisHash, mayJoin, problemOf, type ProposalBasis, proposalOf } from './proposal-basis.js';
import { freePlaces } from './skill-fit.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { proposalApplied, proposalStale } from './squads.problems.js';

const INSERT_BATCH = 100;

/** Proposes and applies an assignment of all unassigned volunteers of a community (domain.md rule 10). */
@Injectable()
export class AssignmentProposalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly queries: MembershipQueries,
    private readonly solver: AssignmentSolver,
  ) {}

  /**
   * Works out a proposal and stores it; nobody is assigned. Solved before the write, which must stay short.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, SOLVER_TIMEOUT, SERVICE_BUSY, IDEMPOTENCY_KEY_REUSED
   */
  async propose(
    actor: Actor,
    input: { readonly communityCode: string; readonly idempotencyKey: string },
  ): Promise<AssignmentProposalEntity> {
    const accountId = actor.requireAccount();
    const { communityCode } = input;
    actor.requireIn('squad.assign', communityCode);
    const basis = await this.uow.read(async (view) => {
      await this.places.requireCommunity(view, communityCode);
      return this.basis(view, communityCode);
    });
    const problem = problemOf(basis);
    const proposal = proposalOf(basis, problem, await this.solver.solve(problem));
    const call = { accountId, key: input.idempotencyKey, operation: 'proposeAssignments', input };
    const proposalId = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const id = newId();
        await transaction.repo(AssignmentProposalEntity).insert({
          id,
          communityCode,
          createdByAccountId: accountId,
          createdAt: this.clock.now(),
          basisHash: basisHash(basis),
          items: proposal.items as never,
          unassigned: proposal.unassigned as never,
        });
        await this.note(transaction, actor, 'squad.propose', id, communityCode, proposal.items.length);
        return id;
      }),
    );
    return this.find(actor, proposalId);
  }

  /** @throws Problem NOT_FOUND */
  async find(actor: Actor, id: string): Promise<AssignmentProposalEntity> {
    const proposal = await this.uow.read((view) =>
      view.manager.getRepository(AssignmentProposalEntity).findOneBy({ id }),
    );
    if (!proposal) throw missing(id);
    actor.require('squad.read', subjectOf(proposal));
    return proposal;
  }

  /** Whether something has changed since that would make another proposal; false once applied. */
  async isStale(proposal: AssignmentProposalEntity): Promise<boolean> {
    if (proposal.appliedAt) return false;
    const basis = await this.uow.read((view) => this.basis(view, proposal.communityCode));
    return basisHash(basis) !== proposal.basisHash;
  }

  /**
   * Makes every proposed assignment, as primary membership from today, or none.
   * @throws Problem NOT_FOUND, FORBIDDEN, PROPOSAL_APPLIED, PROPOSAL_STALE, IDEMPOTENCY_KEY_REUSED
   */
  async apply(
    actor: Actor,
    input: { readonly proposalId: string; readonly idempotencyKey: string },
  ): Promise<AssignmentProposalEntity> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'applyAssignmentProposal', input };
    await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const [proposal] = await transaction.lockById(AssignmentProposalEntity, [input.proposalId]);
        if (!proposal) throw missing(input.proposalId);
        actor.require('squad.assign', subjectOf(proposal), 'squad.read');
        if (proposal.appliedAt) throw proposalApplied();
        await this.assignAll(transaction, proposal, accountId);
        const applied = { appliedAt: this.clock.now(), appliedByAccountId: accountId };
        await transaction.repo(AssignmentProposalEntity).update({ id: proposal.id }, applied);
        const { id, communityCode, items } = proposal;
        await this.note(transaction, actor, 'squad.applyProposal', id, communityCode, items.length);
        return id;
      }),
    );
    return this.find(actor, input.proposalId);
  }

  /** Volunteers and squads are locked before the basis is worked out again, so nothing can change in between. */
  private async assignAll(
    transaction: WriteTransaction,
    proposal: AssignmentProposalEntity,
    assignedByAccountId: string,
  ): Promise<void> {
    const { communityCode, items } = proposal;
    await transaction.lockById(
      VolunteerEntity,
      items.map((item) => item.volunteerId),
    );
    const open = await this.queries.openSquads(transaction, communityCode);
    await transaction.lockById(
      SquadEntity,
      open.map((squad) => squad.id),
    );
    const basis = await this.basis(transaction, communityCode);
    if (basisHash(basis) !== proposal.basisHash || !stillHolds(basis, proposal)) throw proposalStale();
    const memberships = items.map(({ volunteerId, squadId }) => ({
      id: newId(),
      squadId,
      volunteerId,
      isPrimary: true,
      fromDay: basis.day,
      untilDay: null,
      assignedByAccountId,
    }));
    for (let from = 0; from < memberships.length; from += INSERT_BATCH) {
      await transaction.repo(SquadMembershipEntity).insert(memberships.slice(from, from + INSERT_BATCH));
    }
  }

  private async basis(view: ReadView, communityCode: string): Promise<ProposalBasis> {
    const day = serviceDayOf(this.clock.now());
    const rows = await view.manager
      .createQueryBuilder(VolunteerEntity, 'volunteer')
      .where('volunteer.communityCode = :communityCode', { communityCode })
      .andWhere('volunteer.status = :active', { active: VolunteerStatus.ACTIVE })
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM squad_membership m WHERE m.volunteer_id = volunteer.id AND m.until_day IS NULL)',
      )
      .orderBy('volunteer.id')
      .getMany();
    const volunteersById = new Map(rows.map((volunteer) => [volunteer.id, volunteer]));
    const candidates = await this.queries.candidates(view, rows);
    const squads = await this.queries.openSquads(view, communityCode);
    const counts = await this.queries.memberCounts(
      view,
      squads.map((squad) => squad.id),
    );
    const limits = await this.queries.limits(view, communityCode, day);
    return {
      communityCode,
      day,
      limits,
      volunteers: candidates.flatMap((candidate) => {
        const volunteer = volunteersById.get(candidate.id);
        if (!volunteer) return [];
        const { background, skills, serviceKinds } = volunteer;
        return [{ ...candidate, background, skills, serviceKinds }];
      }),
      squads: squads.map((squad) => ({ ...squad, memberCount: counts.get(squad.id) ?? 0 })),
    };
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    subjectId: string,
    placeCode: string,
    assignments: number,
  ): Promise<void> {
    const details = { assignments };
    return this.audit.record(transaction, actor, {
      action,
      subjectType: 'AssignmentProposal',
      subjectId,
      placeCode,
      details,
    });
  }
}

/** Every rule once more, whatever the hash says. */
function stillHolds(basis: ProposalBasis, proposal: AssignmentProposalEntity): boolean {
  const volunteers = new Map(basis.volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const squads = new Map(basis.squads.map((squad) => [squad.id, squad]));
  const taken = new Map<string, number>();
  return proposal.items.every(({ volunteerId, squadId }) => {
    const volunteer = volunteers.get(volunteerId);
    const squad = squads.get(squadId);
    volunteers.delete(volunteerId);
    taken.set(squadId, (taken.get(squadId) ?? 0) + 1);
    return (
      volunteer && squad && mayJoin(basis, volunteer, squad) && (taken.get(squadId) ?? 0) <= freePlaces(squad)
    );
  });
}

const subjectOf = (proposal: AssignmentProposalEntity) => ({
  type: 'AssignmentProposal',
  id: proposal.id,
  placeCode: proposal.communityCode,
});

const missing = (subjectId: string) =>
  notFound().audited({ action: 'squad.read', subjectType: 'AssignmentProposal', subjectId });
