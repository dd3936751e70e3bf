import { NeedAssignees } from '../../src/needs/need-assignees.js';
import { NeedSteps } from '../../src/needs/need-steps.js';
import { NeedsService } from '../../src/needs/needs.service.js';
import type { AnsweredError } from './graphql-client.js';
import { newKey } from './people.js';
import type { TestApp } from './test-app.js';
import type { Person, RegisteredVolunteer, World } from './world.js';

const HEADER = `id kind status urgency communityCode squadId wishedStartAt wishedEndAt createdAt acceptedAt dueOn extendedOn closedAt`;
const CONTENTS = `contents { serviceTargets content address closingText rating
  requester { name phone birthDate onBehalf }
  mediation { source parties matter outcome agreementText followUpVisitOn followUpFindings judicialConfirmation judicialReference }
  rights { targetGroup matter referral referralNote rightsStatus }
  legalEducation { topic lecturer audienceSize materials }
  povertyRelief { householdCategory neededHelp visitedOn visitFindings given }
  patrol { shift route policeLiaison findings personsInvolved handling handlingNote } }`;

const mutation = (name: string, selection: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} } }`;

export const ASK = mutation('askForNeed', `id need { ${HEADER} }`);
export const ACCEPT = mutation('acceptNeed', HEADER);
export const DECLINE = mutation('declineNeed', HEADER);
export const WITHDRAW = mutation('withdrawNeed', HEADER);
export const FULFIL = mutation('fulfilNeed', HEADER);
export const PROGRESS = mutation('recordNeedProgress', HEADER);
export const EXTEND = mutation('extendMediation', HEADER);
export const READ = `query ($id: ID!) { need(id: $id) { ${HEADER} ${CONTENTS} } }`;
const PAGE = `nodes { ${HEADER} } pageInfo { hasNextPage endCursor }`;
export const MINE = `query ($first: Int, $after: String) { myNeeds(first: $first, after: $after) { ${PAGE} } }`;
export const LIST = `query ($placeCode: String, $kind: SquadKind, $status: NeedStatus, $first: Int, $after: String) {
  needs(placeCode: $placeCode, kind: $kind, status: $status, first: $first, after: $after) { ${PAGE} } }`;
export const QUEUE = `query ($squadId: ID!, $first: Int, $after: String) {
  squadNeedQueue(squadId: $squadId, first: $first, after: $after) { ${PAGE} } }`;
export const STATISTICS = `query ($placeCode: String!, $from: LocalDate!, $until: LocalDate!) {
  needStatistics(placeCode: $placeCode, from: $from, until: $until) { kind counts { status count } total } }`;

export type Kind = 'MEDIATION' | 'RIGHTS' | 'LEGAL_EDUCATION' | 'POVERTY_RELIEF' | 'PATROL';

export interface ShownNeed {
  readonly id: string;
  readonly kind: Kind;
  readonly status: string;
  readonly urgency: string;
  readonly squadId: string | null;
  readonly dueOn: string | null;
  readonly extendedOn: string | null;
  readonly closedAt: string | null;
  readonly contents?: Readonly<Record<string, unknown>> | null;
}

export interface NeedPage {
  readonly nodes: readonly ShownNeed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What belongs to each kind, in the field of its kind. */
export const DETAILS: Readonly<Record<Kind, Record<string, object>>> = {
  MEDIATION: { mediation: { source: 'ASKED', parties: '楼上与楼下', matter: '天花板漏水' } },
  RIGHTS: { rights: { targetGroup: 'LAID_OFF', matter: '欠薪三个月' } },
  LEGAL_EDUCATION: { legalEducation: { topic: '防范电信诈骗', lecturer: '片区民警' } },
  POVERTY_RELIEF: { povertyRelief: { householdCategory: 'MINIMUM_LIVING', neededHelp: '米面油' } },
  PATROL: { patrol: { shift: 'NIGHT', route: '东门至西门' } },
};

/** Where needs are asked for and handled, over HTTP; what activities will do is done through the module's own services. */
export class NeedDesk {
  constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  /** The input of a request of community A. */
  request(kind: Kind, change: object = {}): Record<string, unknown> {
    return {
      communityCode: this.world.communityA,
      kind,
      serviceTargets: ['ELDERLY'],
      content: '请派人来看看',
      urgency: 'ORDINARY',
      address: '甲社区 3 栋 2 单元',
      ...DETAILS[kind],
      idempotencyKey: newKey(),
      ...change,
    };
  }

  async ask(kind: Kind, by: Person, change: object = {}): Promise<string> {
    return (await this.send<{ id: string }>(ASK, this.request(kind, change), by)).id;
  }

  async accepted(kind: Kind, by: Person, squadId: string): Promise<string> {
    const id = await this.ask(kind, by);
    await this.send(ACCEPT, { needId: id, squadId }, this.world.headA);
    return id;
  }

  async scheduled(kind: Kind, by: Person, squadId: string): Promise<string> {
    const id = await this.accepted(kind, by, squadId);
    await this.schedule(id);
    return id;
  }

  /** What planning an activity for it does. */
  async schedule(needId: string): Promise<void> {
    const by = { accountId: this.world.headA.accountId };
    await this.app.uow.write(async (transaction) => {
      const need = await this.app.get(NeedsService).require(transaction, needId);
      await this.app.get(NeedSteps).schedule(transaction, need, by);
    });
  }

  /** What a confirmed sign-up does; answers the sign-up's id. */
  async assign(needId: string, volunteerId: string): Promise<string> {
    const sourceId = newKey();
    await this.app.uow.write((transaction) =>
      this.app.get(NeedAssignees).add(transaction, { needId, volunteerId, sourceId }),
    );
    return sourceId;
  }

  /** What the end of a sign-up does. */
  async unassign(sourceId: string): Promise<void> {
    await this.app.uow.write((transaction) => this.app.get(NeedAssignees).end(transaction, sourceId));
  }

  /** A squad of community A with a leader who has an account. */
  async ledSquad(kind: Kind): Promise<{ squadId: string; leader: Person; leaderId: string }> {
    const { world } = this;
    const { id: volunteerId, person: leader } = await this.volunteer();
    if (kind === 'MEDIATION' || kind === 'RIGHTS') {
      const training = { volunteerId, kind, completedOn: '2026-06-01' };
      await this.send(mutation('recordTraining', 'id'), training, world.officerA);
    }
    const squadId = await world.squad(kind);
    await world.assign(volunteerId, squadId);
    await this.send(mutation('appointLeader', 'id'), { squadId, volunteerId }, world.officerA);
    return { squadId, leader, leaderId: volunteerId };
  }

  async volunteer(name = '志愿者甲'): Promise<RegisteredVolunteer & { readonly person: Person }> {
    const { id, person } = await this.world.volunteer({ name });
    if (!person) throw new Error('this volunteer has an account');
    return { id, person };
  }

  /** Asked by the second officer for somebody without an account. */
  askOnBehalf(kind: Kind, requester: object): Promise<string> {
    return this.ask(kind, this.world.secondOfficerA, { requester });
  }

  async send<T = ShownNeed>(text: string, input: object, by: Person): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(text, { input }, { token: by.token });
    return Object.values(answer)[0] as T;
  }

  async refused(text: string, input: object, by: Person): Promise<string> {
    return (await this.refusal(text, input, by)).code;
  }

  refusal(
    text: string,
    input: object,
    by: Person,
    language = 'zh-CN',
  ): Promise<AnsweredError['extensions'] & { message: string }> {
    return this.app.client.refusal(text, { input }, { token: by.token, language });
  }

  /** Asking is refused; answers each fault as `path CODE`. */
  async faults(kind: Kind, change: object, by: Person): Promise<string[]> {
    const { fields = [] } = await this.refusal(ASK, this.request(kind, change), by);
    return fields.map(({ path, code }) => `${path} ${code}`);
  }

  async read(id: string, by: Person): Promise<ShownNeed> {
    return (await this.app.client.data<{ need: ShownNeed }>(READ, { id }, { token: by.token })).need;
  }

  async unreadable(id: string, by: Person): Promise<string> {
    return (await this.app.client.refusal(READ, { id }, { token: by.token })).code;
  }

  async page(text: string, variables: Record<string, unknown>, by: Person): Promise<NeedPage> {
    const answer = await this.app.client.data<Record<string, NeedPage>>(text, variables, { token: by.token });
    return Object.values(answer)[0] as NeedPage;
  }

  async ids(text: string, variables: Record<string, unknown>, by: Person): Promise<string[]> {
    return (await this.page(text, variables, by)).nodes.map(({ id }) => id);
  }

  rows<T = Record<string, unknown>>(sql: string, parameters: Record<string, string> = {}): Promise<T[]> {
    return this.app.uow.read((view) => view.rows<T>(sql, parameters));
  }

  /** Who has done something to a need, oldest first. */
  async audited(action: string, needId: string): Promise<string[]> {
    const found = await this.rows<{ actor_account_id: string }>(
      `SELECT actor_account_id FROM audit_entry WHERE action = :action AND subject_id = :needId AND outcome = 'DONE' ORDER BY id`,
      { action, needId },
    );
    return found.map((entry) => entry.actor_account_id);
  }
}
