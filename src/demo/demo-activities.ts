import { Injectable } from '@nestjs/common';
import { ActivityLifecycle } from '../activities/activity-lifecycle.service.js';
import { ActivityPlanning } from '../activities/activity-planning.service.js';
import { ActivityEntity, ActivityPositionEntity, ActivityStatus } from '../activities/activity.entity.js';
import {
  AttendanceEventEntity,
  AttendanceKind,
  AttendanceProof,
} from '../activities/attendance/attendance-event.entity.js';
import { RecruitingMode } from '../activities/recruiting-mode.js';
import { SeriesService } from '../activities/series/series.service.js';
import { SignUpEntity, SignUpStatus } from '../activities/sign-ups/sign-up.entity.js';
import { Secrecy } from '../kernel/secrecy.js';
import { addDays, type LocalDate, startOfServiceDay } from '../kernel/service-day.js';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Actor } from '../platform/security/actor.js';
import { Role } from '../platform/security/roles.js';
import type { DemoCommunityPlan, FilledCommunity, Settled } from './demo-community-plan.js';
import { DemoNeeds } from './demo-needs.js';

const MINUTE = 60_000;

/** Minutes after the start at which each came and went: on time, late, and one who forgot to check out. */
const PRESENCES: readonly (readonly [number, number | null])[] = [
  [-5, 121],
  [12, 120],
  [1, null],
];

