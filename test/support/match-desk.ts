import { ActivityDesk, type ShownActivity } from './activity-desk.js';
import { ActivityFixture } from './activity-fixture.js';
import { type Kind, NeedDesk } from './need-desk.js';
import { newKey } from './people.js';
import { ServiceDesk } from './service-desk.js';
import type { Person, VolunteerOptions, World } from './world.js';

export const CANDIDATES = `query ($needId: ID!, $startAt: DateTime!, $endAt: DateTime, $first: Int) {
  needCandidates(needId: $needId, startAt: $startAt, endAt: $endAt, first: $first) {
    score eligible reasons { code text points } obstacles { code text } volunteer { id name volunteerNo } } }`;
export const SCHEDULE = `mutation ($input: ScheduleNeedInput!) { scheduleNeed(input: $input) {
  id status title content address personInCharge startAt endAt recruitingMode contentsShown
  positions { id name capacity taken } } }`;
export const QUEUED = `query ($squadId: ID!, $withScheduled: Boolean) {
  squadNeedQueue(squadId: $squadId, withScheduled: $withScheduled) { nodes { id status activityIds } } }`;

export interface ShownCandidate {
  readonly score: number;
  readonly eligible: boolean;
  readonly reasons: readonly { code: string; text: string; points: number }[];
  readonly obstacles: readonly { code: string; text: string }[];
  readonly volunteer: { readonly id: string; readonly name: string; readonly volunteerNo: string | null };
}

export interface Member {
  readonly id: string;
  readonly person: Person;
}

/** This afternoon (the test's clock stands at 10 in the morning), so that everybody's session lasts until then. */
export const AFTERNOON = { startAt: '2026-06-15T06:00:00.000Z', endAt: '2026-06-15T08:00:00.000Z' };
/** Monday. */
export const ALL_AFTERNOON = [{ weekday: 'MONDAY', from: '13:00', until: '18:00' }];

/** From needs to those who serve them, over HTTP. */
export class MatchDesk {
  readonly needs: NeedDesk;
  readonly service: ServiceDesk;
  private readonly fixture: ActivityFixture;

  private constructor(readonly activities: ActivityDesk) {
    const { app, world } = activities;
    this.needs = new NeedDesk(app, world);
    this.service = new ServiceDesk(app, world);
    this.fixture = new ActivityFixture(world);
  }

  static async open(environment: Record<string, string> = {}): Promise<MatchDesk> {
    return new MatchDesk(await ActivityDesk.open(environment));
  }

  get app() {
    return this.activities.app;
  }

  get world(): World {
    return this.activities.world;
  }

  /** Somebody with an account who belongs to a squad. */
  async member(squadId: string, kind: Kind, options: VolunteerOptions = {}): Promise<Member> {
    const { id, person } = await this.world.volunteer(options);
    if (!person) throw new Error('a member has an account');
    await this.joined(id, squadId, kind);
    return { id, person };
  }

  /** Trains a volunteer where the kind asks for it, and puts him into the squad. */
  async joined(volunteerId: string, squadId: string, kind: Kind): Promise<void> {
    if (kind === 'MEDIATION' || kind === 'RIGHTS')
      await this.send(
        `mutation ($input: RecordTrainingInput!) { recordTraining(input: $input) { id } }`,
        { volunteerId, kind, completedOn: '2026-06-01' },
        this.world.officerA,
      );
    await this.world.assign(volunteerId, squadId);
  }

  /** Makes a member the squad's leader. */
  async leads(squadId: string, { id: volunteerId }: Member): Promise<void> {
    const appoint = `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`;
    await this.send(appoint, { squadId, volunteerId }, this.world.officerA);
  }

  async states(member: Member, slots: readonly object[]): Promise<void> {
    const set = `mutation ($input: SetAvailabilityInput!) { setAvailability(input: $input) { id } }`;
    await this.send(set, { slots, idempotencyKey: newKey() }, member.person);
  }

  /** Has a confirmed record of service on a day. */
  async served({ id }: Member, day: string, minutes: number): Promise<void> {
    await this.service.confirmed(this.service.draft(id, { day, minutes }));
  }

  /** Has a confirmed place at another activity. */
  async busy({ id }: Member, when = AFTERNOON): Promise<string> {
    const squadId = await this.world.squad('LEGAL_EDUCATION');
    return this.fixture.publish(this.world.officerA, { squadId }, when, [id]);
  }

  async candidates(
    needId: string,
    by: Person,
    change: object = {},
    language?: string,
  ): Promise<ShownCandidate[]> {
    const variables = { needId, ...AFTERNOON, first: 100, ...change };
    const { needCandidates } = await this.app.client.data<{ needCandidates: ShownCandidate[] }>(
      CANDIDATES,
      variables,
      { token: by.token, language },
    );
    return needCandidates;
  }

  refusedCandidates(needId: string, by: Person | null, change: object = {}) {
    return this.app.client.refusal(CANDIDATES, { needId, ...AFTERNOON, ...change }, { token: by?.token });
  }

  /** The input that schedules a need for this afternoon. */
  plan(needId: string, volunteerIds: readonly string[], change: object = {}): Record<string, unknown> {
    return { needId, volunteerIds, ...AFTERNOON, idempotencyKey: newKey(), ...change };
  }

  schedule(
    needId: string,
    volunteers: readonly Pick<Member, 'id'>[],
    by: Person,
    change: object = {},
  ): Promise<ShownActivity> {
    const ids = volunteers.map(({ id }) => id);
    return this.send<ShownActivity>(SCHEDULE, this.plan(needId, ids, change), by);
  }

  /** The faults for which it is refused, each as `path code`. */
  async faults(needId: string, volunteerIds: readonly string[], by: Person, change: object = {}) {
    const { fields = [] } = await this.needs.refusal(SCHEDULE, this.plan(needId, volunteerIds, change), by);
    return fields.map(({ path, code }) => `${path} ${code}`);
  }

  /** Says yes or no to the invitation to an activity; answers the state of the sign-up. */
  async answers({ person }: Member, activityId: string, accept = true): Promise<string> {
    const { id } = await this.activities.own(person, activityId);
    const answer = await this.activities.do<{ status: string }>(
      'answerInvitation',
      { signUpId: id, accept },
      person,
    );
    return answer.status;
  }

  async queue(squadId: string, by: Person, withScheduled = true) {
    const answer = await this.app.client.data<{
      squadNeedQueue: { nodes: { id: string; status: string; activityIds: string[] }[] };
    }>(QUEUED, { squadId, withScheduled }, { token: by.token });
    return answer.squadNeedQueue.nodes;
  }

  /** The state of a need as it is stored, and how many activities were ever made for it. */
  async stored(needId: string): Promise<{ status: string; activities: number }> {
    const [row] = await this.needs.rows<{ status: string; activities: number }>(
      `SELECT status, (SELECT count(*) FROM activity a WHERE a.need_id = n.id) AS activities
         FROM need n WHERE n.id = :needId`,
      { needId },
    );
    return { status: row?.status ?? '', activities: Number(row?.activities) };
  }

  send<T = unknown>(text: string, input: object, by: Person): Promise<T> {
    return this.needs.send<T>(text, input, by);
  }
}
