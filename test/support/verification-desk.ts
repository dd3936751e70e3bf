import { ActivityEntity, ActivityPositionEntity } from '../../src/activities/activity.entity.js';
import { ActivityPlanning } from '../../src/activities/activity-planning.service.js';
import { RecruitingMode } from '../../src/activities/recruiting-mode.js';
import {
  AttendanceOutcome,
  SignUpEntity,
  SignUpStatus,
} from '../../src/activities/sign-ups/sign-up.entity.js';
import { Secrecy } from '../../src/kernel/secrecy.js';
import { startOfServiceDay } from '../../src/kernel/service-day.js';
import { Provenance, ServiceTarget, SquadKind } from '../../src/kernel/vocabulary.js';
import { newId } from '../../src/platform/database/new-id.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { draftRecord } from '../../src/service-records/record-drafting.js';
import { RecordStore } from '../../src/service-records/record-store.service.js';
import { UnrecordedAttendanceEntity } from '../../src/service-records/unrecorded-attendance.entity.js';
import { newKey } from './people.js';
import { ServiceDesk, type Slot } from './service-desk.js';
import { TestApp } from './test-app.js';
import { type Person, type RegisteredVolunteer, type VolunteerOptions, World } from './world.js';

/** The day before the clock's: far enough from everybody's registration, well within the time for entering. */
export const YESTERDAY = '2026-06-24';
const NOW = '2026-06-25T02:00:00Z';
const DAY_SECONDS = 86_400;

export interface PlannedActivity extends Slot {
  readonly squadId?: string;
  readonly organisationId?: string;
  readonly title?: string;
  readonly secrecy?: Secrecy;
}

/** A committee that verifies: people it has known for long, activities that were held, and what their attendance made. */
export class VerificationDesk {
  readonly service: ServiceDesk;

  constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {
    this.service = new ServiceDesk(app, world);
  }

