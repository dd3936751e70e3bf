import { Injectable } from '@nestjs/common';
import { invalidInput } from '../kernel/problem.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor, Subject } from '../platform/security/actor.js';
import { SquadsService } from '../squads/squads.service.js';
import { ActivitiesService, subjectOf } from './activities.service.js';
import type { CreateActivityInput, UpdateActivityInput } from './activities.inputs.js';
import { ActivityLifecycle, type Leader, type NewTime } from './activity-lifecycle.service.js';
import { ActivityPlanning } from './activity-planning.service.js';
import { type ActivityContents, unitFaults } from './activity-plan.js';
import type { ActivityEntity } from './activity.entity.js';

/** Where activities are planned and led: by the offices of their place, their squad's leader, their organisation's officers. */
@Injectable()
export class ActivityDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly squads: SquadsService,
    private readonly organisations: OrganisationsService,
    private readonly activities: ActivitiesService,
    private readonly planning: ActivityPlanning,
    private readonly lifecycle: ActivityLifecycle,
  ) {}

  /** @throws Problem NOT_FOUND, INVALID_INPUT, SQUAD_CLOSED, IDEMPOTENCY_KEY_REUSED */
  async create(actor: Actor, input: CreateActivityInput): Promise<ActivityEntity> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'createActivity', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        actor.require('activity.edit', await this.unitOf(transaction, input));
        const activity = await this.planning.create(transaction, accountId, input);
        await this.note(transaction, actor, 'create', activity);
        return activity.id;
      }),
    );
    return this.reread(actor, id);
  }

  /** Changes what is given of a draft. @throws Problem NOT_FOUND, INVALID_INPUT, ACTIVITY_STATUS_NOT_ALLOWED */
  update(actor: Actor, input: UpdateActivityInput): Promise<ActivityEntity> {
    return this.act(actor, input.activityId, async (transaction, activity) => {
      const positions = input.positions ?? (await this.activities.positionsOf(transaction, activity.id));
      await this.planning.revise(transaction, activity, { ...given(activity, input), positions });
      await this.note(transaction, actor, 'update', activity);
    });
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED, ACTIVITY_STARTED, SQUAD_CLOSED */
  publish(actor: Actor, activityId: string): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.publish(...step));
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED, ACTIVITY_STARTED, INVALID_INPUT */
  move(actor: Actor, activityId: string, to: NewTime): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.move(...step, to));
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED, ACTIVITY_TOO_EARLY, INSURANCE_REQUIRED */
  start(actor: Actor, activityId: string): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.start(...step));
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED, ACTIVITY_TOO_EARLY */
  finish(actor: Actor, activityId: string): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.finish(...step));
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED */
  cancel(actor: Actor, activityId: string, reason: string): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.cancel(...step, reason));
  }

  /** @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED */
  recordInsurance(actor: Actor, activityId: string, reference: string): Promise<ActivityEntity> {
    return this.act(actor, activityId, (...step) => this.lifecycle.recordInsurance(...step, reference));
  }

  /** Does something to an activity that the actor may edit, and answers it as it is then. */
  private async act(
    actor: Actor,
    activityId: string,
    act: (transaction: WriteTransaction, activity: ActivityEntity, by: Leader) => Promise<void>,
  ): Promise<ActivityEntity> {
    const by = { accountId: actor.requireAccount(), requestId: actor.requestId };
    await this.uow.write(async (transaction) => {
      const activity = await this.activities.require(transaction, activityId);
      actor.require('activity.edit', subjectOf(activity), 'activity.read');
      await act(transaction, activity, by);
    });
    return this.reread(actor, activityId);
  }

  /** A call answered again shows the activity only to who may still read it. */
  private reread(actor: Actor, id: string): Promise<ActivityEntity> {
    return this.uow.read(async (view) => {
      const activity = await this.activities.require(view, id);
      actor.require('activity.read', subjectOf(activity));
      return activity;
    });
  }

  /** The unit that a draft names, as rights see it. */
  private async unitOf(view: ReadView, input: CreateActivityInput): Promise<Subject> {
    const faults = unitFaults(input, 'input');
    if (faults.length > 0) throw invalidInput(faults);
    const { squadId, organisationId } = input;
    const { id, communityCode } = squadId
      ? await this.squads.require(view, squadId)
      : await this.organisations.require(view, organisationId ?? '');
    const type = squadId ? 'Squad' : 'Organisation';
    return { type, id, placeCode: communityCode, squadId, organisationId };
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    activity: ActivityEntity,
  ): Promise<void> {
    const { id, communityCode, squadId, organisationId } = activity;
    return this.audit.record(transaction, actor, {
      action: `activity.${verb}`,
      subjectType: 'Activity',
      subjectId: id,
      placeCode: communityCode,
      details: { squadId, organisationId },
    });
  }
}

/** A draft's contents with what is given in the place of what was. */
function given(activity: ActivityEntity, input: UpdateActivityInput): Omit<ActivityContents, 'positions'> {
  return {
    title: input.title ?? activity.title,
    content: input.content ?? activity.content,
    serviceTarget: input.serviceTarget ?? activity.serviceTarget,
    startAt: input.startAt ?? activity.startAt,
    endAt: input.endAt ?? activity.endAt,
    address: input.address ?? activity.address,
    recruitingMode: input.recruitingMode ?? activity.recruitingMode,
    hazardous: input.hazardous ?? activity.hazardous,
    insuranceReference: input.insuranceReference ?? activity.insuranceReference,
    personInCharge: input.personInCharge ?? activity.personInCharge,
  };
}
