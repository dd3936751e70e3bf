import { newKey } from '../../support/people.js';
import type { Person, World } from '../../support/world.js';
import type { Cast } from './cast.js';

const HOUR = 3_600_000;

export interface PlantedActivity {
  readonly activityId: string;
  readonly organisationId: string;
}

/** Makes fresh organisations and activities of community A, everything by its second officer. */
export class ActivityTargets {
  private readonly world: World;
  private lastDay = 0;

  constructor(private readonly cast: Cast) {
    this.world = cast.world;
  }

  async organisationId(): Promise<string> {
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }`,
      {
        communityCode: this.world.communityA,
        name: `书画协会 ${newKey()}`,
        category: 'CULTURE_SPORTS',
        idempotencyKey: newKey(),
      },
    );
    return id;
  }

  /** Somebody's office in a fresh organisation. */
  async officeId(): Promise<string> {
    await this.cast.forgetAttempts();
    const { phone } = await this.world.person();
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: GrantOrganisationOfficerInput!) { grantOrganisationOfficer(input: $input) { id } }`,
      { organisationId: await this.organisationId(), login: phone },
    );
    return id;
  }

  /** What an activity of the squad that `leaderA` leads says of itself; each on a day of its own. */
  draft(change: object = {}): Record<string, unknown> {
    this.lastDay += 1;
    const start = this.cast.app.clock.now().getTime() + this.lastDay * 24 * HOUR;
    return {
      squadId: this.cast.leaderSquadId,
      title: '普法讲座',
      content: '讲解民法典',
      serviceTarget: 'PUBLIC',
      startAt: new Date(start).toISOString(),
      endAt: new Date(start + 2 * HOUR).toISOString(),
      address: '居委会二楼',
      recruitingMode: 'OPEN',
      hazardous: false,
      personInCharge: '王主任',
      positions: [{ name: '讲解', capacity: 50 }],
      ...change,
    };
  }

  async draftId(change: object = {}): Promise<string> {
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: CreateActivityInput!) { createActivity(input: $input) { id } }`,
      { ...this.draft(change), idempotencyKey: newKey() },
    );
    return id;
  }

  async publishedId(change: object = {}): Promise<string> {
    const activityId = await this.draftId(change);
    await this.step('publishActivity', activityId);
    return activityId;
  }

  /** One that may begin, and has begun when `started`. */
  async beginningId(started: boolean): Promise<string> {
    const start = this.cast.app.clock.now().getTime() + HOUR / 4;
    const activityId = await this.publishedId({
      startAt: new Date(start).toISOString(),
      endAt: new Date(start + HOUR).toISOString(),
    });
    if (started) await this.step('startActivity', activityId);
    return activityId;
  }

  /** A sign-up of somebody for a published activity. */
  async signUpId(person: Person, change: object = {}): Promise<string> {
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: SignUpInput!) { signUp(input: $input) { id } }`,
      { activityId: await this.publishedId(change), idempotencyKey: newKey() },
      person,
    );
    return id;
  }

  /** A published activity for which somebody is signed up. */
  async activityIdWith(person: Person): Promise<string> {
    const activityId = await this.publishedId();
    await this.call(
      `mutation ($input: SignUpInput!) { signUp(input: $input) { id } }`,
      { activityId, idempotencyKey: newKey() },
      person,
    );
    return activityId;
  }

  async invitationId(volunteerId: string): Promise<string> {
    const [invited] = await this.call<{ id: string }[]>(
      `mutation ($input: InviteVolunteersInput!) { inviteVolunteers(input: $input) { id } }`,
      { activityId: await this.publishedId(), volunteerIds: [volunteerId], idempotencyKey: newKey() },
    );
    return invited?.id ?? '';
  }

  /** Somebody signed up for an activity of a squad that none of the matrix' people leads; and an organisation with an officer. */
  async planted(person: Person): Promise<PlantedActivity> {
    const activityId = await this.publishedId({ squadId: await this.world.squad('LEGAL_EDUCATION') });
    await this.call(
      `mutation ($input: SignUpInput!) { signUp(input: $input) { id } }`,
      { activityId, idempotencyKey: newKey() },
      person,
    );
    await this.officeId();
    return { activityId, organisationId: await this.organisationId() };
  }

  private step(name: 'publishActivity' | 'startActivity', activityId: string): Promise<unknown> {
    return this.call(`mutation ($input: ActivityInput!) { ${name}(input: $input) { id } }`, { activityId });
  }

  private async call<T>(document: string, input: object, by: Person = this.world.secondOfficerA): Promise<T> {
    const data = await this.world.client.data<Record<string, T>>(document, { input }, { token: by.token });
    return Object.values(data)[0] as T;
  }
}
