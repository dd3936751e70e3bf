import { ActivityEntity } from '../../src/activities/activity.entity.js';
import { CheckInKeys } from '../../src/activities/attendance/check-in-keys.service.js';
import { newKey } from './people.js';
import type { TestApp } from './test-app.js';
import type { Person } from './world.js';

const ATTENDEE = `signUpId volunteerId state outcome arrivedAt lateMinutes
  intervals { startAt endAt minutes provenance } events { clientEventId kind proof happenedAt statedAt receivedAt reason }`;
export const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) { ${ATTENDEE} } }`;
export const CHECK_OUT = `mutation ($input: CheckInInput!) { checkOut(input: $input) { ${ATTENDEE} } }`;
export const ATTEST = `mutation ($input: AttestAttendanceInput!) { attestAttendance(input: $input) { ${ATTENDEE} } }`;
export const SUBMIT = `mutation ($input: SubmitAttendanceInput!) { submitAttendance(input: $input) {
  index clientEventId verdict happenedAt problem { code message } } }`;
export const CODE = `query ($activityId: ID!) { checkInCode(activityId: $activityId) { code payload shownFrom nextAt } }`;
export const ATTENDANCE = `query ($activityId: ID!, $after: String) { attendance(activityId: $activityId, first: 100, after: $after) {
  nodes { ${ATTENDEE} } pageInfo { hasNextPage endCursor } } }`;

export interface Attendee {
  readonly signUpId: string;
  readonly volunteerId: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly arrivedAt: string | null;
  readonly lateMinutes: number;
  readonly intervals: readonly { startAt: string; endAt: string; minutes: number; provenance: string }[];
  readonly events: readonly {
    clientEventId: string;
    kind: string;
    proof: string;
    happenedAt: string;
    statedAt: string;
    receivedAt: string;
    reason: string | null;
  }[];
}

export interface EventAnswer {
  readonly index: number;
  readonly clientEventId: string;
  readonly verdict: 'ACCEPTED' | 'DUPLICATE' | 'REFUSED';
  readonly happenedAt: string | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** One event as a device sends it. */
export type SentEvent = Readonly<Record<string, unknown>> & { readonly clientEventId: string };

export interface MadeRecord {
  readonly volunteerId: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
  readonly provenance: string;
  readonly status: string;
}

/** Checking in and out over HTTP, and what came of it in the database. */
export class AttendanceBench {
  constructor(readonly app: TestApp) {}

  async code(by: Person, activityId: string): Promise<string> {
    return (await this.data<{ code: string }>(CODE, { activityId }, by)).code;
  }

  /** The code that the leader's device showed at an instant. */
  async codeAt(activityId: string, instant: Date): Promise<string> {
    const activity = await this.app.uow.read((view) =>
      view.manager.getRepository(ActivityEntity).findOneByOrFail({ id: activityId }),
    );
    return this.app.get(CheckInKeys).codeOf(activity)?.shownAt(instant).code ?? '';
  }

  /** Codes that are not shown within an hour of an instant. */
  async wrongCodes(activityId: string, around: Date, count: number): Promise<string[]> {
    const steps = Array.from(
      { length: 241 },
      (_, index) => new Date(around.getTime() + (index - 120) * 30_000),
    );
    const shown = new Set<string>();
    for (const step of steps) shown.add(await this.codeAt(activityId, step));
    const codes = Array.from({ length: count + shown.size }, (_, index) => String(index).padStart(6, '0'));
    return codes.filter((code) => !shown.has(code)).slice(0, count);
  }

  checkIn(by: Person, activityId: string, code: string, more: object = {}): Promise<Attendee> {
    return this.data(CHECK_IN, { input: { activityId, code, clientEventId: newKey(), ...more } }, by);
  }

  checkOut(by: Person, activityId: string, code: string, more: object = {}): Promise<Attendee> {
    return this.data(CHECK_OUT, { input: { activityId, code, clientEventId: newKey(), ...more } }, by);
  }

  attest(
    by: Person,
    activityId: string,
    volunteerId: string,
    kind: string,
    happenedAt: string,
  ): Promise<Attendee> {
    const reason = '手机没电';
    return this.data(
      ATTEST,
      { input: { activityId, volunteerId, kind, happenedAt, reason, clientEventId: newKey() } },
      by,
    );
  }

  /** Sends a batch, as many calls as it takes. */
  async submit(by: Person, events: readonly SentEvent[]): Promise<EventAnswer[]> {
    const answers: EventAnswer[] = [];
    for (let from = 0; from < events.length; from += 300)
      answers.push(
        ...(await this.data<EventAnswer[]>(
          SUBMIT,
          { input: { events: events.slice(from, from + 300) } },
          by,
        )),
      );
    return answers;
  }

  /** The verdict on one event: ACCEPTED, DUPLICATE or the code of its problem. */
  async verdict(by: Person, event: SentEvent): Promise<string> {
    const [answer] = await this.submit(by, [event]);
    return answer?.problem?.code ?? answer?.verdict ?? '';
  }

  async attendance(by: Person, activityId: string): Promise<Attendee[]> {
    const nodes: Attendee[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: Attendee[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        await this.data(ATTENDANCE, { activityId, after }, by);
      nodes.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return nodes;
  }

  async refusal(query: string, variables: Record<string, unknown>, by: Person): Promise<string> {
    return (await this.app.client.refusal(query, variables, { token: by.token })).code;
  }

  /** The records that an activity has made, in the order of volunteers and time. */
  async records(activityId: string): Promise<MadeRecord[]> {
    await this.app.settled();
    return this.rows(
      `SELECT volunteer_id AS "volunteerId", start_at AS "startAt", end_at AS "endAt", raw_minutes AS "rawMinutes",
              credited_minutes AS "creditedMinutes", provenance, status
         FROM service_record WHERE activity_id = :activityId ORDER BY volunteer_id, start_at`,
      { activityId },
    );
  }

  /** Attendance of which no record could be made, and why. */
  async unrecorded(activityId: string): Promise<{ volunteerId: string; problemCode: string }[]> {
    await this.app.settled();
    return this.rows(
      `SELECT volunteer_id AS "volunteerId", problem_code AS "problemCode" FROM unrecorded_attendance
        WHERE activity_id = :activityId ORDER BY volunteer_id, start_at`,
      { activityId },
    );
  }

  rows<T>(sql: string, parameters: Record<string, string> = {}): Promise<T[]> {
    return this.app.uow.read((view) => view.rows<T>(sql, parameters));
  }

  private async data<T>(query: string, variables: Record<string, unknown>, by: Person): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(query, variables, { token: by.token });
    return Object.values(answer)[0] as T;
  }
}
