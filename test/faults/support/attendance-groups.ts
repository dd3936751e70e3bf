import { ActivityEntity } from '../../../src/activities/activity.entity.js';
import type { CheckInCode } from '../../../src/activities/attendance/check-in-code.js';
import { CheckInKeys } from '../../../src/activities/attendance/check-in-keys.service.js';
import { AttendanceBench, type SentEvent } from '../../support/attendance-bench.js';
import type { Member } from '../../support/attendance-crew.js';
import type { Person, World } from '../../support/world.js';

/** An event as it is drawn, for any activity and any group of people. */
export interface DrawnEvent {
  /** Place in the group; the first ones have devices of their own. */
  readonly who: number;
  readonly kind: 'CHECK_IN' | 'CHECK_OUT';
  /** After the start. */
  readonly seconds: number;
  readonly clockWrongBySeconds: number;
  readonly fault: 'none' | 'stranger' | 'future' | 'wrong clock' | 'wrong code';
}

export const PEOPLE = 24;
export const WITH_DEVICE = 4;
const TOLERANCE_MINUTES = 15;
const FAR = 86_000;

/** People at one activity: some with devices, of the others the leader's devices tell. */
export class Group {
  private code: CheckInCode;
  private wrongCodes: string[] = [];
  activityId = '';
  private startAt = 0;

  private constructor(
    private readonly world: World,
    private readonly bench: AttendanceBench,
    readonly people: readonly Member[],
    private readonly strangerId: string,
  ) {}

  static async of(world: World, bench: AttendanceBench): Promise<Group> {
    const people: Member[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      const { id, person } = await world.volunteer({ withAccount: index < WITH_DEVICE });
      people.push({ id, person: person ?? world.officerA });
    }
    return new Group(world, bench, people, (await world.volunteer({ withAccount: false })).id);
  }

  async attend(activityId: string, startAt: string): Promise<void> {
    this.activityId = activityId;
    this.startAt = Date.parse(startAt);
    const activity = await this.world.app.uow.read((view) =>
      view.manager.getRepository(ActivityEntity).findOneByOrFail({ id: activityId }),
    );
    const code = this.world.app.get(CheckInKeys).codeOf(activity);
    if (!code) throw new Error('a published activity has a code');
    this.code = code;
    this.wrongCodes = await this.bench.wrongCodes(activityId, new Date(this.startAt), 3);
  }

  /** The event as the device sends it; `index` makes its id. */
  event(drawn: DrawnEvent, index: number): SentEvent {
    const happenedAt = new Date(this.startAt + drawn.seconds * 1000);
    const told = {
      clientEventId: `${this.activityId}-${index}`,
      activityId: this.activityId,
      kind: drawn.kind,
    };
    const wrongBy = drawn.clockWrongBySeconds;
    const statedAt = new Date(happenedAt.getTime() + wrongBy * 1000).toISOString();
    if (isOwn(drawn)) {
      const [wrong] = this.wrongCodes;
      const { code } = this.code.shownAt(happenedAt);
      if (drawn.fault === 'wrong code')
        return { ...told, code: wrong, statedAt: new Date(this.startAt).toISOString() };
      return {
        ...told,
        code,
        statedAt: this.isClear(code, statedAt, happenedAt) ? statedAt : happenedAt.toISOString(),
      };
    }
    const volunteerId = drawn.fault === 'stranger' ? this.strangerId : this.people[drawn.who]?.id;
    const clockOffsetSeconds = drawn.fault === 'wrong clock' ? FAR : -wrongBy;
    const future = new Date(this.startAt + FAR * 1000).toISOString();
    return {
      ...told,
      volunteerId,
      clockOffsetSeconds,
      statedAt: drawn.fault === 'future' ? future : statedAt,
    };
  }

  /** By chance a step nearer to the wrong time may have the same code; such an event would tell another time in each group. */
  private isClear(code: string, statedAt: string, happenedAt: Date): boolean {
    const matched = this.code.matchedStep(code, new Date(statedAt), TOLERANCE_MINUTES);
    return matched !== null && matched <= happenedAt && happenedAt.getTime() - matched.getTime() < 30_000;
  }

  /** What the attendance is, and what came of it, told of places in the group instead of people. */
  async outcome(by: Person): Promise<unknown[]> {
    const attendees = await this.bench.attendance(by, this.activityId);
    const records = await this.bench.records(this.activityId);
    const unrecorded = await this.bench.unrecorded(this.activityId);
    return this.people.map(({ id }) => {
      const attendee = attendees.find(({ volunteerId }) => volunteerId === id);
      return {
        ...{ state: attendee?.state, outcome: attendee?.outcome, lateMinutes: attendee?.lateMinutes },
        intervals: attendee?.intervals,
        events: attendee?.events
          .map(({ kind, proof, happenedAt }) => ({ kind, proof, happenedAt }))
          .sort(byText),
        records: records
          .filter((one) => one.volunteerId === id)
          .map(({ volunteerId: _, ...record }) => record),
        unrecorded: unrecorded.filter((one) => one.volunteerId === id).map((one) => one.problemCode),
      };
    });
  }
}

/** Told by the volunteer's own device, by code. */
export const isOwn = ({ who, fault }: DrawnEvent): boolean =>
  who < WITH_DEVICE && (fault === 'none' || fault === 'wrong code');

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
