import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { Skill } from '../../kernel/vocabulary.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { ActorSource } from '../../platform/security/actor-source.js';
import { ConsentKind } from '../../volunteers/consent.entity.js';
import { RegistrationService } from '../../volunteers/registration.service.js';
import { ReviewService } from '../../volunteers/review.service.js';
import { readRoster } from '../rosters/roster-reader.js';
import type { RosterEntry } from '../rosters/roster-row.js';
import { RosterFaults } from './roster-faults.js';
import { breathe, isTemporary, RosterFiles } from './roster-files.js';
import { RosterImportEntity, RosterImportStatus } from './roster-import.entity.js';
import { rosterRightGone } from './roster-imports.problems.js';
import { RosterProgress } from './roster-progress.js';

/** What became of a row: dealt with now, dealt with before, or the import runs no more. */
type Turn = 'DONE' | 'PASSED' | 'STOPPED';

/**
 * Registers the people of a roster, row by row. Who is registered and how far it is are written together, under a lock on the import: killed
 * and run again, stopped and started by somebody else, or run by two processes at once, it registers everybody once and counts him once.
 */
@Injectable()
export class RosterRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly actors: ActorSource,
    private readonly rosters: RosterFiles,
    private readonly faults: RosterFaults,
    private readonly registrations: RegistrationService,
    private readonly reviews: ReviewService,
    private readonly progress: RosterProgress,
  ) {}

  /** @throws Problem when it is to be tried again later */
  async run(roster: RosterImportEntity): Promise<void> {
    try {
      const actor = await this.actors.ofAccount(roster.startedByAccountId ?? '');
      if (!actor.may('volunteer.register', roster.communityCode)) throw rosterRightGone();
      const content = await this.rosters.content(roster);
      for await (const { number, verdict } of readRoster(content, await this.rosters.terms(roster))) {
        await breathe(number);
        if (number <= roster.doneThroughRow || 'faults' in verdict) continue;
        if ((await this.deal(actor, roster, number, verdict.entry)) === 'STOPPED') return;
      }
      await this.stop(roster.id, RosterImportStatus.DONE, null);
    } catch (problem) {
      if (!(problem instanceof Problem) || isTemporary(problem)) throw problem;
      await this.stop(roster.id, RosterImportStatus.CANCELLED, problem);
    }
  }

  private async deal(
    actor: Actor,
    roster: RosterImportEntity,
    row: number,
    entry: RosterEntry,
  ): Promise<Turn> {
    try {
      return await this.inTurn(roster.id, row, async (_, { registered }) => {
        await this.register(actor, roster, row, entry);
        return { registered: registered + 1 };
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || isTemporary(problem)) throw problem;
      const [fault = { code: problem.code, details: problem.details }] = problem.fields;
      const { code, details } = fault;
      const faults = [{ column: '', code, ...(details && { details }) }];
      return this.inTurn(roster.id, row, async (transaction, { failed }) => {
        await this.faults.add(transaction, roster.id, [{ row, faults, warnings: [] }]);
        return { failed: failed + 1 };
      });
    }
  }

  /** Does a row's work and notes that it is done, both or neither, unless another process has or it was stopped. */
  private inTurn(
    id: string,
    row: number,
    work: (
      transaction: WriteTransaction,
      roster: RosterImportEntity,
    ) => Promise<Partial<Pick<RosterImportEntity, 'registered' | 'failed'>>>,
  ): Promise<Turn> {
    return this.uow.write(async (transaction) => {
      const roster = await this.rosters.locked(transaction, id);
      if (roster.status !== RosterImportStatus.RUNNING) return 'STOPPED';
      if (roster.doneThroughRow >= row) return 'PASSED';
      const counted = await work(transaction, roster);
      await transaction.repo(RosterImportEntity).update({ id }, { doneThroughRow: row, ...counted });
      await this.progress.tellRow(transaction, id, roster.doneThroughRow, row);
      return 'DONE';
    });
  }

  private async register(
    actor: Actor,
    { id, communityCode, consentTextVersion, consentEvidence, accepts }: RosterImportEntity,
    row: number,
    { skills, guardian, ...entry }: RosterEntry,
  ): Promise<void> {
    const consents = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA].map((kind) => ({
      kind,
      textVersion: consentTextVersion ?? '',
    }));
    const volunteerId = await this.registrations.register(actor, {
      ...{ ...entry, serviceKinds: [...entry.serviceKinds], guardian: guardian && { ...guardian } },
      // What somebody can do is asked for; a roster often does not say.
      ...{ communityCode, skills: skills.length > 0 ? [...skills] : [Skill.OTHER] },
      ...{ consents, consentEvidence, onBehalf: true },
      idempotencyKey: `${id}-${row}`,
    });
    if (accepts) await this.reviews.review(actor, volunteerId, 'accept', null);
  }

  private async stop(id: string, status: RosterImportStatus, problem: Problem | null): Promise<void> {
    const ended = { status, endedAt: this.clock.now(), faultCode: problem?.code ?? null };
    const faultDetails = (problem?.details ?? null) as never;
    await this.uow.write(async (transaction) => {
      await transaction
        .repo(RosterImportEntity)
        .update({ id, status: RosterImportStatus.RUNNING }, { ...ended, faultDetails });
      await this.progress.tell(transaction, id);
    });
  }
}
