import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { NoticeEntity, NoticeEntryEntity, NoticeStatus } from '../../notices/notice.entity.js';
import { NoticesService } from '../../notices/notices.service.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../platform/security/actor.js';
import { withDuplicates } from '../../volunteers/merge-lines.js';
import type { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { AwardCycleBook } from './award-cycle-book.js';
import {
  AwardCandidateEntity,
  type AwardCycleEntity,
  AwardCycleStatus,
  AwardExclusion,
  AwardStepKind,
} from './award.entity.js';
import { CommendationEntity } from './commendation.entity.js';
import { awardedService, IN_GOOD_STANDING } from './awarded-service.query.js';
import type { ConferAwardInput, PublishAwardNoticeInput, WithdrawAwardNoticeInput } from './awards.inputs.js';
import {
  CONFERRED_ON_RANGE,
  cycleStatus,
  nobodyLeft,
  nominationsOpen,
  noticeWithdrawn,
} from './awards.problems.js';

const { REVIEWING, NOTICED, CONFERRED } = AwardCycleStatus;

interface Honoured {
  readonly candidate: AwardCandidateEntity;
  readonly volunteer: VolunteerEntity;
  readonly minutes: number;
}

/** From the reviewed nominations to the honours: the public notice, and conferring when it is over (domain.md rules 40 and 55). */
@Injectable()
export class AwardConferring {
  constructor(
    private readonly clock: Clock,
    private readonly notices: NoticesService,
    private readonly volunteers: VolunteersService,
    private readonly book: AwardCycleBook,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Publishes those who were approved; again after a notice that was withdrawn.
   * @throws Problem NOT_FOUND, FORBIDDEN, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOMINATIONS_NOT_REVIEWED, AWARD_NOBODY_LEFT
   */
  publish(actor: Actor, { cycleId, content, objectAt }: PublishAwardNoticeInput): Promise<void> {
    return this.book.manage(actor, cycleId, [REVIEWING, NOTICED], async (transaction, cycle) => {
      if (cycle.noticeId) {
        const { status } = await noticeOf(transaction, cycle);
        if (status !== NoticeStatus.WITHDRAWN) throw cycleStatus({ status: cycle.status });
        await this.dropObjected(transaction, cycle, cycle.noticeId);
      }
      const waiting = await transaction
        .repo(AwardCandidateEntity)
        .createQueryBuilder('candidate')
        .where('candidate.cycle_id = :cycleId AND candidate.merit IS NOT NULL', { cycleId })
        .andWhere('candidate.approved IS NULL')
        .getCount();
      if (waiting > 0) throw nominationsOpen({ count: waiting });
      const approved = (await approvedOf(transaction, cycleId)).filter(
        ({ exclusion }) => exclusion !== AwardExclusion.OBJECTION,
      );
      const honoured = await this.stillHonoured(transaction, cycle, approved);
      if (honoured.length === 0) throw nobodyLeft();
      const noticeId = await this.notices.open(transaction, actor, {
        ...{ placeCode: cycle.placeCode, title: titleOf(cycle), content, objectAt },
        entries: honoured.map(({ candidate }) => ({
          ...{ volunteerId: candidate.volunteerId, merit: candidate.merit ?? '' },
        })),
      });
      await this.book.step(transaction, actor, cycle, AwardStepKind.NOTICE_PUBLISHED, {
        ...{ status: NOTICED, noticeId },
      });
    });
  }

  /**
   * Takes the notice back, with a reason, once its objections are decided; another one can be published.
   * @throws Problem NOT_FOUND, FORBIDDEN, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOTICE_STATUS_NOT_ALLOWED, OBJECTIONS_OPEN
   */
  withdrawNotice(actor: Actor, { cycleId, reason }: WithdrawAwardNoticeInput): Promise<void> {
    return this.book.manage(actor, cycleId, [NOTICED], async (transaction, cycle) => {
      await this.notices.withdrawKept(actor, { noticeId: cycle.noticeId ?? '', reason });
      await this.book.step(transaction, actor, cycle, AwardStepKind.NOTICE_WITHDRAWN, { reason });
    });
  }

  /**
   * Closes the notice, if nobody has yet, and honours who is left in it and still has the service and the standing.
   * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOTICE_STILL_OPEN, OBJECTIONS_OPEN,
   * NOTICE_OBJECTION_UPHELD, AWARD_NOTICE_WITHDRAWN, AWARD_NOBODY_LEFT
   */
  confer(actor: Actor, input: ConferAwardInput): Promise<void> {
    const { cycleId, grantor, documentNumber } = input;
    return this.book.manage(actor, cycleId, [NOTICED], async (transaction, cycle) => {
      const notice = await noticeOf(transaction, cycle);
      if (notice.status === NoticeStatus.WITHDRAWN) throw noticeWithdrawn();
      if (notice.status === NoticeStatus.OPEN) await this.notices.closeKept(actor, notice.id);
      const now = this.clock.now();
      const today = serviceDayOf(now);
      const from = serviceDayOf(notice.closableFrom);
      const conferredOn = input.conferredOn ?? today;
      if (conferredOn < from || conferredOn > today)
        throw invalidInput([{ path: 'input.conferredOn', code: CONFERRED_ON_RANGE, details: { from } }]);
      await this.dropObjected(transaction, cycle, notice.id);
      const noticed = (await approvedOf(transaction, cycleId)).filter(({ exclusion }) => exclusion === null);
      const honoured = await this.stillHonoured(transaction, cycle, noticed);
      if (honoured.length === 0) throw nobodyLeft();
      const commendations = honoured.map(({ candidate, volunteer, minutes }) => ({
        ...{ id: newId(), cycleId, volunteerId: volunteer.id, communityCode: volunteer.communityCode },
        ...{ merit: candidate.merit ?? '', minutes, conferredAt: now, flaggedAt: null },
        ...{ revokedAt: null, revokedByAccountId: null, revokeReason: null },
      }));
      await transaction.repo(CommendationEntity).insert(commendations);
      await this.book.step(transaction, actor, cycle, AwardStepKind.CONFERRED, {
        ...{ status: CONFERRED, grantor, documentNumber, conferredOn },
      });
      for (const { id } of commendations)
        await this.outbox.emit(transaction, 'CommendationConferred', { commendationId: id });
    });
  }

  /** Leaves out whose entry left the notice by an objection; also one of another registration of his (rule 4). */
  async dropObjected(
    transaction: WriteTransaction,
    { id: cycleId }: AwardCycleEntity,
    noticeId: string,
  ): Promise<void> {
    const entries = await transaction.repo(NoticeEntryEntity).findBy({ noticeId });
    const removed = new Set(
      entries.filter(({ removedAt }) => removedAt !== null).map(({ volunteerId }) => volunteerId),
    );
    if (removed.size === 0) return;
    for (const { id, volunteerId } of await approvedOf(transaction, cycleId)) {
      const registrations = await withDuplicates(transaction, [volunteerId]);
      if (registrations.some((registration) => removed.has(registration)))
        await transaction.repo(AwardCandidateEntity).update({ id }, { exclusion: AwardExclusion.OBJECTION });
    }
  }

  /** Those who have the service and the standing now; of the others it is noted what they lack. */
  private async stillHonoured(
    transaction: WriteTransaction,
    cycle: AwardCycleEntity,
    candidates: readonly AwardCandidateEntity[],
  ): Promise<Honoured[]> {
    const ids = candidates.map(({ volunteerId }) => volunteerId);
    const served = await awardedService(transaction, cycle, cycle.period, ids);
    const people = await this.volunteers.byIds(transaction, ids);
    const honoured: Honoured[] = [];
    for (const candidate of candidates) {
      const { id, volunteerId } = candidate;
      const volunteer = people.get(volunteerId);
      if (!volunteer) throw new Error('a candidate is missing');
      const minutes = served.get(volunteerId) ?? 0;
      const exclusion = lacking(volunteer, minutes, cycle);
      if (exclusion === null) honoured.push({ candidate, volunteer, minutes });
      if (exclusion !== candidate.exclusion)
        await transaction.repo(AwardCandidateEntity).update({ id }, { exclusion });
    }
    return honoured;
  }
}

function lacking(
  { status }: VolunteerEntity,
  minutes: number,
  { lastPlaceMinutes }: AwardCycleEntity,
): AwardExclusion | null {
  if (!IN_GOOD_STANDING.includes(status)) return AwardExclusion.STANDING;
  return minutes < lastPlaceMinutes ? AwardExclusion.SERVICE : null;
}

const noticeOf = (transaction: WriteTransaction, { noticeId }: AwardCycleEntity): Promise<NoticeEntity> =>
  transaction.repo(NoticeEntity).findOneByOrFail({ id: noticeId ?? '' });

const titleOf = ({ name, period }: AwardCycleEntity): string => `${name}（${period}）拟表彰名单公示`;

const approvedOf = (transaction: WriteTransaction, cycleId: string): Promise<AwardCandidateEntity[]> =>
  transaction
    .repo(AwardCandidateEntity)
    .find({ where: { cycleId, approved: true }, order: { rank: 'ASC', id: 'ASC' } });
