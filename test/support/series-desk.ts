import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const SERIES = `id communityCode squadId organisationId rule firstStartAt durationMinutes status endReason occasionsMadeBefore
  template { title content address recruitingMode hazardous personInCharge positions { name capacity } }`;
const mutation = (name: string, inputType: string): string =>
  `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${SERIES} } }`;

export const CREATE_SERIES = mutation('createActivitySeries', 'CreateActivitySeriesInput');
export const UPDATE_SERIES = mutation('updateActivitySeries', 'UpdateActivitySeriesInput');
export const END_SERIES = mutation('endActivitySeries', 'EndActivitySeriesInput');
export const READ_SERIES = `query ($id: ID!) { activitySeries(id: $id) { ${SERIES} } }`;
export const LIST_SERIES = `query ($squadId: ID, $organisationId: ID, $first: Int, $after: String) {
  activitySeriesOf(squadId: $squadId, organisationId: $organisationId, first: $first, after: $after) {
    nodes { id rule status } pageInfo { hasNextPage endCursor }
  }
}`;

export interface ShownSeries {
  readonly id: string;
  readonly rule: string;
  readonly status: string;
  readonly endReason: string | null;
  readonly occasionsMadeBefore: string;
  readonly template: {
    readonly title: string;
    readonly positions: readonly { name: string; capacity: number }[];
  };
}

/** One made occasion, as it is stored; times in Shanghai, `MM-DD HH:MM`. */
export interface StoredOccasion {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly occasionAt: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly revision: number;
}

const shanghai = (milliseconds: number): string =>
  new Date(Number(milliseconds) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** Recurring activities through the API, and what they left in the database. */
export class SeriesDesk {
  constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(): Promise<SeriesDesk> {
    const app = await TestApp.start();
    return new SeriesDesk(app, await World.create(app));
  }

  /** A patrol on Fridays and Saturdays from 22:00 over midnight, first on Friday 19 June 2026. */
  patrol(
    squadId: string,
    change: Record<string, unknown> = {},
    template: object = {},
  ): Record<string, unknown> {
    return {
      squadId,
      template: {
        title: '夜间巡逻',
        content: '沿滨江路巡逻',
        serviceTarget: 'PUBLIC',
        address: '居委会门口',
        recruitingMode: 'OPEN',
        hazardous: false,
        personInCharge: '赵组长',
        positions: [{ name: '巡逻员', capacity: 3 }],
        ...template,
      },
      rule: 'FREQ=WEEKLY;BYDAY=FR,SA',
      firstStartAt: '2026-06-19T14:00:00Z',
      durationMinutes: 240,
      idempotencyKey: newKey(),
      ...change,
    };
  }

  /** Lets days pass; officer A and whoever is named log in again, since their tokens have run out. */
  async later(days: number, ...people: readonly Person[]): Promise<void> {
    this.app.clock.advanceDays(days);
    for (const person of [this.world.officerA, ...people])
      Object.assign(person, { token: await this.world.signIn(person) });
  }

  async send<T = ShownSeries>(text: string, input: object, by: Person = this.world.officerA): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(text, { input }, { token: by.token });
    return Object.values(answer)[0] as T;
  }

  refusal(text: string, input: object, by: Person = this.world.officerA, language = 'zh-CN') {
    return this.app.client.refusal(text, { input }, { token: by.token, language });
  }

  async read(id: string, by: Person = this.world.officerA): Promise<ShownSeries> {
    const answer = await this.app.client.data<{ activitySeries: ShownSeries }>(
      READ_SERIES,
      { id },
      { token: by.token },
    );
    return answer.activitySeries;
  }

  /** The occasions of a series in the order of the rule. */
  async occasions(seriesId: string): Promise<StoredOccasion[]> {
    const rows = await this.app.uow.read((view) =>
      view.rows<
        Omit<StoredOccasion, 'occasionAt' | 'startAt' | 'endAt'> &
          Record<'occasion_at' | 'start_at' | 'end_at', number>
      >(
        `SELECT id, title, status, occasion_at, start_at, end_at, revision FROM activity WHERE series_id = :seriesId
          ORDER BY occasion_at`,
        { seriesId },
      ),
    );
    return rows.map(({ occasion_at, start_at, end_at, revision, ...row }) => ({
      ...row,
      revision: Number(revision),
      ...{ occasionAt: shanghai(occasion_at), startAt: shanghai(start_at), endAt: shanghai(end_at) },
    }));
  }
}
