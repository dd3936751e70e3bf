import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { ConsentEntity, ConsentKind } from './consent.entity.js';
import { consentFaults } from './consent-rules.js';
import { OwnRegistration } from './own-registration.js';
import { type Application, needsGuardian } from './registration.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { consentNotInForce, statusNotAllowed } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

const NEEDED: readonly ConsentKind[] = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA];

/** The text of a move by his own word: a consent to that move, and to no later one. */
const SELF_MOVE = 'self-move';

interface GivenByInput {
  readonly volunteerId: string;
  readonly kind: ConsentKind;
  readonly textVersion: string;
  readonly evidence?: string | null;
}

/** Giving and withdrawing consents (domain.md rule 6), by the person, or an officer at the person's word. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Gives a consent, or types in somebody's word, with the paper that shows it.
   * @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED, INVALID_INPUT, OWN_REGISTRATION
   */
  async give(actor: Actor, input: GivenByInput): Promise<void> {
    const { volunteerId, kind, textVersion } = input;
    const byOfficer = actor.volunteerId !== volunteerId;
    const evidence = byOfficer ? (input.evidence ?? null) : null;
    await this.change(
      actor,
      volunteerId,
      `consent.give.${kind}`,
      async (transaction, volunteer, accountId) => {
        if (volunteer.erasedAt || volunteer.mergedIntoId)
          throw statusNotAllowed({ status: volunteer.status });
        const today = serviceDayOf(this.clock.now());
        const { policy } = await this.policies.policyFor(transaction, volunteer.communityCode, today);
        const terms = { ...policy.consents, byOfficer, evidence, evidencePath: 'input.evidence' };
        const faults = consentFaults([{ textVersion, path: 'input.textVersion' }], terms);
        if (faults.length > 0) throw invalidInput(faults);
        await this.end(transaction, volunteerId, accountId, kind);
        const now = this.clock.now();
        const given = { givenAt: now, givenByAccountId: accountId, evidence };
        await transaction
          .repo(ConsentEntity)
          .insert({ id: newId(), volunteerId, kind, textVersion, ...given });
        if (kind === ConsentKind.PUBLICATION) await this.publish(transaction, volunteerId, now);
      },
    );
  }

  /**
   * Withdrawing one of the two that registration rests on withdraws the volunteer, and so does the guardian's for whom
   * serves by it; who has left withdraws his consents all the same.
   * @throws Problem NOT_FOUND, CONSENT_NOT_IN_FORCE, STATUS_NOT_ALLOWED once merged
   */
  async withdraw(actor: Actor, volunteerId: string, kind: ConsentKind): Promise<void> {
    await this.change(
      actor,
      volunteerId,
      `consent.withdraw.${kind}`,
      async (transaction, volunteer, accountId) => {
        if ((await this.end(transaction, volunteerId, accountId, kind)) === 0)
          throw consentNotInForce({ kind });
        if (kind === ConsentKind.PUBLICATION) await this.publish(transaction, volunteerId, null);
        if (volunteer.status === VolunteerStatus.WITHDRAWN) return;
        if (
          NEEDED.includes(kind) ||
          (kind === ConsentKind.GUARDIAN && (await this.isGuarded(transaction, volunteer)))
        ) {
          await this.volunteers.step(transaction, volunteer, 'withdraw', {
            accountId,
            reason: `consent ${kind} withdrawn`,
          });
        }
      },
    );
  }

  /**
   * Keeps what an application consents to; a guardian named in it has consented.
   * @param evidence the paper that shows it, where an officer typed it in
   */
  async giveAll(
    transaction: WriteTransaction,
    volunteerId: string,
    accountId: string,
    application: Pick<Application, 'consents' | 'guardian'>,
    evidence: string | null,
  ): Promise<void> {
    const given = { volunteerId, givenAt: this.clock.now(), givenByAccountId: accountId, evidence };
    const consents = application.consents.map(({ kind, textVersion }) => ({
      id: newId(),
      kind,
      textVersion,
      ...given,
    }));
    const told = consents.some((consent) => consent.kind === ConsentKind.GUARDIAN);
    if (application.guardian && !told) {
      consents.push({ id: newId(), kind: ConsentKind.GUARDIAN, textVersion: 'declared', ...given });
    }
    await transaction.repo(ConsentEntity).insert(consents);
  }

  /** Whether an officer may move him: a TRANSFER consent in force other than a move of his own. */
  async allowsTransfer(view: ReadView, volunteerId: string): Promise<boolean> {
    const inForce = { volunteerId, kind: ConsentKind.TRANSFER, withdrawnAt: IsNull() };
    return view.manager.getRepository(ConsentEntity).existsBy({ ...inForce, textVersion: Not(SELF_MOVE) });
  }

  /** Keeps the consent that lies in moving by one's own word. */
  async giveSelfMove(transaction: WriteTransaction, volunteerId: string, accountId: string): Promise<void> {
    await transaction.repo(ConsentEntity).insert({
      id: newId(),
      volunteerId,
      kind: ConsentKind.TRANSFER,
      textVersion: SELF_MOVE,
      givenAt: this.clock.now(),
      givenByAccountId: accountId,
    });
  }

  /** Loads for a request's loader, on committed data. */
  load = (volunteerIds: readonly string[]): Promise<Map<string, ConsentEntity[]>> =>
    this.uow.read(async (view) => {
      const found = await view.manager
        .getRepository(ConsentEntity)
        .find({ where: { volunteerId: In([...volunteerIds]) }, order: { id: 'ASC' } });
      const consents = new Map<string, ConsentEntity[]>(volunteerIds.map((id) => [id, []]));
      for (const consent of found) consents.get(consent.volunteerId)?.push(consent);
      return consents;
    });

  async of(view: ReadView, volunteerId: string): Promise<ConsentEntity[]> {
    return view.manager.getRepository(ConsentEntity).find({ where: { volunteerId }, order: { id: 'ASC' } });
  }

  /** Ends the consents of one kind, or all; answers how many were in force. */
  async end(
    transaction: WriteTransaction,
    volunteerId: string,
    accountId: string,
    kind?: ConsentKind,
  ): Promise<number> {
    const ended = await transaction
      .repo(ConsentEntity)
      .update(
        { volunteerId, withdrawnAt: IsNull(), ...(kind ? { kind } : {}) },
        { withdrawnAt: this.clock.now(), withdrawnByAccountId: accountId },
      );
    return ended.affected ?? 0;
  }

  private async isGuarded(transaction: WriteTransaction, volunteer: VolunteerEntity): Promise<boolean> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.policies.policyFor(transaction, volunteer.communityCode, today);
    return needsGuardian(volunteer, { today, ages: policy.registration });
  }

  private async change(
    actor: Actor,
    volunteerId: string,
    action: string,
    act: (transaction: WriteTransaction, volunteer: VolunteerEntity, accountId: string) => Promise<void>,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      if (!volunteer) throw notFound().audited({ action, subjectType: 'Volunteer', subjectId: volunteerId });
      if (actor.volunteerId !== volunteerId) {
        actor.require(
          'volunteer.edit',
          { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode },
          'volunteer.read',
        );
        await this.own.refuse(transaction, actor, volunteer);
      }
      await act(transaction, volunteer, accountId);
      await this.audit.record(transaction, actor, {
        action,
        subjectType: 'Volunteer',
        subjectId: volunteerId,
        placeCode: volunteer.communityCode,
      });
    });
  }

  private async publish(transaction: WriteTransaction, volunteerId: string, at: Date | null): Promise<void> {
    await transaction.repo(VolunteerEntity).update({ id: volunteerId }, { publicationConsentAt: at });
    await this.outbox.emit(transaction, 'VolunteerChanged', { volunteerId });
  }
}
