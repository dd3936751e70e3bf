import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ActivityEntity } from '../../activities/activity.entity.js';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { type AnsweredProblem, answeredProblem } from '../answered-problem.js';
import { ownRecord } from '../service-records.problems.js';
import { UnrecordedAttendanceEntity } from '../unrecorded-attendance.entity.js';
import type { SettleUnrecordedAttendanceInput } from './verification.inputs.js';
import { attendanceSettled } from './verification.problems.js';

export interface SettledAttendance {
  readonly attendanceId: string;
  readonly problem: AnsweredProblem | null;
}

/** Attendance of which no record could be made: it stays in the queue until somebody has settled it. */
@Injectable()
export class UnrecordedAttendanceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Takes attendance out of the queue, each answered: NOT_FOUND, OWN_RECORD, UNRECORDED_ATTENDANCE_SETTLED. It makes no record. */
  async settle(actor: Actor, input: SettleUnrecordedAttendanceInput): Promise<SettledAttendance[]> {
    const accountId = actor.requireAccount();
    const { idempotencyKey: key } = input;
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key, operation: 'settleUnrecordedAttendance', input },
        () => this.settleEach(transaction, actor, input),
      ),
    );
  }

  private async settleEach(
    transaction: WriteTransaction,
    actor: Actor,
    { attendanceIds, note }: SettleUnrecordedAttendanceInput,
  ): Promise<SettledAttendance[]> {
    const ids = [...new Set(attendanceIds)];
    const rows = await transaction.lockById(UnrecordedAttendanceEntity, ids);
    const activities = await transaction
      .repo(ActivityEntity)
      .findBy({ id: In(rows.map(({ activityId }) => activityId)) });
    const answers: SettledAttendance[] = [];
    for (const attendanceId of ids) {
      const row = rows.find(({ id }) => id === attendanceId);
      const activity = activities.find(({ id }) => id === row?.activityId);
      try {
        const subject = { type: 'UnrecordedAttendance', id: attendanceId };
        if (!row || !activity) {
          throw notFound().audited({
            action: 'record.confirm',
            subjectType: subject.type,
            subjectId: attendanceId,
          });
        }
        const { communityCode: placeCode, squadId } = activity;
        actor.require('record.confirm', { ...subject, placeCode, squadId });
        if (actor.volunteerId === row.volunteerId) throw ownRecord();
        if (row.settledAt !== null) throw attendanceSettled();
        await transaction
          .repo(UnrecordedAttendanceEntity)
          .update(
            { id: attendanceId },
            { settledAt: this.clock.now(), settledByAccountId: actor.requireAccount() },
          );
        const { type: subjectType, id: subjectId } = subject;
        await this.audit.record(transaction, actor, {
          ...{ action: 'attendance.settle', subjectType, subjectId, placeCode },
          details: { note },
        });
        answers.push({ attendanceId, problem: null });
      } catch (error) {
        answers.push({ attendanceId, problem: await answeredProblem(error, this.audit, actor) });
      }
    }
    return answers;
  }
}
