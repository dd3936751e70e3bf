import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const SHOWN =
  'id status statusReason volunteerNo name communityCode suspendedUntil maskedMobile maskedDocument';
const mutation = (name: string, inputType: string, answer = `{ ${SHOWN} }`): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) ${answer} }`;

export const REGISTER = mutation('registerVolunteer', 'RegisterVolunteerInput');
export const RESUBMIT = mutation('resubmitVolunteer', 'ResubmitVolunteerInput');
export const ACCEPT = mutation('acceptVolunteer', 'VolunteerInput');
export const RETURN = mutation('returnVolunteer', 'VolunteerReasonInput');
export const REJECT = mutation('rejectVolunteer', 'VolunteerReasonInput');
export const GIVE = mutation('giveConsent', 'GiveConsentInput');
export const WITHDRAW_CONSENT = mutation('withdrawConsent', 'WithdrawConsentInput');
export const MOVE = mutation('moveVolunteer', 'MoveVolunteerInput', '');
export const SUSPEND = mutation('suspendVolunteer', 'VolunteerReasonInput');
export const REINSTATE = mutation('reinstateVolunteer', 'VolunteerReasonInput');
export const WITHDRAW = mutation('withdrawVolunteer', 'VolunteerReasonInput');
export const MERGE = mutation('mergeVolunteers', 'MergeVolunteersInput');
export const REVEAL = mutation('revealVolunteer', 'VolunteerReasonInput', '{ name mobile address guardian }');
export const DELETE = mutation('deleteMyData', 'DeleteMyDataInput', '');
export const READ = `query ($id: ID!) { volunteer(id: $id) {
  ${SHOWN} birthDate community { name } consents { kind textVersion withdrawnAt }
} }`;
export const MINE = `{ myVolunteer { ${SHOWN} } }`;

export const GUARDIAN = { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' };

export interface Shown {
  readonly id: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly volunteerNo: string | null;
  readonly name: string;
  readonly communityCode: string | null;
  readonly suspendedUntil: string | null;
  readonly maskedMobile: string | null;
  readonly maskedDocument: string | null;
}

export interface ShownInFull extends Shown {
  readonly birthDate: string | null;
  readonly consents: { kind: string; textVersion: string; withdrawnAt: string | null }[];
}

/** Where volunteers are registered and looked after: the calls of these journeys, and what they left in the database. */
export class VolunteerDesk {
  private constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(): Promise<VolunteerDesk> {
    const app = await TestApp.start();
    return new VolunteerDesk(app, await World.create(app));
  }

  async send<T = Shown>(text: string, input: object, by: Person): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(text, { input }, { token: by.token });
    return Object.values(answer)[0] as T;
  }

  refusal(text: string, input: object, by: Person, language = 'zh-CN') {
    return this.app.client.refusal(text, { input }, { token: by.token, language });
  }

  async refused(text: string, input: object, by: Person): Promise<string> {
    return (await this.refusal(text, input, by)).code;
  }

  /** Sends all at once; answers the codes of those that were refused. */
  async refusedAtOnce(calls: readonly { input: object; by: Person }[], text: string): Promise<string[]> {
    const answers = await Promise.all(
      calls.map(({ input, by }) => this.app.client.send(text, { input }, { token: by.token })),
    );
    return answers.flatMap((answer) => answer.errors.map((error) => error.extensions.code));
  }

  async read(id: string, by: Person): Promise<ShownInFull> {
    const variables = { id };
    const answer = await this.app.client.data<{ volunteer: ShownInFull }>(READ, variables, {
      token: by.token,
    });
    return answer.volunteer;
  }

  async unreadable(id: string, by: Person): Promise<string> {
    return (await this.app.client.refusal(READ, { id }, { token: by.token })).code;
  }

  async mine(by: Person): Promise<Shown | null> {
    return (await this.app.client.data<{ myVolunteer: Shown | null }>(MINE, {}, { token: by.token }))
      .myVolunteer;
  }

  /** A volunteer with an account of his own. */
  async resident(options: Parameters<World['volunteer']>[0] = {}): Promise<{ id: string; person: Person }> {
    const { id, person } = await this.world.volunteer(options);
    if (!person) throw new Error('a resident has an account');
    return { id, person };
  }

  /** Somebody who handed in an application that waits for review, with the application to hand in again. */
  async applicant(
    options: Parameters<World['application']>[0] = {},
  ): Promise<{ id: string; person: Person; application: Record<string, unknown> }> {
    const person = await this.world.person();
    const application = this.world.application(options);
    const { id } = await this.send(REGISTER, application, person);
    const again: Record<string, unknown> = { ...application, volunteerId: id };
    delete again['idempotencyKey'];
    return { id, person, application: again };
  }

  async row(id: string): Promise<Record<string, unknown>> {
    const found = await this.rows('SELECT * FROM volunteer WHERE id = :id', { id });
    return found[0] ?? {};
  }

  rows(sql: string, parameters: Record<string, string> = {}): Promise<Record<string, unknown>[]> {
    return this.app.uow.read((view) => view.rows<Record<string, unknown>>(sql, parameters));
  }

  /** What happened to a registration, oldest first. */
  history(volunteerId: string): Promise<Record<string, unknown>[]> {
    return this.rows(
      'SELECT kind, from_value, to_value, reason FROM volunteer_event WHERE volunteer_id = :volunteerId ORDER BY id',
      { volunteerId },
    );
  }

  audited(action: string, subjectId: string): Promise<Record<string, unknown>[]> {
    return this.rows(
      'SELECT actor_account_id, outcome FROM audit_entry WHERE action = :action AND subject_id = :subjectId ORDER BY id',
      { action, subjectId },
    );
  }

  /** What a refused registration must leave as it was. */
  stored(): Promise<Record<string, unknown>[]> {
    return this
      .rows(`SELECT (SELECT count(*) FROM volunteer) AS volunteers, (SELECT count(*) FROM consent) AS consents,
      (SELECT count(*) FROM idempotency_record) AS calls, (SELECT count(*) FROM account WHERE volunteer_id IS NOT NULL) AS linked,
      (SELECT count(*) FROM audit_entry WHERE outcome = 'DONE') AS audited`);
  }
}
