import { residentIdCheckCharacter } from '../../../src/kernel/resident-id.js';
import { NeedDesk } from '../../support/need-desk.js';
import { accountOf, mobile, newKey } from '../../support/people.js';
import { CONFIRM, type Decision, recordOf } from '../../support/service.js';
import { PASSWORD, type Person, STREET, type World } from '../../support/world.js';
import { ActivityTargets, type PlantedActivity } from './activity-targets.js';
import { AttendanceTargets } from './attendance-targets.js';
import { AwardTargets } from './award-targets.js';
import { BatchTargets } from './batch-rows.js';
import { OrganisationTargets } from './organisation-targets.js';
import type { Cast } from './cast.js';
import { TimeBankTargets } from './time-bank-targets.js';
import { SeriesTargets } from './series-targets.js';
import { VerificationTargets } from './verification-targets.js';

/** What one call is aimed at. */
export interface Target {
  readonly args: Readonly<Record<string, unknown>>;
  /** The person whom it is about, if he has an account. */
  readonly himself: Person | null;
}

export interface TargetVolunteer {
  readonly id: string;
  readonly person: Person;
}

interface ConfirmedRecord extends TargetVolunteer {
  readonly recordId: string;
  readonly entryId: string;
}

const HOUR = 3_600_000;

/** Makes fresh things of community A, everything by its second officer so that no role of the matrix stands in its own way. */
export class Targets {
  readonly activities: ActivityTargets;
  readonly attendance: AttendanceTargets;
  readonly verification: VerificationTargets;
  readonly needs: NeedDesk;
  readonly series: SeriesTargets;
  readonly timeBank: TimeBankTargets;
  readonly awards: AwardTargets;
  readonly batches: BatchTargets;
  readonly organisations: OrganisationTargets;
  readonly world: World;
  constructor(readonly cast: Cast) {
    this.world = cast.world;
    this.activities = new ActivityTargets(cast);
    this.attendance = new AttendanceTargets(cast);
    this.verification = new VerificationTargets(cast, this);
    this.needs = new NeedDesk(cast.app, cast.world);
    this.series = new SeriesTargets(cast);
    this.timeBank = new TimeBankTargets(cast, this);
    this.awards = new AwardTargets(cast, this);
    this.batches = new BatchTargets(cast, this);
    this.organisations = new OrganisationTargets(cast);
  }

  async volunteer(options: { accept?: boolean } = {}): Promise<TargetVolunteer> {
    await this.cast.forgetAttempts();
    const { id, person } = await this.world.volunteer({ name: '当事人', ...options });
    return { id, person: accountOf(person) };
  }

  /** A member of the squad that `leaderA` leads. */
  async member(): Promise<TargetVolunteer> {
    const volunteer = await this.volunteer();
    await this.world.assign(volunteer.id, this.cast.leaderSquadId);
    return volunteer;
  }

  async membershipId(): Promise<string> {
    return this.world.assign((await this.volunteer()).id, this.cast.leaderSquadId);
  }

  /** The input of a record of an hour this morning. */
  recordInput(volunteerId: string): Record<string, unknown> {
    const startAt = new Date(this.cast.app.clock.now().getTime() - 2 * HOUR).toISOString();
    return recordOf({ volunteerId, squadId: this.cast.leaderSquadId, startAt, minutes: 60 });
  }

  async pendingRecord(member?: TargetVolunteer): Promise<TargetVolunteer & { readonly recordId: string }> {
    const volunteer = member ?? (await this.member());
    const entered = await this.call<{ id: string }>(
      `mutation ($input: EnterServiceRecordInput!) { enterServiceRecord(input: $input) { id } }`,
      { ...this.recordInput(volunteer.id), idempotencyKey: newKey() },
    );
    return { ...volunteer, recordId: entered.id };
  }

  async confirmedRecord(member?: TargetVolunteer): Promise<ConfirmedRecord> {
    const pending = await this.pendingRecord(member);
    const [decision] = await this.call<Decision[]>(CONFIRM, {
      recordIds: [pending.recordId],
      idempotencyKey: newKey(),
    });
    return { ...pending, entryId: decision?.record?.ledgerEntryId ?? '' };
  }

