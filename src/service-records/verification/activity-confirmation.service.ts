import { Injectable } from '@nestjs/common';
import { ActivityEntity } from '../../activities/activity.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { type RecordDecision, RecordDecisionsService } from '../record-decisions.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../service-record.entity.js';
import type { ConfirmActivityRecordsInput } from './verification.inputs.js';

/** Confirming what an activity's attendance made, all at once (domain.md rule 27). */
@Injectable()
export class ActivityConfirmation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly decisions: RecordDecisionsService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Confirms every waiting record of an activity but the excepted ones, each answered on its own, by the same rules as one
   * by one (22, 23 and 24). @throws Problem NOT_FOUND
   */
  async confirm(actor: Actor, input: ConfirmActivityRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    const { activityId, idempotencyKey: key } = input;
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key, operation: 'confirmActivityRecords', input },
        async () => {
          const activity = await transaction.repo(ActivityEntity).findOneBy({ id: activityId });
          const subject = { type: 'Activity', id: activityId };
          if (!activity) {
            throw notFound().audited({
              action: 'record.confirm',
              subjectType: subject.type,
              subjectId: activityId,
            });
          }
          const { communityCode: placeCode, squadId } = activity;
          actor.require('record.confirm', { ...subject, placeCode, squadId });
          const waiting = await transaction.repo(ServiceRecordEntity).find({
            select: { id: true },
            where: { activityId, status: ServiceRecordStatus.PENDING },
            order: { id: 'ASC' },
          });
          const excepted = new Set(input.exceptRecordIds);
          const ids = waiting.map(({ id }) => id).filter((id) => !excepted.has(id));
          return ids.length === 0 ? [] : this.decisions.confirmAmong(transaction, actor, ids);
        },
      ),
    );
  }
}
