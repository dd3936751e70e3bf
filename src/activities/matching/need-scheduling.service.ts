import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type FieldFault, invalidInput } from '../../kernel/problem.js';
import { Secrecy } from '../../kernel/secrecy.js';
import { ServiceTarget } from '../../kernel/vocabulary.js';
import { mayHandle } from '../../needs/need-access.js';
import { type NeedEntity, NeedStatus } from '../../needs/need.entity.js';
import { needStatusNotAllowed } from '../../needs/needs.problems.js';
import { NeedsService } from '../../needs/needs.service.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import type { SquadEntity } from '../../squads/squad.entity.js';
import { SquadsService } from '../../squads/squads.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { ActivitiesService } from '../activities.service.js';
import type { ActivityEntity } from '../activity.entity.js';
import { ActivityLifecycle } from '../activity-lifecycle.service.js';
import { type ActivityDraft, spanFaults } from '../activity-plan.js';
import { ActivityPlanning } from '../activity-planning.service.js';
import { genericTitle } from '../generic-title.js';
import { RecruitingMode } from '../recruiting-mode.js';
import { SignUpBook } from '../sign-ups/sign-up-book.js';
import { invitationsFor } from './invitation-plan.js';
import type { ScheduleNeedInput } from './matching.inputs.js';
import { NOT_SQUAD_MEMBER, TITLE_CONFIDENTIAL } from './matching.problems.js';
import { NeedMatcher } from './need-matcher.js';

const HELPERS = '志愿者';

/** From an accepted need to an activity with invited volunteers, in one step (domain.md rules 12 to 15). */
@Injectable()
export class NeedSchedulingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly squads: SquadsService,
    private readonly needs: NeedsService,
    private readonly matcher: NeedMatcher,
    private readonly planning: ActivityPlanning,
    private readonly lifecycle: ActivityLifecycle,
    private readonly activities: ActivitiesService,
    private readonly book: SignUpBook,
  ) {}

  /**
   * Plans and publishes the activity of the squad that accepted the need, and invites the volunteers: all of it or nothing.
   * By who decides about the need, what is confidential by the community's head.
   * @returns the activity's id
   * @throws Problem NOT_FOUND, FORBIDDEN, NEED_STATUS_NOT_ALLOWED unless ACCEPTED, INVALID_INPUT with a fault per volunteer
   * and obstacle, SQUAD_CLOSED, IDEMPOTENCY_KEY_REUSED
   */
  async schedule(actor: Actor, input: ScheduleNeedInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'scheduleNeed', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        // Before the need: whoever signs up locks himself first and the need, which he then serves, last.
        await transaction.lockById(VolunteerEntity, [...new Set(input.volunteerIds)]);
        const target = { id: input.needId, action: 'need.schedule' };
        const need = await this.needs.lockFor(transaction, actor, target, (found) => mayHandle(actor, found));
        if (need.status !== NeedStatus.ACCEPTED || !need.squadId)
          throw needStatusNotAllowed({ status: need.status });
        const squad = await this.squads.require(transaction, need.squadId);
        await this.requireSound(transaction, need, squad, input);
        const draft = await this.draftOf(transaction, need, squad, input);
        const activity = await this.planning.create(transaction, accountId, draft);
        await this.note(transaction, actor, activity, input);
        await this.lifecycle.publish(transaction, activity, { accountId, requestId: actor.requestId });
        await this.invite(transaction, activity, input, accountId);
        return activity.id;
      }),
    );
  }

  /** @throws Problem INVALID_INPUT */
  private async requireSound(
    transaction: WriteTransaction,
    need: NeedEntity,
    squad: SquadEntity,
    input: ScheduleNeedInput,
  ): Promise<void> {
    const faults: FieldFault[] = spanFaults(input, this.clock.now(), 'input');
    if (need.secrecy === Secrecy.CONFIDENTIAL && input.title)
      faults.push({ path: 'input.title', code: TITLE_CONFIDENTIAL });
    if (faults.length === 0) faults.push(...(await this.obstacles(transaction, need, squad, input)));
    if (faults.length > 0) throw invalidInput(faults);
  }

  /** What stands against each of the volunteers, by his place in the input. */
  private async obstacles(
    transaction: WriteTransaction,
    need: NeedEntity,
    squad: SquadEntity,
    input: ScheduleNeedInput,
  ): Promise<FieldFault[]> {
    const ranked = await this.matcher.rank(transaction, need, squad, input);
    const members = new Map(ranked.map((match) => [match.volunteer.id, match]));
    return input.volunteerIds.flatMap((id, index) => {
      const path = `input.volunteerIds.${index}`;
      const match = members.get(id);
      return match
        ? match.obstacles.map((obstacle) => ({ path, ...obstacle }))
        : [{ path, code: NOT_SQUAD_MEMBER }];
    });
  }

  /** Nothing that somebody wrote in the need is copied: those who serve it read it there, and nobody else does (rule 13). */
  private async draftOf(
    transaction: WriteTransaction,
    need: NeedEntity,
    squad: SquadEntity,
    { title, startAt, endAt, address, positions, personInCharge, volunteerIds }: ScheduleNeedInput,
  ): Promise<ActivityDraft> {
    const kind = genericTitle(need.squadKind, 'zh-CN');
    const community = await this.places.require(transaction, need.communityCode);
    return {
      squadId: squad.id,
      needId: need.id,
      title: title ?? kind,
      content: kind,
      serviceTarget: need.serviceTargets[0] ?? ServiceTarget.OTHER,
      ...{ startAt, endAt },
      address: address ?? community.name,
      recruitingMode: RecruitingMode.INVITED,
      hazardous: false,
      personInCharge: personInCharge ?? squad.name,
      positions: positions ?? [{ name: HELPERS, capacity: new Set(volunteerIds).size }],
    };
  }

  private async invite(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    input: ScheduleNeedInput,
    byAccountId: string,
  ): Promise<void> {
    const positions = await this.activities.positionsOf(transaction, activity.id);
    for (const { positionId, volunteerIds } of invitationsFor(positions, [...new Set(input.volunteerIds)])) {
      const volunteers = volunteerIds.map((id) => ({ id }));
      await this.book.invite(transaction, { activity, positionId, volunteers, byAccountId });
    }
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    { id, communityCode, squadId }: ActivityEntity,
    { volunteerIds }: ScheduleNeedInput,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action: 'activity.create',
      subjectType: 'Activity',
      subjectId: id,
      placeCode: communityCode,
      details: { squadId, volunteerIds },
    });
  }
}
