import { SessionsService } from '../../src/identity/sessions.service.js';
import type { WriteTransaction } from '../../src/platform/database/unit-of-work.js';
import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const inputOf: Readonly<Record<string, string>> = {
  publishActivity: 'ActivityInput',
  startActivity: 'ActivityInput',
  finishActivity: 'ActivityInput',
};
const mutation = (name: string, selection: string): string => {
  const type = inputOf[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`;
};

const ACTIVITY = `{ id status statusReason title content address startAt endAt squadId organisationId squadKind communityCode
  contentsShown hazardous insuranceReference positions { id name capacity taken waiting } }`;
const SIGN_UP = `{ id status arrival activityId positionId offerExpiresAt statusReason attendance }`;

/** The mutations of activities and sign-ups, by their names. */
export const ACTIVITY_CALLS = {
  createActivity: mutation('createActivity', ACTIVITY),
  updateActivity: mutation('updateActivity', ACTIVITY),
  publishActivity: mutation('publishActivity', ACTIVITY),
  moveActivity: mutation('moveActivity', ACTIVITY),
  startActivity: mutation('startActivity', ACTIVITY),
  finishActivity: mutation('finishActivity', ACTIVITY),
  cancelActivity: mutation('cancelActivity', ACTIVITY),
  recordInsurance: mutation('recordInsurance', ACTIVITY),
  signUp: mutation('signUp', SIGN_UP),
  cancelSignUp: mutation('cancelSignUp', SIGN_UP),
  answerInvitation: mutation('answerInvitation', SIGN_UP),
  answerOffer: mutation('answerOffer', SIGN_UP),
  inviteVolunteers: mutation('inviteVolunteers', SIGN_UP),
  addParticipant: mutation('addParticipant', SIGN_UP),
  removeParticipant: mutation('removeParticipant', SIGN_UP),
} as const;
export type ActivityCall = keyof typeof ACTIVITY_CALLS;

const READ = `query ($id: ID!) { activity(id: $id) ${ACTIVITY} }`;
const MINE = `query ($status: SignUpStatus) { mySignUps(first: 100, status: $status) { nodes ${SIGN_UP} } }`;
const LIST = `query ($placeCode: String, $squadId: ID, $organisationId: ID, $from: DateTime, $until: DateTime,
  $status: ActivityStatus, $first: Int, $after: String) {
  activities(placeCode: $placeCode, squadId: $squadId, organisationId: $organisationId, from: $from, until: $until,
    status: $status, first: $first, after: $after) { nodes ${ACTIVITY} pageInfo { hasNextPage endCursor } } }`;

export interface ShownPosition {
  readonly id: string;
  readonly name: string | null;
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
}

export interface ShownActivity {
  readonly id: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly title: string;
  readonly content: string | null;
  readonly address: string | null;
  readonly startAt: string;
  readonly endAt: string;
  readonly squadKind: string | null;
  readonly contentsShown: boolean;
  readonly insuranceReference: string | null;
  readonly positions: readonly ShownPosition[];
}

export interface ShownSignUp {
  readonly id: string;
  readonly status: string;
  readonly arrival: number | null;
  readonly activityId: string;
  readonly positionId: string;
  readonly offerExpiresAt: string | null;
  readonly statusReason: string | null;
  readonly attendance: string | null;
}

const HOUR = 3_600_000;
const KEYED: readonly ActivityCall[] = ['createActivity', 'signUp', 'inviteVolunteers', 'addParticipant'];

/** Activities and sign-ups over HTTP, by the second officer of community A unless told. */
export class ActivityDesk {
  private lastDay = 2;

  constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<ActivityDesk> {
    const app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400', ...environment });
    return new ActivityDesk(app, await World.create(app));
  }

  get leader(): Person {
    return this.world.secondOfficerA;
  }

  /** The same person with a session that begins now, since the clock has moved. */
  async awake<P extends Person>(person: P): Promise<P> {
    const sessions = this.app.get(SessionsService);
    const open = (transaction: WriteTransaction) => sessions.open(transaction, person.accountId);
    return { ...person, token: (await this.app.uow.write(open)).accessToken };
  }

  /** An instant some hours from the test's clock. */
  at(hours: number): string {
    return new Date(this.app.clock.now().getTime() + hours * HOUR).toISOString();
  }

  /** Two hours on a day that no other activity of this desk has, so that nobody is elsewhere. */
  nextDay(): { startAt: string; endAt: string } {
    this.lastDay += 1;
    return { startAt: this.at(this.lastDay * 24), endAt: this.at(this.lastDay * 24 + 2) };
  }

  /** Does something when the test's clock is at another time. */
  async when<T>(time: string, act: () => Promise<T>): Promise<T> {
    const now = this.app.clock.now().toISOString();
    this.app.clock.set(time);
    try {
      return await act();
    } finally {
      this.app.clock.set(now);
    }
  }

  /** What an activity of two hours, the day after tomorrow, says of itself; its unit is to be added. */
  draft(change: object = {}): Record<string, unknown> {
    return {
      title: '社区便民服务日',
      content: '义务维修小家电',
      serviceTarget: 'PUBLIC',
      startAt: this.at(48),
      endAt: this.at(50),
      address: '社区广场',
      recruitingMode: 'OPEN',
      hazardous: false,
      personInCharge: '王主任',
      positions: [{ name: '维修', capacity: 2 }],
      ...change,
    };
  }

  async do<T = ShownActivity>(call: ActivityCall, input: object, by: Person = this.leader): Promise<T> {
    const variables = { input: this.keyed(call, input) };
    const answer = await this.app.client.data<Record<string, T>>(ACTIVITY_CALLS[call], variables, {
      token: by.token,
    });
    return Object.values(answer)[0] as T;
  }

  refusal(call: ActivityCall, input: object, by: Person = this.leader, language = 'zh-CN') {
    const variables = { input: this.keyed(call, input) };
    return this.app.client.refusal(ACTIVITY_CALLS[call], variables, { token: by.token, language });
  }

  async refused(call: ActivityCall, input: object, by: Person = this.leader): Promise<string> {
    return (await this.refusal(call, input, by)).code;
  }

  /** The faults of an input, each as `path code`. */
  async faults(call: ActivityCall, input: object, by: Person = this.leader): Promise<string[]> {
    const { fields = [] } = await this.refusal(call, input, by);
    return fields.map(({ path, code }) => `${path} ${code}`);
  }

  /** A published activity. */
  async published(change: object, by: Person = this.leader): Promise<ShownActivity> {
    const { id } = await this.do('createActivity', this.draft(change), by);
    return this.do('publishActivity', { activityId: id }, by);
  }

  signUp(by: Person, activityId: string, positionId?: string): Promise<ShownSignUp> {
    return this.do<ShownSignUp>('signUp', { activityId, positionId }, by);
  }

  async read(id: string, by: Person | null = this.leader): Promise<ShownActivity> {
    return (await this.app.client.data<{ activity: ShownActivity }>(READ, { id }, { token: by?.token }))
      .activity;
  }

  async unreadable(id: string, by: Person | null): Promise<string> {
    return (await this.app.client.refusal(READ, { id }, { token: by?.token })).code;
  }

  async list(filter: Record<string, unknown>, by: Person | null = null) {
    const { activities } = await this.app.client.data<{
      activities: {
        nodes: ShownActivity[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }>(LIST, { first: 100, ...filter }, { token: by?.token });
    return activities;
  }

  async mine(by: Person, status?: string): Promise<ShownSignUp[]> {
    const { mySignUps } = await this.app.client.data<{ mySignUps: { nodes: ShownSignUp[] } }>(
      MINE,
      { status },
      { token: by.token },
    );
    return mySignUps.nodes;
  }

  /** One's own sign-up for an activity, the latest. */
  async own(by: Person, activityId: string): Promise<ShownSignUp> {
    const found = (await this.mine(by)).find((signUp) => signUp.activityId === activityId);
    if (!found) throw new Error('not signed up');
    return found;
  }

  /** How many sign-ups of an activity are in each state. */
  async counts(activityId: string): Promise<Record<string, number>> {
    const rows = await this.app.uow.read((view) =>
      view.rows<{ status: string; people: number }>(
        'SELECT status, count(*) AS people FROM activity_sign_up WHERE activity_id = :activityId GROUP BY status',
        { activityId },
      ),
    );
    return Object.fromEntries(rows.map(({ status, people }) => [status, Number(people)]));
  }

  private keyed(call: ActivityCall, input: object): object {
    return KEYED.includes(call) ? { idempotencyKey: newKey(), ...input } : input;
  }
}
