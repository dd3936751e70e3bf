import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { defineFieldFault, invalidInput } from '../../kernel/problem.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { OwnRegistration } from '../own-registration.js';
import { VolunteersService } from '../volunteers.service.js';
import { CircumstanceEntity } from './circumstance.entity.js';
import type { EndCircumstanceInput, RecordCircumstanceInput } from './circumstances.inputs.js';

const CIRCUMSTANCE_SPAN = defineFieldFault('CIRCUMSTANCE_SPAN', {
  zh: '最后一日不得早于开始之日',
  en: 'the last day is not before the first',
});

/** Circumstances that an officer has verified and on which age limits and grants depend (domain.md rules 32 and 33). */
@Injectable()
export class CircumstancesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED */
  async record(actor: Actor, input: RecordCircumstanceInput): Promise<CircumstanceEntity> {
    const accountId = actor.requireAccount();
    const { volunteerId, kind, fromDay, untilDay = null, evidence } = input;
    const call = { accountId, key: input.idempotencyKey, operation: 'recordCircumstance', input };
    const recordedId = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.requireOffice(transaction, actor, volunteerId);
        if (untilDay && untilDay < fromDay)
          throw invalidInput([{ path: 'input.untilDay', code: CIRCUMSTANCE_SPAN }]);
        const id = newId();
        await transaction.repo(CircumstanceEntity).insert({
          ...{ id, volunteerId, kind, fromDay, untilDay, evidence },
          verifiedByAccountId: accountId,
          verifiedAt: this.clock.now(),
        });
        await this.note(transaction, actor, 'circumstance.record', volunteerId, kind);
        return id;
      }),
    );
    return this.uow.read((view) =>
      view.manager.getRepository(CircumstanceEntity).findOneByOrFail({ id: recordedId }),
    );
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, INVALID_INPUT */
  async end(
    actor: Actor,
    { circumstanceId: id, untilDay }: EndCircumstanceInput,
  ): Promise<CircumstanceEntity> {
    actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [found] = await transaction.lockById(CircumstanceEntity, [id]);
      if (!found)
        throw notFound().audited({ action: 'volunteer.edit', subjectType: 'Circumstance', subjectId: id });
      await this.requireOffice(transaction, actor, found.volunteerId);
      if (untilDay < found.fromDay) throw invalidInput([{ path: 'input.untilDay', code: CIRCUMSTANCE_SPAN }]);
      await transaction.repo(CircumstanceEntity).update({ id }, { untilDay });
      await this.note(transaction, actor, 'circumstance.end', found.volunteerId, found.kind);
    });
    return this.uow.read((view) => view.manager.getRepository(CircumstanceEntity).findOneByOrFail({ id }));
  }

  /** All of a person, to himself and to who keeps them. @throws Problem NOT_FOUND */
  async of(actor: Actor, volunteerId: string): Promise<CircumstanceEntity[]> {
    return this.uow.write(async (transaction) => {
      const volunteer = await this.volunteers.require(transaction, volunteerId);
      if (actor.volunteerId !== volunteerId) {
        const subject = { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode };
        actor.require('volunteer.edit', subject);
        await this.note(transaction, actor, 'circumstance.read', volunteerId, null);
      }
      return transaction.repo(CircumstanceEntity).find({ where: { volunteerId }, order: { id: 'ASC' } });
    });
  }

  private async requireOffice(
    transaction: WriteTransaction,
    actor: Actor,
    volunteerId: string,
  ): Promise<void> {
    const volunteer = await this.volunteers.require(transaction, volunteerId);
    const subject = { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode };
    actor.require('volunteer.edit', subject, 'volunteer.read');
    await this.own.refuse(transaction, actor, volunteer);
  }

  private async note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    volunteerId: string,
    kind: string | null,
  ): Promise<void> {
    const { communityCode } = await this.volunteers.require(transaction, volunteerId);
    await this.audit.record(transaction, actor, {
      action,
      subjectType: 'Volunteer',
      subjectId: volunteerId,
      placeCode: communityCode,
      ...(kind ? { details: { kind } } : {}),
    });
  }
}
