import { ActivityFixture } from '../../support/activity-fixture.js';
import { AttendanceBench } from '../../support/attendance-bench.js';
import type { Cast } from './cast.js';
import type { TargetVolunteer } from './targets.js';

const MINUTE = 60_000;

export interface RunningActivity {
  readonly activityId: string;
  readonly startAt: string;
  /** The code that is shown now. */
  readonly code: string;
}

/** Activities of the squad that `leaderA` leads, made by its community's second officer, that are running. */
export class AttendanceTargets {
  constructor(private readonly cast: Cast) {}

  async running(people: readonly TargetVolunteer[]): Promise<RunningActivity> {
    const { app, world, leaderSquadId } = this.cast;
    const fixture = new ActivityFixture(world);
    const by = world.secondOfficerA;
    const now = app.clock.now().getTime();
    const [startAt, endAt] = [now + 10 * MINUTE, now + 130 * MINUTE].map((at) => new Date(at).toISOString());
    if (!startAt || !endAt) throw new Error('there is a time');
    const ids = people.map(({ id }) => id);
    const activityId = await fixture.publish(by, { squadId: leaderSquadId }, { startAt, endAt }, ids);
    await fixture.start(by, activityId);
    return { activityId, startAt, code: await new AttendanceBench(app).codeAt(activityId, app.clock.now()) };
  }
}
