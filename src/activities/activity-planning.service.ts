import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { Secrecy } from '../kernel/secrecy.js';
import { serviceDayOf } from '../kernel/service-day.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import { NeedSteps } from '../needs/need-steps.js';
import { NeedsService } from '../needs/needs.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { PolicyService } from '../policies/policy.service.js';
import { squadClosed } from '../squads/squads.problems.js';
import { SquadsService } from '../squads/squads.service.js';
import { ActivitiesService } from './activities.service.js';
import { activityStatusNotAllowed, needOfAnotherSquad } from './activities.problems.js';
import {
  type ActivityContents,
  type ActivityDraft,
  type ActivityUnit,
  contentFaults,
  unitFaults,
} from './activity-plan.js';
import { stateAfter } from './activity-state.js';
import { ActivityEntity, ActivityPositionEntity, ActivityStatus } from './activity.entity.js';
import type { PositionTemplate } from './series/occasion-template.js';

/** Where the organising unit is, and what kind its service is of. */
interface PlannedUnit {
  readonly communityCode: string;
  readonly squadId: string | null;
  readonly organisationId: string | null;
  readonly squadKind: SquadKind | null;
}

/** Planning activities, for whoever may: their leaders, the series that make them, the matching of needs (rule 14). */
@Injectable()
export class ActivityPlanning {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly squads: SquadsService,
    private readonly organisations: OrganisationsService,
    private readonly needs: NeedsService,
    private readonly needSteps: NeedSteps,
    private readonly activities: ActivitiesService,
  ) {}

  /**
   * Plans a draft with its positions; who may is the caller's question. With a need the need becomes SCHEDULED.
   * @param path where the draft stands in the caller's input, for its faults
   * @throws Problem INVALID_INPUT, NOT_FOUND, SQUAD_CLOSED, NEED_OF_ANOTHER_SQUAD, NEED_STATUS_NOT_ALLOWED
   */
  async create(
    transaction: WriteTransaction,
    accountId: string,
    draft: ActivityDraft,
    path = 'input',
  ): Promise<ActivityEntity> {
    const faults = [...unitFaults(draft, path), ...this.faultsOf(draft, Boolean(draft.squadId), path)];
    if (faults.length > 0) throw invalidInput(faults);
    const unit = await this.unitOf(transaction, draft);
    const secrecy = await this.schedule(transaction, draft, accountId);
    const now = this.clock.now();
    const policy = await this.policies.policyFor(transaction, unit.communityCode, serviceDayOf(now));
    const activity: ActivityEntity = {
      id: newId(),
      ...unit,
      needId: draft.needId ?? null,
      seriesId: draft.seriesId ?? null,
      occasionAt: draft.occasionAt ?? null,
      secrecy,
      ...columnsOf(draft),
      status: ActivityStatus.DRAFT,
      statusReason: null,
      revision: 0,
      revisedAt: now,
      checkInKeySealed: null,
      createdByAccountId: accountId,
      createdAt: now,
      publishedAt: null,
      finishedAt: null,
      finishedByAccountId: null,
      policyVersionId: policy.versionId,
    };
    await transaction.repo(ActivityEntity).insert(activity);
    await this.insertPositions(transaction, activity.id, draft.positions);
    return activity;
  }

  /**
   * Gives a draft other contents; its unit and its need stay.
   * @throws Problem INVALID_INPUT, ACTIVITY_STATUS_NOT_ALLOWED
   */
  async revise(
    transaction: WriteTransaction,
    { id }: Pick<ActivityEntity, 'id'>,
    contents: ActivityContents,
    path = 'input',
  ): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    if (!stateAfter('revise', activity.status)) throw activityStatusNotAllowed({ status: activity.status });
    const faults = this.faultsOf(contents, activity.squadId !== null, path);
    if (faults.length > 0) throw invalidInput(faults);
    await transaction.repo(ActivityEntity).update({ id }, columnsOf(contents));
    // Nobody signs up for a draft, so nothing refers to its positions.
    await transaction.repo(ActivityPositionEntity).delete({ activityId: id });
    await this.insertPositions(transaction, id, contents.positions);
  }

  private faultsOf(contents: ActivityContents, ofSquad: boolean, path: string) {
    return contentFaults(contents, ofSquad, this.clock.now(), path);
  }

  private async unitOf(transaction: WriteTransaction, unit: ActivityUnit): Promise<PlannedUnit> {
    if (unit.squadId) {
      const squad = await this.squads.require(transaction, unit.squadId);
      if (squad.closedAt) throw squadClosed();
      const { id, communityCode, kind } = squad;
      return { communityCode, squadId: id, organisationId: null, squadKind: kind };
    }
    const { id, communityCode } = await this.organisations.requireInForce(
      transaction,
      unit.organisationId ?? '',
    );
    return { communityCode, squadId: null, organisationId: id, squadKind: unit.squadKind ?? null };
  }

  /** How secret the activity is: as its need, which is planned for by the squad that accepted it. */
  private async schedule(
    transaction: WriteTransaction,
    { needId, squadId }: ActivityDraft,
    accountId: string,
  ): Promise<Secrecy> {
    if (!needId) return Secrecy.PUBLIC;
    const need = await this.needs.lock(transaction, needId);
    if (!squadId || need.squadId !== squadId) throw needOfAnotherSquad();
    await this.needSteps.schedule(transaction, need, { accountId });
    return need.secrecy;
  }

  private async insertPositions(
    transaction: WriteTransaction,
    activityId: string,
    positions: readonly PositionTemplate[],
  ): Promise<void> {
    const rows = positions.map(({ name, capacity }) => ({
      ...{ id: newId(), activityId, name, capacity },
      takenPlaces: 0,
      lastArrival: 0,
    }));
    await transaction.repo(ActivityPositionEntity).insert(rows);
  }
}

function columnsOf(contents: ActivityContents) {
  const { title, content, serviceTarget, startAt, endAt, address } = contents;
  const { recruitingMode, hazardous, personInCharge } = contents;
  return {
    ...{ title, content, serviceTarget, startAt, endAt, address, recruitingMode, hazardous, personInCharge },
    insuranceReference: contents.insuranceReference ?? null,
  };
}
