import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor, Subject } from '../../platform/security/actor.js';
import { squadClosed } from '../../squads/squads.problems.js';
import { ActivityLifecycle } from '../activity-lifecycle.service.js';
import { contentFaults, unitFaults } from '../activity-plan.js';
import { ActivityEntity, ActivityStatus } from '../activity.entity.js';
import { ActivitySeriesEntity, SeriesStatus } from './activity-series.entity.js';
import { OccasionMaker } from './occasion-maker.service.js';
import { OccasionRevision } from './occasion-revision.service.js';
import type { OccasionTemplate } from './occasion-template.js';
import { checkRhythm, draftOf, type Rhythm } from './series-plan.js';
import { SeriesQuery, subjectOfSeries } from './series.query.js';
import { seriesEnded } from './series.problems.js';

export interface NewSeries extends Rhythm {
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
  readonly template: OccasionTemplate;
  readonly idempotencyKey: string;
}

export type TemplateChange = { readonly [K in keyof OccasionTemplate]?: OccasionTemplate[K] | null };

/** Recurring activities, such as a weekly patrol (issue 3): begun, changed and ended by whoever plans the unit's activities. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly query: SeriesQuery,
    private readonly maker: OccasionMaker,
    private readonly revision: OccasionRevision,
    private readonly lifecycle: ActivityLifecycle,
  ) {}

  /**
   * Begins a series and makes its first occasions, as far ahead as the policy says.
   * @throws Problem UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_INPUT, SQUAD_CLOSED, IDEMPOTENCY_KEY_REUSED
   */
  async create(actor: Actor, input: NewSeries): Promise<ActivitySeriesEntity> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'createActivitySeries', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, () => this.begin(transaction, actor, accountId, input)),
    );
    // A call answered again shows the series only to who may still read it.
    return this.query.requireReadable(actor, id);
  }

  /**
   * Changes what the occasions have in common, of those to come; what was moved or changed by itself stays as it is.
   * @throws Problem UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_INPUT, SERIES_ENDED
   */
  async update(actor: Actor, seriesId: string, change: TemplateChange): Promise<ActivitySeriesEntity> {
    await this.uow.write(async (transaction) => {
      const series = await this.lockRunning(transaction, actor, seriesId);
      const given = Object.entries(change).filter(([, value]) => value !== undefined && value !== null);
      const template: OccasionTemplate = { ...series.template, ...Object.fromEntries(given) };
      this.requireGood({ ...series, template }, 'input');
      await transaction.repo(ActivitySeriesEntity).update({ id: seriesId }, { template });
      const occasions = await this.revision.follow(transaction, series, template);
      await this.note(transaction, actor, 'update', series, {
        fields: given.map(([name]) => name),
        occasions,
      });
    });
    return this.uow.read((view) => this.query.require(view, seriesId));
  }

  /**
   * Ends a series and calls off every occasion that is to come; everybody on their lists is told the reason.
   * @throws Problem UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, SERIES_ENDED
   */
  async end(actor: Actor, seriesId: string, endReason: string): Promise<ActivitySeriesEntity> {
    await this.uow.write(async (transaction) => {
      const series = await this.lockRunning(transaction, actor, seriesId);
      const ended = { status: SeriesStatus.ENDED, endReason };
      await transaction.repo(ActivitySeriesEntity).update({ id: seriesId }, ended);
      const { DRAFT, PUBLISHED } = ActivityStatus;
      const toCome = await transaction.repo(ActivityEntity).find({
        where: { seriesId, status: In([DRAFT, PUBLISHED]), startAt: MoreThan(this.clock.now()) },
        order: { id: 'ASC' },
      });
      for (const activity of toCome) await this.lifecycle.cancel(transaction, activity, actor, endReason);
      await this.note(transaction, actor, 'end', series, { occasions: toCome.length });
    });
    return this.uow.read((view) => this.query.require(view, seriesId));
  }

  private async begin(
    transaction: WriteTransaction,
    actor: Actor,
    createdByAccountId: string,
    { squadId, organisationId, template, ...input }: NewSeries,
  ): Promise<string> {
    const faults = unitFaults({ squadId, organisationId, squadKind: template.squadKind }, 'input');
    if (faults.length > 0) throw invalidInput(faults);
    const unit = await this.query.requireUnit(transaction, { squadId, organisationId });
    requireEditable(actor, unit.subject);
    if (unit.closed) throw squadClosed();
    const now = this.clock.now();
    const rhythm = checkRhythm(input, now, 'input');
    if (!rhythm.ok) throw invalidInput(rhythm.faults);
    const series: ActivitySeriesEntity = {
      id: newId(),
      communityCode: unit.subject.placeCode,
      squadId: squadId ?? null,
      organisationId: organisationId ?? null,
      rule: rhythm.rule,
      firstStartAt: input.firstStartAt,
      durationMinutes: input.durationMinutes,
      template,
      status: SeriesStatus.RUNNING,
      madeUntil: now,
      createdByAccountId,
      createdAt: now,
      endReason: null,
    };
    this.requireGood(series, 'input.template');
    await transaction.repo(ActivitySeriesEntity).insert(series);
    const occasions = await this.maker.make(transaction, series, actor, 'input.template');
    await this.note(transaction, actor, 'create', series, { rule: series.rule, occasions });
    return series.id;
  }

  /** What would keep an occasion from being made, now or in half a year. @throws Problem INVALID_INPUT */
  private requireGood(series: ActivitySeriesEntity, path: string): void {
    const soon = new Date(this.clock.now().getTime() + 1);
    const ofSquad = series.squadId !== null;
    const faults = contentFaults(draftOf(series, soon), ofSquad, this.clock.now(), path);
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async lockRunning(
    transaction: WriteTransaction,
    actor: Actor,
    id: string,
  ): Promise<ActivitySeriesEntity> {
    requireEditable(actor, subjectOfSeries(await this.query.require(transaction, id)));
    const [series] = await transaction.lockById(ActivitySeriesEntity, [id]);
    if (series?.status !== SeriesStatus.RUNNING) throw seriesEnded();
    return series;
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: 'create' | 'update' | 'end',
    { id: subjectId, communityCode: placeCode }: ActivitySeriesEntity,
    details: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'ActivitySeries', subjectId, placeCode };
    return this.audit.record(transaction, actor, { action: `series.${verb}`, ...subject, details });
  }
}

const requireEditable = (actor: Actor, subject: Subject): void =>
  actor.require('activity.edit', subject, 'activity.read');
