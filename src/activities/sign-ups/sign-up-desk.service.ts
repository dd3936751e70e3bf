import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { ActivitiesService, subjectOf } from '../activities.service.js';
import type { ActivityEntity } from '../activity.entity.js';
import { ActivityVisibility } from '../activity-visibility.js';
import { ParticipantReach } from './participant-reach.js';
import { SignUpBook } from './sign-up-book.js';
import { SignUpEntity } from './sign-up.entity.js';
import type {
  AddParticipantInput,
  InviteVolunteersInput,
  RemoveParticipantInput,
  SignUpInput,
} from './sign-ups.inputs.js';
import { signUpClosed } from './sign-ups.problems.js';

/** Where volunteers sign up and answer, and leaders invite, enter and remove them (domain.md rule 15). */
@Injectable()
export class SignUpDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly activities: ActivitiesService,
    private readonly visibility: ActivityVisibility,
    private readonly reach: ParticipantReach,
    private readonly book: SignUpBook,
  ) {}

  /** @throws Problem NOT_A_VOLUNTEER, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, and as `SignUpBook.signUp` */
  async signUp(actor: Actor, input: SignUpInput): Promise<SignUpEntity> {
    const byAccountId = actor.requireAccount();
    const id = requireVolunteer(actor);
    const call = { accountId: byAccountId, key: input.idempotencyKey, operation: 'signUp', input };
    const signUpId = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const { activity } = await this.visibility.see(transaction, actor, input.activityId);
        const request = { activity, positionId: input.positionId ?? null, byAccountId };
        return (await this.book.signUp(transaction, { ...request, volunteer: { id } })).id;
      }),
    );
    return this.uow.read((view) => this.requireOwn(view, actor, signUpId));
  }

  /** Leaves, up to the start. @throws Problem NOT_FOUND, SIGN_UP_CLOSED, and as `SignUpBook.cancel` */
  cancelOwn(actor: Actor, signUpId: string, reason: string | null): Promise<SignUpEntity> {
    return this.uow.write(async (transaction) => {
      const signUp = await this.requireOwn(transaction, actor, signUpId);
      if (this.clock.now() >= signUp.startAt) throw signUpClosed();
      return this.book.cancel(transaction, signUp, reason);
    });
  }

  /** @throws Problem NOT_FOUND, and as `SignUpBook.answerInvitation` */
  answerInvitation(actor: Actor, signUpId: string, accept: boolean): Promise<SignUpEntity> {
    return this.uow.write(async (transaction) => {
      const signUp = await this.requireOwn(transaction, actor, signUpId);
      return this.book.answerInvitation(transaction, signUp, accept);
    });
  }

  /** @throws Problem NOT_FOUND, and as `SignUpBook.answerOffer` */
  answerOffer(actor: Actor, signUpId: string, accept: boolean): Promise<SignUpEntity> {
    return this.uow.write(async (transaction) => {
      const signUp = await this.requireOwn(transaction, actor, signUpId);
      return this.book.answerOffer(transaction, signUp, accept);
    });
  }

  /** @throws Problem NOT_FOUND, IDEMPOTENCY_KEY_REUSED, and as `SignUpBook.invite` */
  async invite(actor: Actor, input: InviteVolunteersInput): Promise<SignUpEntity[]> {
    const { volunteerIds, ...entry } = input;
    const volunteers = volunteerIds.map((id) => ({ id }));
    return this.enter(actor, 'inviteVolunteers', input, volunteerIds, (transaction, activity, byAccountId) =>
      this.book.invite(transaction, {
        ...{ activity, volunteers, byAccountId },
        positionId: entry.positionId ?? null,
      }),
    );
  }

  /** @throws Problem NOT_FOUND, IDEMPOTENCY_KEY_REUSED, and as `SignUpBook.addParticipant` */
  async addParticipant(actor: Actor, input: AddParticipantInput): Promise<SignUpEntity> {
    const { volunteerId: id, positionId = null } = input;
    const [added] = await this.enter(
      actor,
      'addParticipant',
      input,
      [id],
      async (transaction, activity, byAccountId) => [
        await this.book.addParticipant(transaction, {
          ...{ activity, byAccountId, positionId },
          volunteer: { id },
        }),
      ],
    );
    if (!added) throw notFound();
    return added;
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, and as `SignUpBook.cancel` */
  remove(actor: Actor, { signUpId, reason }: RemoveParticipantInput): Promise<SignUpEntity> {
    return this.uow.write(async (transaction) => {
      const signUp = await transaction.repo(SignUpEntity).findOneBy({ id: signUpId });
      if (!signUp) throw missing(signUpId);
      const activity = await this.activities.require(transaction, signUp.activityId);
      actor.require(
        'activity.edit',
        { ...subjectOf(activity), type: 'SignUp', id: signUpId },
        'activity.read',
      );
      const removed = await this.book.cancel(transaction, signUp, reason);
      await this.note(transaction, actor, 'removeParticipant', activity, [signUp.volunteerId]);
      return removed;
    });
  }

  /** A leader's entry of volunteers, once per key. */
  private async enter(
    actor: Actor,
    operation: 'inviteVolunteers' | 'addParticipant',
    input: InviteVolunteersInput | AddParticipantInput,
    volunteerIds: readonly string[],
    act: (
      transaction: WriteTransaction,
      activity: ActivityEntity,
      byAccountId: string,
    ) => Promise<SignUpEntity[]>,
  ): Promise<SignUpEntity[]> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation, input };
    const ids = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const activity = await this.requireEditable(transaction, actor, input.activityId);
        await this.reach.require(transaction, actor, activity, volunteerIds);
        const entered = await act(transaction, activity, accountId);
        await this.note(transaction, actor, operation, activity, volunteerIds);
        return entered.map(({ id }) => id);
      }),
    );
    // A call answered again shows the entries only to who may still edit the activity.
    return this.uow.read(async (view) => {
      await this.requireEditable(view, actor, input.activityId);
      const found = view.manager.getRepository(SignUpEntity).createQueryBuilder('s');
      return found.where('s.id IN (:...ids)', { ids }).orderBy('s.id').getMany();
    });
  }

  private async requireEditable(view: ReadView, actor: Actor, id: string): Promise<ActivityEntity> {
    const activity = await this.activities.require(view, id);
    actor.require('activity.edit', subjectOf(activity), 'activity.read');
    return activity;
  }

  private async requireOwn(view: ReadView, actor: Actor, id: string): Promise<SignUpEntity> {
    const volunteerId = requireVolunteer(actor);
    const signUp = await view.manager.getRepository(SignUpEntity).findOneBy({ id, volunteerId });
    if (!signUp) throw missing(id);
    return signUp;
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, communityCode }: ActivityEntity,
    volunteerIds: readonly string[],
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action: `activity.${verb}`,
      subjectType: 'Activity',
      subjectId: id,
      placeCode: communityCode,
      details: { volunteerIds },
    });
  }
}

const missing = (subjectId: string) =>
  notFound().audited({ action: 'activity.signUp', subjectType: 'SignUp', subjectId });

/** @throws Problem UNAUTHENTICATED, NOT_A_VOLUNTEER */
function requireVolunteer(actor: Actor): string {
  actor.requireAccount();
  if (!actor.volunteerId) throw notAVolunteer();
  return actor.volunteerId;
}
