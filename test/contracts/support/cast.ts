import { AttemptEntity } from '../../../src/identity/account.entity.js';
import { accountOf } from '../../support/people.js';
import { TestApp } from '../../support/test-app.js';
import { type Person, World } from '../../support/world.js';
import type { RoleName } from './roles.js';

/** A world with somebody in each role. Residents of community A, unless their office says otherwise. */
export class Cast {
  private constructor(
    readonly app: TestApp,
    readonly world: World,
    readonly leaderSquadId: string,
    private readonly people: Readonly<Record<Exclude<RoleName, 'nobody' | 'himself'>, Person>>,
  ) {}

  static async create(): Promise<Cast> {
    const app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
    const world = await World.create(app);
    await forgetAttempts(app);
    const volunteer = await world.volunteer({ name: '旁观者' });
    const leader = await world.volunteer({ name: '组长' });
    const leaderSquadId = await world.squad('LEGAL_EDUCATION', { name: '普法一组', targetSize: 500 });
    await world.assign(leader.id, leaderSquadId);
    await appointLeader(world, leaderSquadId, leader.id);
    const { headA, officerA, officerB, streetOfficer, otherStreetOfficer, districtOfficer } = world;
    const { auditor, administrator } = world;
    const people = {
      ...{
        resident: await world.person(),
        volunteer: accountOf(volunteer.person),
        leaderA: accountOf(leader.person),
      },
      ...{ headA, officerA, officerB, streetOfficer, otherStreetOfficer, districtOfficer },
      ...{ auditor, administrator },
    };
    return new Cast(app, world, leaderSquadId, people);
  }

  /** Who asks in a role; null: nobody is signed in. */
  personIn(role: RoleName, himself: Person | null): Person | null {
    if (role === 'nobody') return null;
    return role === 'himself' ? himself : this.people[role];
  }

  /** Logs in anew when a call ended the person's sessions; the world's own people need their tokens. */
  async renew(person: Person): Promise<void> {
    await forgetAttempts(this.app);
    Object.assign(person, { token: await this.world.signIn(person) });
  }

  /** The matrix makes more accounts from one address than a person may. */
  forgetAttempts(): Promise<void> {
    return forgetAttempts(this.app);
  }

  stop(): Promise<void> {
    return this.app.stop();
  }
}

async function forgetAttempts(app: TestApp): Promise<void> {
  await app.uow.write((transaction) =>
    transaction.repo(AttemptEntity).createQueryBuilder().delete().execute(),
  );
}

async function appointLeader(world: World, squadId: string, volunteerId: string): Promise<void> {
  await world.client.data(
    `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`,
    { input: { squadId, volunteerId } },
    { token: world.officerA.token },
  );
}
