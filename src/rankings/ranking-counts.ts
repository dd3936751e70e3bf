import { type RankingCountEntity, type RankingGroupTotalEntity } from './ranking-rollups.entity.js';
import type { RankingTotalEntity } from './ranking-total.entity.js';
import { EVERY_KIND } from './ranking-totals.js';

/** Widths of the buckets in which volunteers are counted, in minutes; `ALL`: one for everybody. */
export const WIDTH = { ALL: 0, COARSE: 1024, FINE: 1 } as const;

export type Width = (typeof WIDTH)[keyof typeof WIDTH];

/** The bucket of a width in which minutes lie. */
export const bucketOf = (minutes: number, width: Width): number =>
  width === WIDTH.ALL ? 0 : Math.floor(minutes / width);

type PlaceRow = Pick<
  RankingTotalEntity,
  'districtCode' | 'streetCode' | 'communityCode' | 'squadKind' | 'period' | 'minutes'
>;
type GroupRow = Pick<RankingGroupTotalEntity, 'groupId' | 'period' | 'minutes'>;

/** What the counts change by when rows are replaced by others; what changes nothing is left out. In the order of their keys. */
export class CountChanges {
  private readonly changes = new Map<string, RankingCountEntity>();

  place(row: PlaceRow, by: 1 | -1): void {
    for (const scopeCode of [row.districtCode, row.streetCode, row.communityCode])
      for (const width of Object.values(WIDTH)) this.add({ ...row, scopeCode }, width, by);
  }

  group({ groupId: scopeCode, period, minutes }: GroupRow, by: 1 | -1): void {
    this.add({ scopeCode, squadKind: EVERY_KIND, period, minutes }, WIDTH.ALL, by);
  }

  /** Ordered, so that two who write the same ones wait for each other rather than lock each other out. */
  all(): RankingCountEntity[] {
    return [...this.changes]
      .filter(([, { volunteers, minutes }]) => volunteers !== 0 || minutes !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, change]) => change);
  }

  private add(
    row: Pick<RankingCountEntity, 'scopeCode' | 'squadKind' | 'period' | 'minutes'>,
    width: Width,
    by: 1 | -1,
  ): void {
    const { scopeCode, squadKind, period } = row;
    const bucket = bucketOf(row.minutes, width);
    const key = `${scopeCode} ${squadKind} ${period} ${width} ${bucket}`;
    const change = this.changes.get(key) ?? {
      ...{ scopeCode, squadKind, period, width, bucket },
      ...{ volunteers: 0, minutes: 0 },
    };
    change.volunteers += by;
    change.minutes += by * row.minutes;
    this.changes.set(key, change);
  }
}