  static async open(): Promise<VerificationDesk> {
    const app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: String(DAY_SECONDS) });
    app.clock.set(NOW);
    return new VerificationDesk(app, await World.create(app));
  }

  async ask<T>(query: string, variables: Record<string, unknown>, by: Person, language?: string): Promise<T> {
    const data = await this.app.client.data<Record<string, T>>(query, variables, {
      token: by.token,
      language,
    });
    return Object.values(data)[0] as T;
  }

  mutate<T>(name: string, selection: string, input: object, by: Person): Promise<T> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`;
    return this.ask<T>(document, { input }, by);
  }

  /** A volunteer who registered ten days ago, or as many as told. */
  async volunteer(options: VolunteerOptions = {}, daysAgo = 10): Promise<RegisteredVolunteer> {
    const volunteer = await this.earlier(daysAgo, () =>
      this.world.volunteer({ withAccount: false, ...options }),
    );
    if (volunteer.person) await this.renew(volunteer.person);
    return volunteer;
  }

  async volunteerId(): Promise<string> {
    return (await this.volunteer()).id;
  }

  /** A volunteer who has been in a squad for five days. */
  async member(squadId: string): Promise<string> {
    const id = await this.volunteerId();
    await this.earlier(5, () => this.world.assign(id, squadId));
    return id;
  }

  /** A volunteer with an account and an office in community A. */
  async servingOfficer(): Promise<{ id: string; person: Person }> {
    const { id, person } = await this.volunteer({ withAccount: true });
    if (!person) throw new Error('he has an account');
    const input = { login: person.phone, role: 'COMMUNITY_OFFICER', placeCode: this.world.communityA };
    await this.mutate('grantRole', '{ id }', input, this.world.administrator);
    return { id, person };
  }

  /** A squad of community A with a leader who has an account. */
  async ledSquad(kind = 'LEGAL_EDUCATION'): Promise<{ squadId: string; leaderId: string; leader: Person }> {
    const { id: leaderId, person } = await this.volunteer({ withAccount: true });
    if (!person) throw new Error('he has an account');
    const squadId = await this.earlier(5, () => this.world.squad(kind));
    await this.earlier(5, () => this.world.assign(leaderId, squadId));
    await this.mutate('appointLeader', '{ id }', { squadId, volunteerId: leaderId }, this.world.officerA);
    return { squadId, leaderId, leader: person };
  }

  organisation(name: string): Promise<{ id: string }> {
    const input = { communityCode: this.world.communityA, name, category: 'CULTURE_SPORTS' };
    return this.mutate(
      'addOrganisation',
      '{ id }',
      { ...input, idempotencyKey: newKey() },
      this.world.officerA,
    );
  }

  /** An activity that was planned ten days ago. */
  async activity(planned: PlannedActivity): Promise<string> {
    const span = spanOf(planned);
    return this.earlier(10, () =>
      this.app.uow.write(async (transaction) => {
        const planning = this.app.get(ActivityPlanning);
        const activity = await planning.create(transaction, this.world.officerA.accountId, {
          ...{ ...span, squadId: planned.squadId, organisationId: planned.organisationId },
          ...{
            title: planned.title ?? '社区讲座',
            content: '讲座',
            address: '活动室',
            personInCharge: '负责人',
          },
          ...{ serviceTarget: ServiceTarget.PUBLIC, recruitingMode: RecruitingMode.OPEN, hazardous: false },
          positions: [{ name: '志愿者', capacity: 500 }],
        });
        if (planned.secrecy)
          await transaction
            .repo(ActivityEntity)
            .update({ id: activity.id }, { secrecy: planned.secrecy, squadKind: SquadKind.MEDIATION });
        return activity.id;
      }),
    );
  }

  /** Somebody's place at an activity, in whatever state. */
  async signUp(
    activityId: string,
    volunteerId: string,
    state: { readonly status?: SignUpStatus; readonly attendance?: AttendanceOutcome | null } = {},
  ): Promise<string> {
    return this.app.uow.write(async (transaction) => {
      const { startAt, endAt } = await transaction.repo(ActivityEntity).findOneByOrFail({ id: activityId });
      const position = await transaction.repo(ActivityPositionEntity).findOneByOrFail({ activityId });
      const now = this.app.clock.now();
      const id = newId();
      await transaction.repo(SignUpEntity).insert({
        ...{ id, activityId, positionId: position.id, volunteerId, startAt, endAt },
        ...{ status: SignUpStatus.CONFIRMED, attendance: null, arrival: 1, ...state },
        ...{ createdAt: now, createdByAccountId: this.world.officerA.accountId, statusAt: now },
        ...(state.status === SignUpStatus.OFFERED ? { offeredUntil: now } : {}),
      });
      return id;
    });
  }

  /** Somebody came to an activity for all of its time: his place, and the record that his attendance made. */
  async attended(
    activityId: string,
    volunteerId: string,
    by: Person = this.world.officerA,
    minutes?: number,
  ): Promise<string> {
    const signUpId = await this.signUp(activityId, volunteerId, { attendance: AttendanceOutcome.ATTENDED });
    return this.app.uow.write(async (transaction) => {
      const activity = await transaction.repo(ActivityEntity).findOneByOrFail({ id: activityId });
      const { communityCode, squadId, squadKind, organisationId, startAt } = activity;
      const endAt = minutes ? new Date(startAt.getTime() + minutes * 60_000) : activity.endAt;
      const { title, address, content, serviceTarget, personInCharge, secrecy } = activity;
      const occasion = secrecy === Secrecy.CONFIDENTIAL ? '调解服务' : title;
      const drafted = draftRecord(
        {
          ...{ volunteerId, communityCode, startAt, endAt, occasion, address, content, serviceTarget },
          ...{
            personInCharge,
            organisingUnit: '小组',
            training: false,
            recordingReason: null,
            evidence: null,
          },
          squad: squadId && squadKind ? { id: squadId, kind: squadKind } : null,
          provenance: Provenance.CHECKED_IN,
          source: { activityId, signUpId, organisationId },
        },
        {
          ...{ accountId: by.accountId, at: this.app.clock.now(), creditUnitMinutes: 30 },
          policyVersionId: DEFAULT_POLICY_VERSION_ID,
          honorProvenances: Object.values(Provenance),
        },
      );
      await this.app.get(RecordStore).insert(transaction, [drafted]);
      return drafted.row.id;
    });
  }

  /** Somebody came to an activity, and no record could be made of it. */
  async unrecorded(
    activityId: string,
    volunteerId: string,
    problem: { readonly code: string; readonly details?: Record<string, string | number> },
  ): Promise<string> {
    const signUpId = await this.signUp(activityId, volunteerId, { attendance: AttendanceOutcome.ATTENDED });
    return this.app.uow.write(async (transaction) => {
      const { startAt, endAt } = await transaction.repo(ActivityEntity).findOneByOrFail({ id: activityId });
      const id = newId();
      await transaction.repo(UnrecordedAttendanceEntity).insert({
        ...{ id, activityId, signUpId, volunteerId, startAt, endAt, provenance: Provenance.CHECKED_IN },
        ...{ problemCode: problem.code, problemDetails: problem.details ?? {} },
        createdAt: this.app.clock.now(),
      });
      return id;
    });
  }

  /** What was done so many days ago. */
  async earlier<T>(days: number, act: () => Promise<T>): Promise<T> {
    this.app.clock.advanceDays(-days);
    try {
      return await act();
    } finally {
      this.app.clock.advanceDays(days);
    }
  }

  /** Logs a person in again, for a token that holds at the present time of the clock. */
  async renew(person: Person): Promise<void> {
    Object.assign(person, { token: await this.world.signIn(person) });
  }
}

export function spanOf({ day = YESTERDAY, from = '09:00', minutes = 120 }: Slot): {
  startAt: Date;
  endAt: Date;
} {
  const [hours = 0, clock = 0] = from.split(':').map(Number);
  const startAt = new Date(startOfServiceDay(day).getTime() + (hours * 60 + clock) * 60_000);
  return { startAt, endAt: new Date(startAt.getTime() + minutes * 60_000) };
}
