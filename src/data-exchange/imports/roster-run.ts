import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { ActorSource } from '../../platform/security/actor-source.js';
import { Skill } from '../../kernel/vocabulary.js';
import { ConsentKind } from '../../volunteers/consent.entity.js';
import { RegistrationService } from '../../volunteers/registration.service.js';
import { ReviewService } from '../../volunteers/review.service.js';
import { readRoster } from '../rosters/roster-reader.js';
import type { RosterEntry } from '../rosters/roster-row.js';
import { addFaults, type RowFaults } from './roster-faults.js';
import { isTemporary, RosterFiles } from './roster-files.js';
import { RosterImportEntity, RosterImportStatus } from './roster-import.entity.js';
import { rosterRightGone } from './roster-imports.problems.js';

/** After so many rows it is written down how far it is. */
const STEP_ROWS = 20;

interface Step {
  readonly from: number;
  through: number;
  registered: number;
  readonly faults: RowFaults[];
}

/**
 * Registers the people of a roster, row by row. Each has an idempotency key of his own and how far it is is kept, so that killed and run
 * again, or run by two processes at once, it registers everybody once.
 */
@Injectable()
export class RosterRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly actors: ActorSource,
    private readonly rosters: RosterFiles,
    private readonly registrations: RegistrationService,
    private readonly reviews: ReviewService,
  ) {}

  /** @throws Problem when it is to be tried again later */
  async run(roster: RosterImportEntity): Promise<void> {
    const actor = await this.actors.ofAccount(roster.startedByAccountId ?? '');
    if (!actor.may('volunteer.register', roster.communityCode))
      return this.stop(roster.id, RosterImportStatus.CANCELLED, rosterRightGone());
    let step = begun(roster.doneThroughRow);
    try {
      const content = await this.rosters.content(roster);
      for await (const { number, verdict } of readRoster(content, await this.rosters.terms(roster))) {
        if (number <= roster.doneThroughRow) continue;
        step.through = number;
        if ('entry' in verdict) await this.register(step, actor, roster, number, verdict.entry);
        if (number - step.from < STEP_ROWS) continue;
        if (!(await this.keep(roster.id, step))) return;
        step = begun(number);
      }
      if (await this.keep(roster.id, step)) await this.stop(roster.id, RosterImportStatus.DONE, null);
    } catch (problem) {
      if (!(problem instanceof Problem) || isTemporary(problem)) throw problem;
      await this.stop(roster.id, RosterImportStatus.CANCELLED, problem);
    }
  }

  private async register(
    step: Step,
    actor: Actor,
    { id, communityCode, consentTextVersion, consentEvidence, accepts }: RosterImportEntity,
    row: number,
    { skills, guardian, ...entry }: RosterEntry,
  ): Promise<void> {
    const consents = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA].map((kind) => ({
      kind,
      textVersion: consentTextVersion ?? '',
    }));
    try {
      const volunteerId = await this.registrations.register(actor, {
        ...{ ...entry, serviceKinds: [...entry.serviceKinds], guardian: guardian && { ...guardian } },
        // What somebody can do is asked for; a roster often does not say.
        ...{ communityCode, skills: skills.length > 0 ? [...skills] : [Skill.OTHER] },
        ...{ consents, consentEvidence, onBehalf: true, idempotencyKey: `roster-${id}-${row}`.slice(0, 64) },
      });
      if (accepts) await this.accept(actor, volunteerId);
      step.registered += 1;
    } catch (problem) {
      if (!(problem instanceof Problem) || isTemporary(problem)) throw problem;
      const [fault = { code: problem.code, details: problem.details }] = problem.fields;
      const { code, details } = fault;
      step.faults.push({ row, faults: [{ column: '', code, ...(details && { details }) }], warnings: [] });
    }
  }

  /** Who was accepted before a crash is not accepted again. */
  private async accept(actor: Actor, volunteerId: string): Promise<void> {
    try {
      await this.reviews.review(actor, volunteerId, 'accept', null);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'STATUS_NOT_ALLOWED') throw problem;
    }
  }

  /** Writes down how far it is; false: it was stopped, or another process was further. */
  private keep(id: string, { from, through, registered, faults }: Step): Promise<boolean> {
    return this.uow.write(async (transaction) => {
      const roster = await this.rosters.locked(transaction, id);
      if (roster.status !== RosterImportStatus.RUNNING || roster.doneThroughRow !== from) return false;
      await addFaults(transaction, id, faults);
      await transaction.repo(RosterImportEntity).update(
        { id },
        {
          ...{ doneThroughRow: through, registered: roster.registered + registered },
          failed: roster.failed + faults.length,
        },
      );
      return true;
    });
  }

  private async stop(id: string, status: RosterImportStatus, problem: Problem | null): Promise<void> {
    const endedAt = this.clock.now();
    await this.uow.write((transaction) =>
      transaction.repo(RosterImportEntity).update({ id, status: RosterImportStatus.RUNNING }, {
        ...{ status, endedAt, faultCode: problem?.code ?? null, faultDetails: problem?.details ?? null },
      } as never),
    );
  }
}

const begun = (from: number): Step => ({ from, through: from, registered: 0, faults: [] });
