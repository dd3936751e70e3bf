import { ActivityDesk, type ShownSignUp } from './activity-desk.js';
import type { Person, World } from './world.js';

export interface When {
  readonly startAt: string;
  readonly endAt: string;
}

/** Whose activity it is. */
export type ActivityUnit = { readonly squadId: string } | { readonly organisationId: string };

const PATROL = {
  ...{ title: '夜间巡逻', content: '沿街巡逻', address: '南大街', personInCharge: '组长' },
  positions: [{ name: '队员', capacity: 500 }],
};

/** Activities for those tests whose matter is what happens at them, over HTTP; each call with a session that begins now. */
export class ActivityFixture {
  private readonly desk: ActivityDesk;

  constructor(private readonly world: World) {
    this.desk = new ActivityDesk(world.app, world);
  }

  /** A published activity, at which everybody named has a confirmed place. */
  async publish(
    by: Person,
    unit: ActivityUnit,
    { startAt, endAt }: When,
    volunteerIds: readonly string[],
  ): Promise<string> {
    const leader = await this.desk.awake(by);
    const { id: activityId } = await this.desk.published({ ...PATROL, ...unit, startAt, endAt }, leader);
    // The office reaches every volunteer of its place, the leader only his members.
    const officer = await this.desk.awake(this.world.secondOfficerA);
    for (const volunteerId of volunteerIds)
      await this.desk.do<ShownSignUp>('addParticipant', { activityId, volunteerId }, officer);
    return activityId;
  }

  async start(by: Person, activityId: string): Promise<void> {
    await this.desk.do('startActivity', { activityId }, await this.desk.awake(by));
  }

  async finish(by: Person, activityId: string): Promise<void> {
    await this.desk.do('finishActivity', { activityId }, await this.desk.awake(by));
  }

  async cancel(by: Person, activityId: string): Promise<void> {
    await this.desk.do('cancelActivity', { activityId, reason: '大雨' }, await this.desk.awake(by));
  }
}
