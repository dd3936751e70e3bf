import { newKey } from '../../support/people.js';
import type { Cast } from './cast.js';

/** Makes fresh series of the squad that `leaderA` leads, by the second officer of community A. */
export class SeriesTargets {
  constructor(private readonly cast: Cast) {}

  /** The input of a series of one occasion, tomorrow. */
  input(): Record<string, unknown> {
    return {
      squadId: this.cast.leaderSquadId,
      template: {
        title: '普法讲座',
        content: '民法典讲座',
        serviceTarget: 'PUBLIC',
        address: '社区活动室',
        recruitingMode: 'OPEN',
        hazardous: false,
        personInCharge: '组长',
        positions: [{ name: '讲师', capacity: 2 }],
      },
      rule: 'FREQ=DAILY;COUNT=1',
      firstStartAt: new Date(this.cast.app.clock.now().getTime() + 86_400_000).toISOString(),
      durationMinutes: 60,
      idempotencyKey: newKey(),
    };
  }

  async seriesId(): Promise<string> {
    const { createActivitySeries } = await this.cast.world.client.data<{
      createActivitySeries: { id: string };
    }>(
      `mutation ($input: CreateActivitySeriesInput!) { createActivitySeries(input: $input) { id } }`,
      { input: this.input() },
      { token: this.cast.world.secondOfficerA.token },
    );
    return createActivitySeries.id;
  }

  /** Arguments of the queries of series, aimed at a fresh one. */
  async queryArguments(): Promise<Record<string, Record<string, string>>> {
    return {
      'Query.activitySeries': { id: await this.seriesId() },
      'Query.activitySeriesOf': { squadId: this.cast.leaderSquadId },
    };
  }
}
