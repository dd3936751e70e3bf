import { AttendanceBench } from './attendance-bench.js';
import { AFTERNOON, MatchDesk, type Member } from './match-desk.js';
import { ACCEPT } from './need-desk.js';
import { newKey } from './people.js';
import type { Person, VolunteerOptions, World } from './world.js';

const SHOWN = `id status volunteerId beneficiaryId communityCode heldMinutes giftedMinutes servedMinutes usedMinutes
  needId activityId expiresOn closedAt`;
const mutation = (name: string, inputType: string): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${SHOWN} } }`;

export const REQUEST = mutation('requestRedemption', 'RequestRedemptionInput');
export const CONFIRM_REDEMPTION = mutation('confirmRedemption', 'ConfirmRedemptionInput');
export const CANCEL = mutation('cancelRedemption', 'RedemptionReasonInput');
export const DISPUTE = mutation('disputeRedemption', 'RedemptionReasonInput');
export const DECIDE = mutation('decideRedemption', 'DecideRedemptionInput');
const READ = `query ($id: ID!) { redemption(id: $id) { ${SHOWN} steps { status bySystem reason } } }`;
const ACCOUNT = `query ($id: ID!) { timeAccount(volunteerId: $id) {
  honorMinutes balanceMinutes heldMinutes availableMinutes giftedMinutes debtMinutes } }`;

export interface ShownRedemption {
  readonly id: string;
  readonly status: string;
  readonly heldMinutes: number;
  readonly giftedMinutes: number;
  readonly servedMinutes: number;
  readonly usedMinutes: number | null;
  readonly needId: string;
  readonly activityId: string | null;
  readonly expiresOn: string;
}

export interface ReadRedemption extends ShownRedemption {
  readonly steps: readonly { status: string; bySystem: boolean; reason: string | null }[];
}

export interface Account {
  readonly honorMinutes: number;
  readonly balanceMinutes: number;
  readonly heldMinutes: number;
  readonly availableMinutes: number;
  readonly giftedMinutes: number;
  readonly debtMinutes: number;
}

const ELDER_BIRTH = '1950-01-01';
/** Days before the test's clock with service of eight hours at most each. */
const SERVICE_DAYS = ['2026-06-12', '2026-06-11', '2026-06-10', '2026-06-09', '2026-06-08'];

/** Where minutes are redeemed, from the request to the confirmation, over HTTP. */
export class RedemptionDesk {
  readonly bench: AttendanceBench;

  private constructor(
    readonly match: MatchDesk,
    readonly squadId: string,
    readonly leader: Member,
    /** Who serves; see `anotherHelper`. */
    public helper: Member,
  ) {
    this.bench = new AttendanceBench(match.app);
  }

  /** With a relief squad of community A, its leader and a helper. */
  static async open(environment: Record<string, string> = {}): Promise<RedemptionDesk> {
    const match = await MatchDesk.open(environment);
    const squadId = await match.world.squad('POVERTY_RELIEF', { name: '帮困一组' });
    const leader = await match.member(squadId, 'POVERTY_RELIEF', { name: '组长' });
    await match.leads(squadId, leader);
    const helper = await match.member(squadId, 'POVERTY_RELIEF', { name: '帮手' });
    return new RedemptionDesk(match, squadId, leader, helper);
  }

  get app() {
    return this.match.app;
  }

  get world(): World {
    return this.match.world;
  }

  /** Has somebody serve from now on who is not engaged anywhere. */
  async anotherHelper(): Promise<Member> {
    this.helper = await this.match.member(this.squadId, 'POVERTY_RELIEF', { name: '帮手' });
    return this.helper;
  }

  /** Somebody of 76 who served so many minutes, which are confirmed. */
  async elder(minutes: number, options: VolunteerOptions = {}): Promise<Member> {
    const { id, person } = await this.world.volunteer({ birthDate: ELDER_BIRTH, name: '老陈', ...options });
    await this.earn(id, minutes);
    return { id, person: person as Person };
  }

  async earn(volunteerId: string, minutes: number, from = '08:00'): Promise<string[]> {
    const recordIds: string[] = [];
    for (let left = minutes; left > 0; left -= 480) {
      const day = SERVICE_DAYS[recordIds.length];
      const { service } = this.match;
      recordIds.push(
        await service.confirmed(service.draft(volunteerId, { day, from, minutes: Math.min(left, 480) })),
      );
    }
    return recordIds;
  }

  /** The input of a request for two hours of help this afternoon. */
  request(change: object = {}): Record<string, unknown> {
    return {
      minutes: 120,
      content: '陪同就医',
      address: '莲花池巷七号',
      wishedStartAt: AFTERNOON.startAt,
      wishedEndAt: AFTERNOON.endAt,
      urgency: 'SOON',
      idempotencyKey: newKey(),
      ...change,
    };
  }

  ask(by: Person, change: object = {}): Promise<ShownRedemption> {
    return this.match.send<ShownRedemption>(REQUEST, this.request(change), by);
  }

  send(text: string, redemptionId: string, by: Person, change: object = {}): Promise<ShownRedemption> {
    return this.match.send<ShownRedemption>(text, this.input(text, redemptionId, change), by);
  }

  /** The code with which it is refused. */
  async refused(text: string, redemptionId: string, by: Person, change: object = {}): Promise<string> {
    return (await this.match.needs.refusal(text, this.input(text, redemptionId, change), by)).code;
  }

  async refusedRequest(by: Person, change: object = {}): Promise<string> {
    return (await this.match.needs.refusal(REQUEST, this.request(change), by)).code;
  }

  async read(id: string, by: Person): Promise<ReadRedemption> {
    await this.app.settled();
    const answer = await this.app.client.data<{ redemption: ReadRedemption }>(
      READ,
      { id },
      { token: by.token },
    );
    return answer.redemption;
  }

  async unreadable(id: string, by: Person | null): Promise<string> {
    return (await this.app.client.refusal(READ, { id }, { token: by?.token })).code;
  }

  async account(volunteerId: string): Promise<Account> {
    const answer = await this.app.client.data<{ timeAccount: Account }>(
      ACCOUNT,
      { id: volunteerId },
      { token: this.world.officerA.token },
    );
    return answer.timeAccount;
  }

  /** The squad takes the need and plans it for this afternoon with the helper, who says yes; answers the activity's id. */
  async scheduled(
    { needId }: Pick<ShownRedemption, 'needId'>,
    when: { startAt: string; endAt: string } = AFTERNOON,
  ) {
    await this.match.send(ACCEPT, { needId, squadId: this.squadId }, this.leader.person);
    const activity = await this.match.schedule(needId, [this.helper], this.leader.person, when);
    await this.match.answers(this.helper, activity.id);
    await this.app.settled();
    return activity.id;
  }

  /** The helper comes and stays for so many minutes, and the leader closes the activity. */
  async served(activityId: string, minutes: number, when: { startAt: string } = AFTERNOON): Promise<void> {
    const { leader, helper, bench } = this;
    this.app.clock.set(when.startAt);
    await this.match.activities.do('startActivity', { activityId }, leader.person);
    await bench.checkIn(helper.person, activityId, await bench.code(leader.person, activityId));
    this.app.clock.set(new Date(Date.parse(when.startAt) + minutes * 60_000).toISOString());
    await bench.checkOut(helper.person, activityId, await bench.code(leader.person, activityId));
    await this.match.activities.do('finishActivity', { activityId }, leader.person);
    await this.app.settled();
  }

  private input(text: string, redemptionId: string, change: object): Record<string, unknown> {
    const more = text === CONFIRM_REDEMPTION ? { rating: 5 } : { reason: '家人已陪同' };
    return { redemptionId, ...more, idempotencyKey: newKey(), ...change };
  }
}
