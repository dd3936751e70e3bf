import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { charterChecklist, missingItems } from './charter-checklist.js';
import { type CharterText, charterTextSchema } from './charter-text.js';
import { submitUntil } from './charter-vote.js';
import { CharterStage, CharterVersionEntity } from './charter.entity.js';

export const charterTextOf = ({ text }: Pick<CharterVersionEntity, 'text'>): CharterText =>
  charterTextSchema.parse(JSON.parse(text));

/** What an adopted version lacks before it can be submitted. */
export interface AdoptedCharter {
  readonly version: CharterVersionEntity;
  readonly missing: readonly string[];
  readonly inTime: boolean;
}

/** Moves charters on together with what happens to their organisation. */
@Injectable()
export class CharterBook {
  constructor(private readonly clock: Clock) {}

  /** The version that was adopted and not decided on; null: none. */
  async adopted(view: ReadView, organisationId: string, withinDays: number): Promise<AdoptedCharter | null> {
    const version = await view.manager.getRepository(CharterVersionEntity).findOneBy([
      { organisationId, stage: CharterStage.ADOPTED },
      { organisationId, stage: CharterStage.SUBMITTED },
    ]);
    return version && this.standing(version, withinDays);
  }

  standing(version: CharterVersionEntity, withinDays: number): AdoptedCharter {
    const { form, covered, meetingOn, submittedAt } = version;
    const on = serviceDayOf(submittedAt ?? this.clock.now());
    const missing = missingItems(charterChecklist(charterTextOf(version), form, covered));
    return { version, missing, inTime: meetingOn !== null && on <= submitUntil(meetingOn, withinDays) };
  }

  async submit(transaction: WriteTransaction, actor: Actor, { id }: CharterVersionEntity): Promise<void> {
    await transaction.repo(CharterVersionEntity).update(
      { id },
      {
        ...{ stage: CharterStage.SUBMITTED, submittedAt: this.clock.now() },
        submittedByAccountId: actor.requireAccount(),
      },
    );
  }

  /** As if it had not been submitted. */
  async withdraw(transaction: WriteTransaction, organisationId: string): Promise<void> {
    await transaction
      .repo(CharterVersionEntity)
      .update(
        { organisationId, stage: CharterStage.SUBMITTED },
        { stage: CharterStage.ADOPTED, submittedAt: null, submittedByAccountId: null },
      );
  }

  /** What was submitted is in force from a day on. */
  async approve(
    transaction: WriteTransaction,
    actor: Actor,
    organisationId: string,
    effectiveOn: LocalDate,
  ): Promise<void> {
    await transaction.repo(CharterVersionEntity).update(
      { organisationId, stage: CharterStage.SUBMITTED },
      {
        ...{ stage: CharterStage.APPROVED, decidedAt: this.clock.now(), effectiveOn },
        decidedByAccountId: actor.requireAccount(),
      },
    );
  }

  async return(transaction: WriteTransaction, actor: Actor, organisationId: string): Promise<void> {
    await transaction.repo(CharterVersionEntity).update(
      { organisationId, stage: CharterStage.SUBMITTED },
      {
        ...{ stage: CharterStage.RETURNED, decidedAt: this.clock.now() },
        decidedByAccountId: actor.requireAccount(),
      },
    );
  }
}