  async dispute(): Promise<ConfirmedRecord & { readonly disputeId: string }> {
    const confirmed = await this.confirmedRecord();
    return { ...confirmed, disputeId: await this.disputeOf(confirmed) };
  }
  private async disputeOf(confirmed: ConfirmedRecord): Promise<string> {
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: DisputeServiceRecordInput!) { disputeServiceRecord(input: $input) { id } }`,
      { recordId: confirmed.recordId, reason: '少记一小时', idempotencyKey: newKey() },
      confirmed.person,
    );
    return id;
  }

  async proposalId(): Promise<string> {
    await this.volunteer();
    return (await this.proposal()).id;
  }

  private proposal(): Promise<{ id: string }> {
    return this.call<{ id: string }>(
      `mutation ($input: ProposeAssignmentsInput!) { proposeAssignments(input: $input) { id } }`,
      { communityCode: this.world.communityA, idempotencyKey: newKey() },
    );
  }

  async returned(): Promise<{ volunteer: TargetVolunteer; application: Record<string, unknown> }> {
    await this.cast.forgetAttempts();
    const person = await this.world.person();
    const { idempotencyKey, ...application } = this.world.application();
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id } }`,
      { ...application, idempotencyKey },
      person,
    );
    await this.decide('returnVolunteer', id);
    return { volunteer: { id, person }, application };
  }

  /** An officer's decision with a reason. */
  decide(name: 'returnVolunteer' | 'suspendVolunteer', volunteerId: string): Promise<unknown> {
    return this.call(`mutation ($input: VolunteerReasonInput!) { ${name}(input: $input) { id } }`, {
      volunteerId,
      reason: '材料不全',
    });
  }

  giveConsent(volunteer: TargetVolunteer, kind: string): Promise<unknown> {
    return this.call(
      `mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { id } }`,
      { volunteerId: volunteer.id, kind, textVersion: '2026-01' },
      volunteer.person,
    );
  }

  /** A member with the given particulars, a confirmed and disputed record, and a proposal that names him. */
  async planted(particulars: {
    readonly name: string;
    readonly mobile: string;
    readonly documentNumber: string;
    readonly address: string;
    readonly guardian: string;
  }): Promise<{ id: string; recordId: string; entryId: string; proposalId: string } & PlantedActivity> {
    await this.cast.forgetAttempts();
    const { guardian: guardianName, documentNumber, ...own } = particulars;
    const person = await this.world.person();
    const application = this.world.application({ publication: true });
    const { id } = await this.call<{ id: string }>(
      `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id } }`,
      {
        ...application,
        ...own,
        documentNumber: documentNumber + residentIdCheckCharacter(documentNumber),
        guardian: { name: guardianName, relation: '父亲', phone: mobile(), consentedOn: '2026-06-01' },
      },
      person,
    );
    await this.world.accept(id, this.world.secondOfficerA);
    const proposal = await this.proposal();
    await this.world.assign(id, this.cast.leaderSquadId);
    const record = await this.confirmedRecord({ id, person });
    await this.disputeOf(record);
    const activity = await this.activities.planted(person);
    return { ...activity, id, recordId: record.recordId, entryId: record.entryId, proposalId: proposal.id };
  }

  /** A complete application for community A. */
  application = (): Record<string, unknown> => this.world.application();
  /** Answers when the rankings have followed. */
  settled = (): Promise<void> => this.cast.app.settled();

  /** An open squad without members. */
  squadId(kind = 'PATROL'): Promise<string> {
    return this.world.squad(kind);
  }

  async squadWithMember(): Promise<{ readonly squadId: string; readonly volunteer: TargetVolunteer }> {
    const [squadId, volunteer] = [await this.squadId(), await this.volunteer()];
    await this.world.assign(volunteer.id, squadId);
    return { squadId, volunteer };
  }

  async account(): Promise<Person> {
    await this.cast.forgetAttempts();
    return this.world.person();
  }

  async refreshToken(): Promise<string> {
    await this.cast.forgetAttempts();
    const { registerAccount } = await this.world.client.data<{ registerAccount: { refreshToken: string } }>(
      `mutation ($input: RegisterAccountInput!) { registerAccount(input: $input) { refreshToken } }`,
      { input: { phone: mobile(), password: PASSWORD } },
    );
    return registerAccount.refreshToken;
  }

  async grantId(): Promise<string> {
    const { phone } = await this.account();
    return (
      await this.call<{ id: string }>(
        `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
        { login: phone, role: 'COMMUNITY_OFFICER', placeCode: this.world.communityA },
        this.world.administrator,
      )
    ).id;
  }

  /** A version of the street's policy, valid from tomorrow on so that it changes nothing today. */
  async policyVersion(): Promise<void> {
    await this.call(
      `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { id } }`,
      await this.policyInput(),
      this.world.districtOfficer,
    );
  }

  async policyInput(): Promise<Record<string, unknown>> {
    const { policy } = await this.world.client.data<{ policy: { policy: unknown } }>(
      `query ($placeCode: String!) { policy(placeCode: $placeCode) { policy } }`,
      { placeCode: STREET },
      { token: this.world.districtOfficer.token },
    );
    return { placeCode: STREET, validFrom: '2027-01-01', policy: policy.policy, idempotencyKey: newKey() };
  }

  private async call<T>(document: string, input: object, by: Person = this.world.secondOfficerA): Promise<T> {
    const data = await this.world.client.data<Record<string, T>>(document, { input }, { token: by.token });
    return Object.values(data)[0] as T;
  }
}
