import ICAL from 'ical.js';
import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const mutation = (name: string, inputType: string, answer: string): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) ${answer} }`;

export const CREATE_FEED = mutation('createCalendarFeed', 'CreateCalendarFeedInput', '{ path createdAt }');
export const REVOKE_FEED = 'mutation { revokeCalendarFeed }';
export const CREATE_ACTIVITY = mutation('createActivity', 'CreateActivityInput', '{ id }');
export const PUBLISH_ACTIVITY = mutation('publishActivity', 'ActivityInput', '{ id }');
export const MOVE_ACTIVITY = mutation('moveActivity', 'MoveActivityInput', '{ id startAt endAt }');
export const CANCEL_ACTIVITY = mutation('cancelActivity', 'CancelActivityInput', '{ id status }');
export const SIGN_UP = mutation('signUp', 'SignUpInput', '{ id status }');
export const CANCEL_SIGN_UP = mutation('cancelSignUp', 'CancelSignUpInput', '{ id status }');
export const ANSWER_OFFER = mutation('answerOffer', 'AnswerOfferInput', '{ id status }');

export interface SignedUp {
  readonly id: string;
  readonly status: string;
}

/** What a calendar program reads of one event. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly status: unknown;
  readonly sequence: number;
  readonly startAt: string;
  readonly endAt: string;
  readonly lastModified: string;
}

/** Activities, who is at them, and the calendars in which he finds them: over GraphQL and HTTP. */
export class CalendarDesk {
  squadId = '';

  private constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(...start: Parameters<typeof TestApp.start>): Promise<CalendarDesk> {
    const app = await TestApp.start(...start);
    const desk = new CalendarDesk(app, await World.create(app));
    desk.squadId = await desk.world.squad('PATROL', { name: '夜巡队' });
    return desk;
  }

  async send<T>(text: string, input: object, by: Person = this.world.officerA): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(text, { input }, { token: by.token });
    return Object.values(answer)[0] as T;
  }

  /** A published activity of two hours; starts on 20 June 2026 at 09:00 in Shanghai unless told. */
  async activity(change: Record<string, unknown> = {}): Promise<string> {
    const { id: activityId } = await this.send<{ id: string }>(CREATE_ACTIVITY, {
      squadId: this.squadId,
      title: '入户探访',
      content: '探望独居老人',
      serviceTarget: 'ELDERLY',
      startAt: '2026-06-20T01:00:00Z',
      endAt: '2026-06-20T03:00:00Z',
      address: '南城街 1 号',
      recruitingMode: 'OPEN',
      hazardous: false,
      personInCharge: '赵组长',
      positions: [{ name: '探访员', capacity: 3 }],
      idempotencyKey: newKey(),
      ...change,
    });
    await this.send(PUBLISH_ACTIVITY, { activityId });
    return activityId;
  }

  async volunteer(): Promise<{ readonly id: string; readonly person: Person }> {
    const { id, person } = await this.world.volunteer();
    if (!person) throw new Error('a volunteer with an account was asked for');
    return { id, person };
  }

  signUp(activityId: string, by: Person): Promise<SignedUp> {
    return this.send<SignedUp>(SIGN_UP, { activityId, idempotencyKey: newKey() }, by);
  }

  /** Somebody with a place at an activity. */
  async participant(activityId: string): Promise<{ readonly id: string; readonly person: Person }> {
    const volunteer = await this.volunteer();
    await this.signUp(activityId, volunteer.person);
    return volunteer;
  }

  /** The path of a new secret address. */
  async feedOf(by: Person): Promise<string> {
    return (await this.send<{ path: string }>(CREATE_FEED, { idempotencyKey: newKey() }, by)).path;
  }

  fetch(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.app.client.url}${path}`, { headers });
  }

  /** What a calendar program makes of it. @throws Error when it is no calendar */
  async eventsOf(path: string): Promise<ReadEvent[]> {
    const response = await this.fetch(path);
    if (response.status !== 200) throw new Error(`no calendar: ${response.status}`);
    return readEvents(await response.text());
  }
}

/** Reads a calendar with ical.js. */
export function readEvents(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const modified = component.getFirstPropertyValue('last-modified');
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      description: event.description,
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence,
      startAt: event.startDate.toJSDate().toISOString(),
      endAt: event.endDate.toJSDate().toISOString(),
      lastModified: (modified as InstanceType<typeof ICAL.Time>).toJSDate().toISOString(),
    };
  });
}
