import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const NOTICE = `id status closableFrom endedAt endReason
  entries { id position name anonymous volunteerNo merit removedAt }`;
const OBJECTION = `id noticeId entryId status name contact text decideUntil decidedAt decisionReason`;
const mutation = (name: string, type: string, shown: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`;
export const PUBLISH = mutation('publishNotice', 'PublishNoticeInput', NOTICE);
export const CLOSE = mutation('closeNotice', 'CloseNoticeInput', NOTICE);
export const WITHDRAW = mutation('withdrawNotice', 'WithdrawNoticeInput', NOTICE);
export const OBJECT = mutation('objectToNotice', 'ObjectToNoticeInput', OBJECTION);
export const DECIDE = mutation('decideObjection', 'DecideObjectionInput', OBJECTION);
export const READ = `query ($id: ID!) { publicNotice(id: $id) { ${NOTICE} } }`;
export const LIST = `query ($placeCode: String!, $status: NoticeStatus, $first: Int = 20, $after: String) {
  publicNotices(placeCode: $placeCode, status: $status, first: $first, after: $after) {
    nodes { ${NOTICE} } pageInfo { hasNextPage endCursor } } }`;
export const OBJECTIONS = `query ($placeCode: String!, $noticeId: ID, $undecided: Boolean) {
  objections(placeCode: $placeCode, noticeId: $noticeId, undecided: $undecided) { nodes { ${OBJECTION} } } }`;
export const MINE = `{ myObjections { nodes { ${OBJECTION} } } }`;

export interface ShownNotice {
  readonly id: string;
  readonly status: string;
  readonly closableFrom: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly entries: readonly {
    readonly id: string;
    readonly position: number;
    readonly name: string;
    readonly anonymous: boolean;
    readonly volunteerNo: string | null;
    readonly merit: string | null;
    readonly removedAt: string | null;
  }[];
}

export interface ShownObjection {
  readonly id: string;
  readonly entryId: string | null;
  readonly status: string;
  readonly name: string;
  readonly contact: string;
  readonly text: string;
  readonly decideUntil: string;
}

/** Where notices are published, objected to and closed, over HTTP; by officers of community A unless told. */
export class NoticeDesk {
  private constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(): Promise<NoticeDesk> {
    const app = await TestApp.start();
    return new NoticeDesk(app, await World.create(app));
  }

  /** Moves the clock; whoever asks then logs in anew. */
  moveTo(instant: string): void {
    this.app.clock.set(instant);
  }

  async ask<T = ShownNotice>(
    query: string,
    variables: object,
    by: Person | null,
    language = 'zh-CN',
  ): Promise<T> {
    const token = by ? await this.world.signIn(by) : undefined;
    const answer = await this.app.client.data<Record<string, T>>(
      query,
      { ...variables },
      { token, language },
    );
    return Object.values(answer)[0] as T;
  }

  async refusal(query: string, variables: object, by: Person, language = 'zh-CN') {
    const token = await this.world.signIn(by);
    return this.app.client.refusal(query, { ...variables }, { token, language });
  }

  async refused(query: string, input: object, by: Person): Promise<string> {
    return (await this.refusal(query, { input }, by)).code;
  }

  draft(volunteerIds: readonly string[], change: object = {}): Record<string, unknown> {
    return {
      placeCode: this.world.communityA,
      title: '2026 年度优秀志愿者公示',
      content: '经审核，拟表彰下列志愿者，现予公示',
      objectAt: '甲社区服务站',
      entries: volunteerIds.map((volunteerId, index) => ({ volunteerId, merit: `服务第 ${index + 1} 名` })),
      idempotencyKey: newKey(),
      ...change,
    };
  }

  published(volunteerIds: readonly string[]): Promise<ShownNotice> {
    return this.ask(PUBLISH, { input: this.draft(volunteerIds) }, this.world.officerA);
  }

  objection(noticeId: string, entryId: string | null = null): Record<string, unknown> {
    const statement = { name: '赵大海', contact: '13800138000', text: '所列时长与签到表不符' };
    return { noticeId, entryId, ...statement, idempotencyKey: newKey() };
  }

  objected(by: Person, noticeId: string, entryId: string | null = null): Promise<ShownObjection> {
    return this.ask(OBJECT, { input: this.objection(noticeId, entryId) }, by);
  }

  decided(objectionId: string, upheld: boolean, by: Person = this.world.officerA): Promise<ShownObjection> {
    return this.ask(DECIDE, { input: { objectionId, upheld, reason: '已查签到表' } }, by);
  }
}
