import { newKey } from './people.js';
import { RedemptionDesk } from './redemption-desk.js';
import type { Person, VolunteerOptions, World } from './world.js';

const RELATION = 'id status kind volunteerId relativeId';
const GIFT = 'ledgerEntryId timeAccount { honorMinutes availableMinutes giftedMinutes debtMinutes }';
const mutation = (name: string, inputType: string, selection: string): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} } }`;

export const DECLARE = mutation('declareRelation', 'DeclareRelationInput', RELATION);
export const ANSWER = mutation('answerRelation', 'AnswerRelationInput', RELATION);
export const END = mutation('endRelation', 'EndRelationInput', RELATION);
export const VERIFY = mutation('recordCircumstance', 'RecordCircumstanceInput', 'id kind fromDay untilDay');
export const TRANSFER = mutation('transferMinutes', 'TransferMinutesInput', GIFT);
export const DONATE = mutation('donateMinutes', 'DonateMinutesInput', GIFT);
export const GRANT = mutation('grantFromPool', 'GrantFromPoolInput', GIFT);
export const FUND = mutation('fundPool', 'FundPoolInput', GIFT);

export interface ShownRelation {
  readonly id: string;
  readonly status: string;
}

export interface Gift {
  readonly ledgerEntryId: string;
  readonly timeAccount: {
    readonly honorMinutes: number;
    readonly availableMinutes: number;
    readonly giftedMinutes: number;
    readonly debtMinutes: number;
  } | null;
}

/** Somebody registered, with what others must know to name him. */
export interface Kin {
  readonly id: string;
  readonly person: Person | null;
  readonly volunteerNo: string;
  readonly name: string;
}

/** Where relations are declared and minutes given, over HTTP. */
export class GivingDesk {
  private constructor(readonly redemptions: RedemptionDesk) {}

  static async open(environment: Record<string, string> = {}): Promise<GivingDesk> {
    return new GivingDesk(await RedemptionDesk.open(environment));
  }

  get app() {
    return this.redemptions.app;
  }

  get world(): World {
    return this.redemptions.world;
  }

  /** Somebody registered who served so many minutes. */
  async kin(name: string, minutes = 0, options: VolunteerOptions = {}): Promise<Kin> {
    const { id, person } = await this.world.volunteer({ birthDate: '1950-01-01', name, ...options });
    if (minutes > 0) await this.redemptions.earn(id, minutes);
    const { volunteer } = await this.app.client.data<{ volunteer: { volunteerNo: string } }>(
      `query ($id: ID!) { volunteer(id: $id) { volunteerNo } }`,
      { id },
      { token: this.world.districtOfficer.token },
    );
    return { id, person, volunteerNo: volunteer.volunteerNo, name };
  }

  async declare(from: Kin, to: Kin, kind: string): Promise<string> {
    const input = this.declaration(to, kind);
    return (await this.send<ShownRelation>(DECLARE, input, from.person as Person)).id;
  }

  declaration(to: Pick<Kin, 'volunteerNo' | 'name'>, kind: string): Record<string, unknown> {
    return { relativeVolunteerNo: to.volunteerNo, relativeName: to.name, kind };
  }

  /** A relation that both have agreed to; an officer answers for who has no account. */
  async related(from: Kin, to: Kin, kind: string): Promise<string> {
    const relationId = await this.declare(from, to, kind);
    const paper = to.person ? {} : { evidence: '户口簿复印件' };
    await this.send(ANSWER, { relationId, accept: true, ...paper }, to.person ?? this.world.officerA);
    return relationId;
  }

  verify(volunteerId: string, kind: string, by: Person = this.world.officerA, change: object = {}) {
    const input = { volunteerId, kind, fromDay: '2026-01-01', evidence: '民政证明', ...change };
    return this.send<{ id: string }>(VERIFY, input, by);
  }

  give(relationId: string, minutes: number, by: Person, change: object = {}): Promise<Gift> {
    return this.send<Gift>(TRANSFER, { relationId, minutes, ...change }, by);
  }

  async send<T>(text: string, input: object, by: Person): Promise<T> {
    const keyed = text === ANSWER || text === END ? input : { idempotencyKey: newKey(), ...input };
    return this.redemptions.match.send<T>(text, keyed, by);
  }

  async refused(text: string, input: object, by: Person): Promise<string> {
    const keyed = text === ANSWER || text === END ? input : { idempotencyKey: newKey(), ...input };
    return (await this.redemptions.match.needs.refusal(text, keyed, by)).code;
  }

  /** Minutes in the pool of a community. */
  async pool(communityCode: string): Promise<number> {
    const [row] = await this.app.uow.read((view) =>
      view.rows<{ minutes: number }>(
        `SELECT balance_minutes AS minutes FROM ledger_account WHERE owner_kind = 'PLACE' AND owner_id = :communityCode AND kind = 'POOL'`,
        { communityCode },
      ),
    );
    return Number(row?.minutes ?? 0);
  }

  /** Sets a policy of the district with some sections changed. */
  async policy(sections: Readonly<Record<string, object>>): Promise<void> {
    const token = this.world.districtOfficer.token;
    const { policy } = await this.app.client.data<{ policy: { policy: Record<string, object> } }>(
      `{ policy(placeCode: "510502") { policy } }`,
      {},
      { token },
    );
    const changed = Object.entries(policy.policy).map(([name, section]) => [
      name,
      { ...section, ...sections[name] },
    ]);
    await this.app.client.data(
      `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`,
      {
        input: {
          placeCode: '510502',
          validFrom: '2026-06-15',
          policy: Object.fromEntries(changed) as Record<string, object>,
          idempotencyKey: newKey(),
        },
      },
      { token },
    );
  }
}
