import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdministratorService } from '../../src/identity/administrator.service.js';
import { PlacesImport } from '../../src/places/places-import.js';
import type { GraphqlClient } from './graphql-client.js';
import { mobile, newKey, residentId } from './people.js';
import { TestApp } from './test-app.js';

export const DISTRICT = '510502';
export const STREET = '510502001';
export const OTHER_STREET = '510502002';

export const PASSWORD = 'a long enough secret';

/** Somebody with an account. */
export interface Person {
  readonly accountId: string;
  readonly phone: string;
  readonly token: string;
}

export interface Officer extends Person {
  readonly placeCode: string;
}

export interface RegisteredVolunteer {
  readonly id: string;
  /** Null: registered by an officer, without an account. */
  readonly person: Person | null;
}

export interface VolunteerOptions {
  readonly communityCode?: string;
  readonly name?: string;
  readonly birthDate?: string;
  readonly sex?: 'MALE' | 'FEMALE';
  readonly skills?: readonly string[];
  readonly serviceKinds?: readonly string[];
  readonly background?: string;
  readonly publication?: boolean;
  readonly withAccount?: boolean;
  readonly guardian?: Readonly<Record<string, string>>;
  readonly accept?: boolean;
}

/**
 * A district with two streets; the first has the communities A and B, the second C. Everything was made through the API, as
 * a deployment is set up: import, administrator, officers.
 */
export class World {
  communityA = '';
  communityB = '';
  communityC = '';
  administrator: Person;
  districtOfficer: Officer;
  streetOfficer: Officer;
  otherStreetOfficer: Officer;
  officerA: Officer;
  secondOfficerA: Officer;
  officerB: Officer;
  headA: Officer;
  auditor: Officer;

  private constructor(readonly app: TestApp) {}

  get client(): GraphqlClient {
    return this.app.client;
  }

  static async create(app: TestApp): Promise<World> {
    const world = new World(app);
    await world.importDivisions();
    await world.signInAdministrator();
    world.districtOfficer = await world.officer('DISTRICT_OFFICER', DISTRICT);
    world.streetOfficer = await world.officer('STREET_OFFICER', STREET);
    world.otherStreetOfficer = await world.officer('STREET_OFFICER', OTHER_STREET);
    world.communityA = await world.community(STREET, '甲社区');
    world.communityB = await world.community(STREET, '乙社区');
    world.communityC = await world.community(OTHER_STREET, '丙社区');
    world.officerA = await world.officer('COMMUNITY_OFFICER', world.communityA);
    world.secondOfficerA = await world.officer('COMMUNITY_OFFICER', world.communityA);
    world.officerB = await world.officer('COMMUNITY_OFFICER', world.communityB);
    world.headA = await world.officer('COMMUNITY_HEAD', world.communityA);
    world.auditor = await world.officer('AUDITOR', DISTRICT);
    return world;
  }

  /** Opens an account. */
  async person(): Promise<Person> {
    const phone = mobile();
    const { registerAccount } = await this.client.data<{
      registerAccount: { accessToken: string; account: { id: string } };
    }>(
      `mutation ($input: RegisterAccountInput!) { registerAccount(input: $input) { accessToken account { id } } }`,
      {
        input: { phone, password: PASSWORD },
      },
    );
    return { accountId: registerAccount.account.id, phone, token: registerAccount.accessToken };
  }

  /** Logs in again, for a token that carries what changed or has not run out. */
  async signIn(person: Person): Promise<string> {
    const { logIn } = await this.client.data<{ logIn: { accessToken: string } }>(
      `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`,
      { input: { login: person.phone, password: PASSWORD } },
    );
    return logIn.accessToken;
  }

