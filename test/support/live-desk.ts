import { Secrecy } from '../../src/kernel/secrecy.js';
import { ServiceTarget, SquadKind } from '../../src/kernel/vocabulary.js';
import { NeedVault } from '../../src/needs/need-vault.js';
import { RightsReferral } from '../../src/needs/need-vocabulary.js';
import { NeedEntity, NeedStatus } from '../../src/needs/need.entity.js';
import { newId } from '../../src/platform/database/new-id.js';
import type { WriteTransaction } from '../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { type Ending, LiveClient, type LiveSubscription } from './live-client.js';
import { newKey } from './people.js';
import { activityForNeed } from './planned-activity.js';
import type { TestApp } from './test-app.js';
import type { Officer, Person, RegisteredVolunteer, World } from './world.js';

export const WATCH = `subscription ($activityId: ID!) {
  activityChanged(activityId: $activityId) { activityId kind at }
}`;

interface Answer {
  readonly activityChanged: { readonly activityId: string; readonly kind: string; readonly at: string };
}

export const MISSING: Ending = { codes: ['NOT_FOUND'], messages: ['没有找到您所指的对象'], closed: null };

/** The changes of one activity as one person sees them. */
export class WatchedActivity {
  constructor(private readonly answers: LiveSubscription<Answer>) {}

  next(): Promise<Answer> {
    return this.answers.next();
  }

  async kind(): Promise<string> {
    return (await this.next()).activityChanged.kind;
  }

  /** Passes over others until a change of the kind comes. */
  async until(kind: string): Promise<void> {
    while ((await this.kind()) !== kind);
  }

  ending(): Promise<Ending> {
    return this.answers.ending();
  }

  stop(): Promise<void> {
    return this.answers.stop();
  }
}

/** People at their screens, and activities for them to watch. */
export class LiveDesk {
  private readonly clients: LiveClient[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly world: World,
  ) {}

  client(person: Person | null, url = this.app.client.url): LiveClient {
    const client = new LiveClient(url, { token: person?.token });
    this.clients.push(client);
    return client;
  }

  on(client: LiveClient, activityId: string): WatchedActivity {
    return new WatchedActivity(client.watch<Answer>(WATCH, { activityId }));
  }

  watch(person: Person | null, activityId: string): WatchedActivity {
    return this.on(this.client(person), activityId);
  }

  /** How the activity itself comes with the first event. */
  async title(person: Person, activityId: string): Promise<unknown> {
    const document = `subscription ($activityId: ID!) {
      activityChanged(activityId: $activityId) { activity { title contentsShown } }
    }`;
    const answers = this.client(person).watch<{ activityChanged: { activity: unknown } }>(document, {
      activityId,
    });
    return (await answers.next()).activityChanged.activity;
  }

  async leaveAll(): Promise<void> {
    for (const client of this.clients.splice(0)) await client.leave();
  }

  /** A domain event of a module that has no other part here. */
  async emit(type: string, payload: object): Promise<void> {
    await this.app.uow.write((transaction) => this.emitIn(transaction, type, payload));
  }

  emitIn(transaction: WriteTransaction, type: string, payload: object): Promise<void> {
    return this.app.get(Outbox).emit(transaction, type, payload);
  }

  /** A volunteer who leads a squad. */
  async leaderOf(squadId: string, training?: string): Promise<RegisteredVolunteer> {
    const leader = await this.member(squadId, training);
    await this.call('appointLeader', 'AppointLeaderInput', { squadId, volunteerId: leader.id });
    return leader;
  }

  /** A volunteer in a squad, with the training that its kind asks for. */
  async member(squadId: string, training?: string): Promise<RegisteredVolunteer> {
    const volunteer = await this.world.volunteer();
    if (training) {
      const input = { volunteerId: volunteer.id, kind: training, completedOn: '2026-06-01' };
      await this.call('recordTraining', 'RecordTrainingInput', input);
    }
    await this.world.assign(volunteer.id, squadId);
    return volunteer;
  }

  async grantedOfficer(): Promise<{ readonly officer: Person; readonly grantId: string }> {
    const officer = await this.world.person();
    const input = { login: officer.phone, role: 'COMMUNITY_OFFICER', placeCode: this.world.communityA };
    const { id } = await this.call('grantRole', 'GrantRoleInput', input, this.world.administrator);
    return { officer, grantId: id };
  }

  async revoke(grantId: string): Promise<void> {
    const { administrator } = this.world;
    await this.call('revokeRole', 'RevokeRoleInput', { grantId, reason: '调离' }, administrator);
  }

  /** A resident's confidential need for rights work, and an activity that serves it. */
  async confidential(): Promise<{
    readonly activityId: string;
    readonly head: Officer;
    readonly requester: Person;
    readonly rightsLeader: RegisteredVolunteer;
    readonly member: () => Promise<RegisteredVolunteer>;
  }> {
    const squadId = await this.world.squad('RIGHTS');
    const rightsLeader = await this.leaderOf(squadId, 'RIGHTS');
    const head = await this.world.officer('COMMUNITY_HEAD', this.world.communityA);
    const requester = await this.world.person();
    const needId = await this.acceptedNeed(squadId, requester);
    const activityId = await activityForNeed(this.app, this.world, { squadId, by: head, needId });
    const member = (): Promise<RegisteredVolunteer> => this.member(squadId, 'RIGHTS');
    return { activityId, head, requester, rightsLeader, member };
  }

  private async acceptedNeed(squadId: string, requester: Person): Promise<string> {
    const id = newId();
    const now = this.app.clock.now();
    const texts = {
      content: '被拖欠工资',
      address: null,
      requester: null,
      closingText: null,
      details: {
        kind: SquadKind.RIGHTS as const,
        targetGroup: ServiceTarget.URBAN_RESIDENTS,
        matter: '劳动争议',
        referral: RightsReferral.LEGAL_AID_12348,
        referralNote: null,
        rightsStatus: null,
      },
    };
    await this.app.uow.write((transaction) =>
      transaction.repo(NeedEntity).insert({
        id,
        ...this.app.get(NeedVault).seal(id, texts),
        ...{ communityCode: this.world.communityA, squadKind: SquadKind.RIGHTS, squadId },
        ...{ secrecy: Secrecy.CONFIDENTIAL, status: NeedStatus.ACCEPTED, urgencyRank: 1, serviceTargets: [] },
        ...{ requesterAccountId: requester.accountId, createdByAccountId: requester.accountId },
        ...{ createdAt: now, acceptedAt: now, policyVersionId: DEFAULT_POLICY_VERSION_ID },
      }),
    );
    return id;
  }

  private async call(
    name: string,
    type: string,
    input: object,
    by: Person = this.world.officerA,
  ): Promise<{ id: string }> {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    const answer = await this.app.client.data<Record<string, { id: string }>>(
      document,
      { input },
      { token: by.token },
    );
    return answer[name] ?? { id: newKey() };
  }
}
