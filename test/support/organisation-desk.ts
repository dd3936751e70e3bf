import { AttemptEntity } from '../../src/identity/account.entity.js';
import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const SHOWN = `id name category tier status purpose premises decideUntil noticeId filedOn validUntil renewalAskedAt creditCode
  registeredOn cancellationProposedAt`;
export const READ = `query ($id: ID!) { organisation(id: $id) { ${SHOWN} history { step status reason } } }`;
export const CHECKLIST = `query ($organisationId: ID!) { filingChecklist(organisationId: $organisationId) {
  complete lines { item required held done } } }`;
export const ROSTER = `query ($organisationId: ID!, $withFormer: Boolean) {
  organisationMembers(organisationId: $organisationId, withFormer: $withFormer, first: 100) {
    nodes { id name kind founder volunteerId joinedOn leftOn } } }`;
export const REGISTER = `query ($placeCode: String!, $search: String, $category: OrganisationCategory, $first: Int = 20, $after: String) {
  organisations(placeCode: $placeCode, search: $search, category: $category, first: $first, after: $after) {
    nodes { id name } pageInfo { hasNextPage endCursor } } }`;
export const QUEUE = `query ($placeCode: String!, $status: OrganisationStatus) {
  organisationFilings(placeCode: $placeCode, status: $status) { nodes { id name status } } }`;
export const MINE = `{ myOrganisations { id name status } }`;

const PLAIN = ['addOrganisationMembers', 'endOrganisationMembership'];

export interface ShownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly tier: string;
  readonly decideUntil: string | null;
  readonly noticeId: string | null;
  readonly filedOn: string | null;
  readonly validUntil: string | null;
  readonly creditCode: string | null;
  readonly cancellationProposedAt: string | null;
  readonly history: readonly {
    readonly step: string;
    readonly status: string;
    readonly reason: string | null;
  }[];
}

/** Where organisations are filed and led, over HTTP; whoever asks signs in first, since the clock moves. */
export class OrganisationDesk {
  private readonly tokens = new Map<string, { readonly token: string; readonly at: number }>();
  private readonly begun: number;

  private constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {
    this.begun = app.clock.now().getTime();
  }

  static async open(environment: Record<string, string> = {}): Promise<OrganisationDesk> {
    const app = await TestApp.start(environment);
    return new OrganisationDesk(app, await World.create(app));
  }

  async ask<T>(query: string, variables: object, by: Person | null, language = 'zh-CN'): Promise<T> {
    const token = by ? await this.tokenOf(by) : undefined;
    const answer = await this.app.client.data<Record<string, T>>(
      query,
      { ...variables },
      { token, language },
    );
    return Object.values(answer)[0] as T;
  }

  async refusal(query: string, variables: object, by: Person | null) {
    const token = by ? await this.tokenOf(by) : undefined;
    return this.app.client.refusal(query, { ...variables }, { token });
  }

  /** A token is good for ten minutes; whoever's is older signs in anew. */
  private async tokenOf(person: Person): Promise<string> {
    const now = this.app.clock.now().getTime();
    const known = this.tokens.get(person.accountId) ?? { token: person.token, at: this.begun };
    if (now - known.at < 9 * 60_000) return known.token;
    await this.forgetAttempts();
    const token = await this.world.signIn(person);
    this.tokens.set(person.accountId, { token, at: now });
    return token;
  }

  /** Somebody with an account; tests make more of them from one address than a person may. */
  async person(): Promise<Person> {
    await this.forgetAttempts();
    const person = await this.world.person();
    this.tokens.set(person.accountId, { token: person.token, at: this.app.clock.now().getTime() });
    return person;
  }

  private async forgetAttempts(): Promise<void> {
    await this.app.uow.write((transaction) =>
      transaction.repo(AttemptEntity).createQueryBuilder().delete().execute(),
    );
  }

  /** A mutation by its name, e.g. `submitFiling`. */
  send<T = ShownOrganisation>(name: string, input: object, by: Person): Promise<T> {
    return this.ask<T>(mutationOf(name), { input }, by);
  }

  async refused(name: string, input: object, by: Person): Promise<string> {
    return (await this.refusal(mutationOf(name), { input }, by)).code;
  }

  read(id: string, by: Person | null): Promise<ShownOrganisation> {
    return this.ask(READ, { id }, by);
  }

  draft(by: Person, change: object = {}): Promise<ShownOrganisation> {
    const input = {
      ...{ communityCode: this.world.communityA, name: '龙桥书画协会', category: 'CULTURE_SPORTS' },
      ...{ tier: 'STREET_FILED', idempotencyKey: newKey(), ...change },
    };
    return this.send('draftOrganisation', input, by);
  }

  describe(organisationId: string, by: Person): Promise<ShownOrganisation> {
    const described = {
      purpose: '以书会友，丰富社区文化',
      activityScope: '书画交流与展览',
      premises: '龙桥路 8 号活动室',
    };
    return this.send('describeOrganisation', { organisationId, ...described }, by);
  }

  /** One that the committee guides, filed, with its officer. */
  async guided(name: string, members = 2): Promise<{ organisation: ShownOrganisation; officer: Person }> {
    const officer = await this.person();
    const { id: organisationId } = await this.draft(officer, { name, tier: 'COMMUNITY_GUIDED' });
    await this.describe(organisationId, officer);
    await this.members(organisationId, members, 2, officer);
    await this.send('submitFiling', { organisationId }, officer);
    const organisation = await this.send('acceptFiling', { organisationId }, this.world.officerA);
    return { organisation, officer };
  }

  /** So many people on the roster, the first of them founders. */
  members(
    organisationId: string,
    count: number,
    founders: number,
    by: Person,
    change: object = {},
  ): Promise<number> {
    const members = Array.from({ length: count }, (_, index) => ({
      ...{
        name: `成员${'甲乙丙丁戊己庚辛壬癸'[index % 10] ?? ''}`,
        kind: 'INDIVIDUAL',
        founder: index < founders,
      },
      ...change,
    }));
    return this.send('addOrganisationMembers', { organisationId, members, idempotencyKey: newKey() }, by);
  }
}

/** The mutation's name begins its input's: but for those whose input many share. */
const INPUTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['submitFiling', 'withdrawFiling', 'acceptFiling', 'askRenewal', 'renewOrganisation'],
      'discardOrganisationDraft',
    ].map((name) => [name, 'OrganisationInput']),
  ),
  ...Object.fromEntries(
    [
      ...[
        'refuseFiling',
        'refuseRenewal',
        'suspendOrganisation',
        'resumeOrganisation',
        'objectToCancellation',
      ],
      ...['keepOrganisation', 'cancelOrganisation', 'revokeOrganisation'],
    ].map((name) => [name, 'OrganisationReasonInput']),
  ),
};

const mutationOf = (name: string): string => {
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const selection = PLAIN.includes(name) ? '' : `{ ${SHOWN} }`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`;
};