  /** An account with a role, granted by the administrator. */
  async officer(role: string, placeCode: string): Promise<Officer> {
    const person = await this.person();
    await this.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: person.phone, role, placeCode } },
      { token: this.administrator.token },
    );
    return { ...person, placeCode };
  }

  async community(streetCode: string, name: string): Promise<string> {
    const { addCommunity } = await this.client.data<{ addCommunity: { code: string } }>(
      `mutation ($input: AddCommunityInput!) { addCommunity(input: $input) { code } }`,
      { input: { streetCode, name, population: 3400, volunteerTarget: 340, idempotencyKey: newKey() } },
      { token: this.districtOfficer.token },
    );
    return addCommunity.code;
  }

  /** The input of a complete application. */
  application(options: VolunteerOptions = {}): Record<string, unknown> {
    const { birthDate = '1970-01-01', sex = 'MALE', publication = true } = options;
    const kinds = ['REGISTRATION', 'SENSITIVE_DATA', ...(publication ? ['PUBLICATION'] : [])];
    return {
      communityCode: options.communityCode ?? this.communityA,
      name: options.name ?? '张三',
      sex,
      birthDate,
      documentType: 'RESIDENT_ID',
      documentNumber: residentId(birthDate, sex),
      mobile: mobile(),
      background: options.background ?? 'RETIREE',
      skills: options.skills ?? ['EDUCATION'],
      serviceKinds: options.serviceKinds ?? ['LEGAL_EDUCATION'],
      guardian: options.guardian,
      consents: kinds.map((kind) => ({ kind, textVersion: '2026-01' })),
      // Asked of officers who hand it in for somebody, and not kept of whoever gives his own word.
      consentEvidence: '纸质登记表 1 号',
      idempotencyKey: newKey(),
    };
  }

  /** A volunteer who registered himself (or, without an account, through an officer) and was accepted. */
  async volunteer(options: VolunteerOptions = {}): Promise<RegisteredVolunteer> {
    const person = (options.withAccount ?? true) ? await this.person() : null;
    const reviewer = await this.reviewerOf(options.communityCode ?? this.communityA);
    const { registerVolunteer } = await this.client.data<{ registerVolunteer: { id: string } }>(
      `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id } }`,
      { input: { ...this.application(options), onBehalf: person === null } },
      { token: person?.token ?? reviewer.token },
    );
    if (options.accept ?? true) await this.accept(registerVolunteer.id, reviewer);
    return { id: registerVolunteer.id, person };
  }

  async accept(volunteerId: string, reviewer: Person): Promise<void> {
    await this.client.data(
      `mutation ($input: VolunteerInput!) { acceptVolunteer(input: $input) { volunteerNo } }`,
      { input: { volunteerId } },
      { token: reviewer.token },
    );
  }

  async squad(
    kind: string,
    options: { communityCode?: string; name?: string; targetSize?: number; wantedSkills?: string[] } = {},
  ): Promise<string> {
    const communityCode = options.communityCode ?? this.communityA;
    const { createSquad } = await this.client.data<{ createSquad: { id: string } }>(
      `mutation ($input: CreateSquadInput!) { createSquad(input: $input) { id } }`,
      {
        input: {
          communityCode,
          kind,
          name: options.name ?? `${kind} ${newKey()}`,
          targetSize: options.targetSize ?? 20,
          wantedSkills: options.wantedSkills ?? [],
          idempotencyKey: newKey(),
        },
      },
      { token: (await this.reviewerOf(communityCode)).token },
    );
    return createSquad.id;
  }

  /** Puts a volunteer of community A into a squad from a day on. */
  async assign(
    volunteerId: string,
    squadId: string,
    options: { primary?: boolean; fromDay?: string } = {},
  ): Promise<string> {
    const { assignSquad } = await this.client.data<{ assignSquad: { id: string } }>(
      `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`,
      {
        input: {
          volunteerId,
          squadId,
          primary: options.primary ?? false,
          fromDay: options.fromDay,
          idempotencyKey: newKey(),
        },
      },
      { token: this.officerA.token },
    );
    return assignSquad.id;
  }

  private async reviewerOf(communityCode: string): Promise<Officer> {
    if (communityCode === this.communityA) return this.officerA;
    return Promise.resolve(communityCode === this.communityB ? this.officerB : this.districtOfficer);
  }

  private async importDivisions(): Promise<void> {
    const file = join(this.app.database.folder, 'divisions.csv');
    const rows = [`code,name`, `${DISTRICT},江阳区`, `${STREET},南城街道`, `${OTHER_STREET},北城街道`];
    writeFileSync(file, `${rows.join('\n')}\n`);
    await this.app.get(PlacesImport).importFile(file);
  }

  private async signInAdministrator(): Promise<void> {
    const oneTime = await this.app.get(AdministratorService).ensure();
    const { logIn } = await this.client.data<{ logIn: { accessToken: string } }>(
      `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`,
      { input: { login: 'admin', password: oneTime } },
    );
    const { changePassword } = await this.client.data<{
      changePassword: { accessToken: string; account: { id: string } };
    }>(
      `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { accessToken account { id } } }`,
      { input: { currentPassword: oneTime, newPassword: PASSWORD } },
      { token: logIn.accessToken },
    );
    this.administrator = {
      accountId: changePassword.account.id,
      phone: 'admin',
      token: changePassword.accessToken,
    };
  }
}
