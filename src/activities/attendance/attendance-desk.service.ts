import { Injectable } from '@nestjs/common';
import { Problem, type ProblemDetails } from '../../kernel/problem.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../platform/security/actor.js';
import { ActivityStatus } from '../activity.entity.js';
import { AttendanceEventEntity, AttendanceProof } from './attendance-event.entity.js';
import { judge, type Judged } from './attendance-judgement.js';
import { attendanceSettled } from './attendance.problems.js';
import { AttendanceSettlement } from './attendance-settlement.service.js';
import { type AttendanceSheet, attendeeKey } from './attendance-sheet.js';
import { AttendanceSheets } from './attendance-sheets.service.js';
import type { ToldEvent } from './told-event.js';

export enum AttendanceVerdict {
  ACCEPTED = 'ACCEPTED',
  DUPLICATE = 'DUPLICATE',
  REFUSED = 'REFUSED',
}

/** Why an event was refused, as plain values. */
export interface AttendanceRefusal {
  readonly code: string;
  readonly details: ProblemDetails;
}

export interface AnsweredEvent {
  readonly index: number;
  readonly clientEventId: string;
  readonly verdict: AttendanceVerdict;
  /** The accepted event, also of a duplicate. */
  readonly event: AttendanceEventEntity | null;
  readonly refusal: AttendanceRefusal | null;
}

type Opinion = { readonly told: ToldEvent } & ({ readonly judged: Judged } | { readonly problem: Problem });

/** Takes check-ins and check-outs, each on its own, in whatever order and however often they are sent (rule 16). */
@Injectable()
export class AttendanceDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly sheets: AttendanceSheets,
    private readonly settlement: AttendanceSettlement,
  ) {}

  /** Judges and stores the events of one call; what is right is kept, what is not says why. */
  async receive(actor: Actor, events: readonly ToldEvent[]): Promise<AnsweredEvent[]> {
    return this.uow.write(async (transaction) => {
      const sheet = await this.sheets.open(transaction, actor, events);
      const guessesBefore = sheet.guesses;
      const opinions = events.map((told) => opinionOf(sheet, told));
      await this.sheets.keepGuesses(transaction, sheet, guessesBefore);
      const accepted = opinions.flatMap((one) =>
        'judged' in one && !one.judged.isDuplicate ? [one.judged.row] : [],
      );
      const settled = await this.settleLate(transaction, sheet, accepted);
      const kept = accepted.filter((row) => !settled.has(row.clientEventId));
      await this.keep(transaction, sheet, kept);
      const answers = opinions.map((opinion, index) => answerOf(opinion, index, settled));
      for (const opinion of opinions) {
        if (!('problem' in opinion) || !opinion.problem.refused) continue;
        await this.audit.recordRefusal(actor, opinion.problem.refused, opinion.problem.code);
      }
      return answers;
    });
  }

  /** One event, told by itself. @throws Problem why it is refused; wrong codes stay counted */
  async receiveOne(actor: Actor, told: ToldEvent): Promise<AttendanceEventEntity> {
    const [answer] = await this.receive(actor, [told]);
    if (answer?.event) return answer.event;
    throw new Problem(answer?.refusal?.code ?? 'NOT_FOUND', answer?.refusal?.details);
  }

  /** Settles who was late with his events; answers the ids of those that come too late, since he is settled. */
  private async settleLate(
    transaction: WriteTransaction,
    sheet: AttendanceSheet,
    accepted: readonly AttendanceEventEntity[],
  ): Promise<ReadonlySet<string>> {
    const refused = new Set<string>();
    for (const [key, rows] of byAttendee(accepted)) {
      const activity = sheet.activities.get(rows[0]?.activityId ?? '')?.activity;
      const signUp = sheet.signUps.get(key);
      if (activity?.status !== ActivityStatus.FINISHED || !signUp) continue;
      const late = await this.settlement.late(transaction, activity, signUp, rows);
      if (!late) for (const { clientEventId } of rows) refused.add(clientEventId);
      else
        await this.settlement.settleLate(
          transaction,
          late,
          activity.finishedByAccountId ?? sheet.actor.requireAccount(),
        );
    }
    return refused;
  }

  private async keep(
    transaction: WriteTransaction,
    sheet: AttendanceSheet,
    rows: readonly AttendanceEventEntity[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await transaction.repo(AttendanceEventEntity).insert([...rows]);
    for (const [key, [first, ...others]] of byAttendee(rows)) {
      if (!first) continue;
      const { activityId, volunteerId } = first;
      await this.outbox.emit(transaction, 'AttendanceRecorded', { activityId, volunteerId });
      const attested = [first, ...others].filter(({ proof }) => proof === AttendanceProof.LEADER);
      if (attested.length === 0) continue;
      await this.audit.record(transaction, sheet.actor, {
        action: 'attendance.attest',
        subjectType: 'SignUp',
        subjectId: sheet.signUps.get(key)?.id ?? null,
        placeCode: sheet.activities.get(activityId)?.activity.communityCode ?? null,
        details: { activityId, volunteerId, kinds: attested.map(({ kind }) => kind) },
      });
    }
  }
}

function opinionOf(sheet: AttendanceSheet, told: ToldEvent): Opinion {
  try {
    return { told, judged: judge(sheet, told) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { told, problem };
  }
}

function answerOf(opinion: Opinion, index: number, settled: ReadonlySet<string>): AnsweredEvent {
  const { clientEventId } = opinion.told;
  const problem =
    'problem' in opinion ? opinion.problem : settled.has(clientEventId) ? attendanceSettled() : null;
  if (problem || !('judged' in opinion)) {
    const refusal = problem && { code: problem.code, details: problem.details };
    return { index, clientEventId, verdict: AttendanceVerdict.REFUSED, event: null, refusal };
  }
  const { row, isDuplicate } = opinion.judged;
  const verdict = isDuplicate ? AttendanceVerdict.DUPLICATE : AttendanceVerdict.ACCEPTED;
  return { index, clientEventId, verdict, event: row, refusal: null };
}

function byAttendee(rows: readonly AttendanceEventEntity[]): Map<string, AttendanceEventEntity[]> {
  const groups = new Map<string, AttendanceEventEntity[]>();
  for (const row of rows) {
    const key = attendeeKey(row.activityId, row.volunteerId);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