/** What goes on in the first community: open needs, activities to sign up for, and one of yesterday whose hours wait. */
@Injectable()
export class DemoActivities {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly needs: DemoNeeds,
    private readonly planning: ActivityPlanning,
    private readonly lifecycle: ActivityLifecycle,
    private readonly series: SeriesService,
  ) {}

  async add(
    community: FilledCommunity,
    plan: Pick<DemoCommunityPlan, 'code' | 'name' | 'officers' | 'today' | 'effective'>,
  ): Promise<void> {
    const officer = officerOf(plan.code, plan.officers.first);
    await this.needs.add(officer, plan.code);
    await this.addTalk(officer, community, plan);
    await this.addPatrols(officer, community, plan);
    await this.addYesterday(officer, community, plan);
  }

  /** Open to everybody, in a week. */
  private async addTalk(
    officer: Actor,
    community: FilledCommunity,
    { name, today }: { name: string; today: LocalDate },
  ): Promise<void> {
    await this.uow.write(async (transaction) => {
      const activity = await this.planning.create(transaction, officer.requireAccount(), {
        squadId: squadOf(community, SquadKind.LEGAL_EDUCATION),
        ...{ title: '反诈宣传进小区', content: '向居民讲解常见诈骗手法，发放资料', address: `${name}广场` },
        ...{ personInCharge: '社区工作人员', serviceTarget: ServiceTarget.PUBLIC, hazardous: false },
        ...at(addDays(today, 7), 9 * 60, 120),
        recruitingMode: RecruitingMode.OPEN,
        positions: [
          { name: '讲解', capacity: 2 },
          { name: '发放资料', capacity: 6 },
        ],
      });
      await this.lifecycle.publish(transaction, activity, officer);
    });
  }

  private async addPatrols(
    officer: Actor,
    community: FilledCommunity,
    { name, today }: { name: string; today: LocalDate },
  ): Promise<void> {
    await this.series.create(officer, {
      squadId: squadOf(community, SquadKind.PATROL),
      rule: 'FREQ=WEEKLY;BYDAY=FR,SA',
      firstStartAt: at(addDays(today, 1), 22 * 60, 0).startAt,
      durationMinutes: 180,
      template: {
        ...{ title: '治安夜巡', content: '巡查楼道、车棚和监控死角', address: `${name}门岗集合` },
        ...{ personInCharge: '社区工作人员', serviceTarget: ServiceTarget.PUBLIC, hazardous: false },
        ...{ squadKind: null, insuranceReference: null, recruitingMode: RecruitingMode.MEMBERS },
        positions: [{ name: '巡逻', capacity: 4 }],
      },
      idempotencyKey: 'demo-patrols',
    });
  }

  /** Held yesterday by the poverty-relief squad and finished now, by the same rules as any other. */
  private async addYesterday(
    officer: Actor,
    community: FilledCommunity,
    plan: Pick<DemoCommunityPlan, 'code' | 'name' | 'today' | 'effective'>,
  ): Promise<void> {
    const squadId = squadOf(community, SquadKind.POVERTY_RELIEF);
    const span = at(addDays(plan.today, -1), 14 * 60, 120);
    const accountId = officer.requireAccount();
    const people = community.settled.filter(({ squad }) => squad?.id === squadId).slice(0, 4);
    await this.uow.write(async (transaction) => {
      const made = { createdAt: addMinutes(span.startAt, -3 * 24 * 60), createdByAccountId: accountId };
      const activity: ActivityEntity = {
        id: newId(),
        ...{ communityCode: plan.code, squadId, organisationId: null, needId: null },
        ...{ seriesId: null, occasionAt: null, squadKind: SquadKind.POVERTY_RELIEF, secrecy: Secrecy.PUBLIC },
        ...{ title: '爱心超市值守', content: '整理物资，为困难家庭发放', address: `${plan.name}爱心超市` },
        ...{ serviceTarget: ServiceTarget.POOR_FAMILIES, personInCharge: '社区工作人员', ...span },
        ...{ recruitingMode: RecruitingMode.MEMBERS, hazardous: false, insuranceReference: null },
        ...{ status: ActivityStatus.RUNNING, statusReason: null, revision: 0, revisedAt: made.createdAt },
        ...{ checkInKeySealed: null, ...made, publishedAt: made.createdAt },
        ...{ finishedAt: null, finishedByAccountId: null, policyVersionId: plan.effective.versionId },
      };
      await transaction.repo(ActivityEntity).insert(activity);
      await this.addPeople(transaction, activity, people);
      await this.lifecycle.finish(transaction, activity, { accountId, requestId: null });
    });
  }

  /** All have places; the last never came. */
  private async addPeople(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    people: readonly Settled[],
  ): Promise<void> {
    const { id: activityId, startAt, endAt, createdAt, createdByAccountId } = activity;
    const positionId = newId();
    await transaction.repo(ActivityPositionEntity).insert({
      ...{ id: positionId, activityId, name: '值守', capacity: 6 },
      ...{ takenPlaces: people.length, lastArrival: people.length },
    });
    await transaction.repo(SignUpEntity).insert(
      people.map(({ id: volunteerId }, index) => ({
        ...{ id: newId(), activityId, positionId, volunteerId, arrival: index + 1, startAt, endAt },
        ...{ status: SignUpStatus.CONFIRMED, statusAt: createdAt, createdAt, createdByAccountId },
        ...{ offeredUntil: null, statusReason: null, attendance: null },
      })),
    );
    const event = (volunteerId: string, kind: AttendanceKind, minute: number): AttendanceEventEntity => {
      const happenedAt = addMinutes(startAt, minute);
      const id = newId();
      return {
        ...{ id, clientEventId: id, contentHash: id.replaceAll('-', '').padEnd(64, '0') },
        ...{ activityId, volunteerId, kind, proof: AttendanceProof.CODE, deviceId: null, reason: null },
        ...{ happenedAt, statedAt: happenedAt, receivedAt: happenedAt },
        recordedByAccountId: createdByAccountId,
      };
    };
    await transaction.repo(AttendanceEventEntity).insert(
      people.flatMap(({ id }, index) => {
        const [came, went] = PRESENCES[index] ?? [null, null];
        if (came === null) return [];
        const arrival = event(id, AttendanceKind.CHECK_IN, came);
        return went === null ? [arrival] : [arrival, event(id, AttendanceKind.CHECK_OUT, went)];
      }),
    );
  }
}

/** The officer, with the right that he holds in his community. */
function officerOf(placeCode: string, accountId: string): Actor {
  const role = Role.COMMUNITY_OFFICER;
  return new Actor(
    accountId,
    null,
    [{ id: 'demo', role, placeCode, squadId: null, organisationId: null }],
    null,
  );
}

function squadOf({ squads }: FilledCommunity, kind: SquadKind): string {
  const squad = squads.find((one) => one.kind === kind);
  if (!squad) throw new Error(`no squad of the kind ${kind}`);
  return squad.id;
}

const addMinutes = (time: Date, minutes: number): Date => new Date(time.getTime() + minutes * MINUTE);

/** A span on a service day, from a minute of the day. */
function at(day: LocalDate, fromMinute: number, minutes: number): { startAt: Date; endAt: Date } {
  const startAt = addMinutes(startOfServiceDay(day), fromMinute);
  return { startAt, endAt: addMinutes(startAt, minutes) };
}
