import { ActivityFixture, type When } from './activity-fixture.js';
import type { Person, VolunteerOptions, World } from './world.js';

export interface Member {
  readonly id: string;
  readonly person: Person;
}

/** A squad with its leader and members, who all have places at its activities. */
export class Crew {
  private readonly fixture: ActivityFixture;

  private constructor(
    private readonly world: World,
    readonly squadId: string,
    readonly leader: Member,
    private readonly members: ReadonlyMap<string, Member>,
  ) {
    this.fixture = new ActivityFixture(world);
  }

  static async of(
    world: World,
    kind: string,
    names: readonly string[],
    options: VolunteerOptions = {},
  ): Promise<Crew> {
    const squadId = await world.squad(kind, { targetSize: 500 });
    const leader = await joined(world, squadId, options);
    await world.client.data(
      `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`,
      { input: { squadId, volunteerId: leader.id } },
      { token: world.officerA.token },
    );
    const members = new Map<string, Member>();
    for (const name of names) members.set(name, await joined(world, squadId, options));
    return new Crew(world, squadId, leader, members);
  }

  get names(): string[] {
    return [...this.members.keys()];
  }

  get everybody(): Member[] {
    return [this.leader, ...this.members.values()];
  }

  member(name: string): Member {
    const member = this.members.get(name);
    if (!member) throw new Error(`nobody is called ${name}`);
    return member;
  }

  /** A published activity of the squad, at which all of it have places. */
  activity(when: When, people: readonly Member[] = this.everybody): Promise<string> {
    const ids = people.map(({ id }) => id);
    return this.fixture.publish(this.leader.person, { squadId: this.squadId }, when, ids);
  }

  start(activityId: string): Promise<void> {
    return this.fixture.start(this.leader.person, activityId);
  }

  finish(activityId: string, by: Person = this.leader.person): Promise<void> {
    return this.fixture.finish(by, activityId);
  }

  cancel(activityId: string): Promise<void> {
    return this.fixture.cancel(this.leader.person, activityId);
  }

  /** Lets the clock go on to the start and starts it. */
  async run(activityId: string, startAt: string): Promise<void> {
    this.world.app.clock.set(startAt);
    await this.start(activityId);
  }
}

async function joined(world: World, squadId: string, options: VolunteerOptions): Promise<Member> {
  const { id, person } = await world.volunteer(options);
  if (!person) throw new Error('a member has an account');
  await world.assign(id, squadId);
  return { id, person };
}
