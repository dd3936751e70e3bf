import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Language } from '../kernel/problem.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PersonalDataService } from '../volunteers/personal-data.service.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import {
  NoticeEntity,
  NoticeEntryEntity,
  NoticeStatus,
  ObjectionEntity,
  ObjectionStatus,
} from './notice.entity.js';
import type { NoticeFilterArgs, ObjectionFilterArgs } from './notices.inputs.js';
import type { NoticeEntry, Objection, PublicNotice } from './notices.types.js';
import { ObjectionStatements } from './objection-statements.js';

/** Reading notices, as anyone may; and objections, by their author and who handles them. */
@Injectable()
export class NoticeReader implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly statements: ObjectionStatements,
    private readonly audit: AuditLog,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.registerAccountSource({
      name: 'objections',
      collect: async (transaction, actor) =>
        (
          await transaction
            .repo(ObjectionEntity)
            .find({ where: { authorAccountId: actor.requireAccount() }, order: { id: 'ASC' } })
        ).map((row) => this.shownObjection(row)),
    });
  }

  /** @throws Problem NOT_FOUND */
  require(actor: Actor, id: string, language: Language): Promise<PublicNotice> {
    return this.uow.read(async (view) => {
      const notice = await view.manager.getRepository(NoticeEntity).findOneBy({ id });
      const [shown] = notice ? await this.shown(view, actor, [notice], language) : [];
      if (!shown) throw notFound();
      return shown;
    });
  }

  /** Up to `limit` of a place and those below it, the latest first. */
  list(
    actor: Actor,
    filter: NoticeFilterArgs,
    beforeId: string,
    limit: number,
    language: Language,
  ): Promise<PublicNotice[]> {
    return this.uow.read(async (view) => {
      const query = view.manager
        .createQueryBuilder(NoticeEntity, 'notice')
        .where(withinPlaces('notice.place_code', [filter.placeCode]))
        .andWhere('notice.id < :beforeId', { beforeId });
      if (filter.status) query.andWhere('notice.status = :status', { status: filter.status });
      const notices = await query.orderBy('notice.id', 'DESC').take(limit).getMany();
      return this.shown(view, actor, notices, language);
    });
  }

  /** One's own, or one of a place that one handles. @throws Problem NOT_FOUND */
  objection(actor: Actor, id: string): Promise<Objection> {
    return this.uow.read(async (view) => {
      const row = await view.manager.getRepository(ObjectionEntity).findOneByOrFail({ id });
      const notice = await view.manager.getRepository(NoticeEntity).findOneByOrFail({ id: row.noticeId });
      if (row.authorAccountId !== actor.accountId)
        actor.require('objection.read', { type: 'Objection', id, placeCode: notice.placeCode });
      return this.shownObjection(row);
    });
  }

  /** Up to `limit` of one's own, the latest first. */
  async own(authorAccountId: string, beforeId: string, limit: number): Promise<Objection[]> {
    const rows = await this.uow.read((view) =>
      view.manager.getRepository(ObjectionEntity).find({
        where: { authorAccountId, id: LessThan(beforeId) },
        order: { id: 'DESC' },
        take: limit,
      }),
    );
    return rows.map((row) => this.shownObjection(row));
  }

  /** Up to `limit` of the places that one handles, the latest first; whose names one reads is audited. @throws Problem FORBIDDEN */
  async objections(
    actor: Actor,
    { placeCode, noticeId, undecided }: ObjectionFilterArgs,
    beforeId: string,
    limit: number,
  ): Promise<Objection[]> {
    actor.requireIn('objection.read', placeCode);
    const rows = await this.uow.write(async (transaction) => {
      const query = transaction.manager
        .createQueryBuilder(ObjectionEntity, 'objection')
        .innerJoin(NoticeEntity, 'notice', 'notice.id = objection.notice_id')
        .where(withinPlaces('notice.place_code', [placeCode]))
        .andWhere('objection.id < :beforeId', { beforeId });
      if (noticeId) query.andWhere('objection.notice_id = :noticeId', { noticeId });
      // Of a withdrawn notice nothing is left to decide.
      if (undecided)
        query.andWhere('objection.status = :open AND notice.status = :noticeOpen', {
          open: ObjectionStatus.OPEN,
          noticeOpen: NoticeStatus.OPEN,
        });
      // Who objected to oneself is told to those who handle it, and one does not (rule 56).
      if (actor.volunteerId)
        query.andWhere(
          `NOT EXISTS (SELECT 1 FROM public_notice_entry e WHERE e.notice_id = objection.notice_id AND e.volunteer_id = :self
            AND (objection.entry_id IS NULL OR objection.entry_id = e.id))`,
          { self: actor.volunteerId },
        );
      const found = await query.orderBy('objection.id', 'DESC').take(limit).getMany();
      // The last one only tells that there is another page.
      for (const { id } of found.slice(0, limit - 1))
        await this.audit.record(transaction, actor, {
          ...{ action: 'objection.read', subjectType: 'Objection', subjectId: id, placeCode },
        });
      return found;
    });
    return rows.map((row) => this.shownObjection(row));
  }

  private async shown(
    view: ReadView,
    actor: Actor,
    notices: readonly NoticeEntity[],
    language: Language,
  ): Promise<PublicNotice[]> {
    const entries = await view.manager
      .getRepository(NoticeEntryEntity)
      .find({ where: { noticeId: In(notices.map(({ id }) => id)) }, order: { position: 'ASC' } });
    const people = await this.volunteers.byIds(view, [
      ...new Set(entries.map(({ volunteerId }) => volunteerId)),
    ]);
    const shownEntry = (entry: NoticeEntryEntity, handled: boolean): NoticeEntry => {
      const { id, position, volunteerId, merit, removedAt } = entry;
      const volunteer = people.get(volunteerId);
      if (!volunteer) throw new Error('whom a notice is about is missing');
      const { name, anonymous } = this.volunteers.publicName(volunteer, language);
      // What somebody did would tell who he is (rule 57).
      const named = anonymous
        ? { volunteerNo: null, merit: null }
        : { volunteerNo: volunteer.volunteerNo, merit };
      return {
        id,
        position,
        name,
        anonymous,
        removedAt,
        ...named,
        volunteerId: handled ? volunteerId : null,
      };
    };
    return notices.map((notice) => ({
      ...{ id: notice.id, placeCode: notice.placeCode, status: notice.status, title: notice.title },
      ...{ content: notice.content, objectAt: notice.objectAt, publishedAt: notice.publishedAt },
      ...{ closableFrom: notice.closableFrom, endedAt: notice.endedAt, endReason: notice.endReason },
      entries: entries
        .filter(({ noticeId }) => noticeId === notice.id)
        .map((entry) => shownEntry(entry, actor.may('objection.decide', notice.placeCode))),
    }));
  }

  private shownObjection(row: ObjectionEntity): Objection {
    const { name, contact, text } = this.statements.open(row);
    return {
      ...{
        id: row.id,
        noticeId: row.noticeId,
        entryId: row.entryId,
        status: row.status,
        name,
        contact,
        text,
      },
      ...{ objectedAt: row.objectedAt, decideUntil: row.decideUntil, decidedAt: row.decidedAt },
      decisionReason: row.decisionReason,
    };
  }
}
