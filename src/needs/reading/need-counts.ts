import { districtOf, isWithin, streetOf } from '../../kernel/division-code.js';
import { addDays, addMonths, type LocalDate, monthOf, yearOf } from '../../kernel/service-day.js';
import type { NeedStatus } from '../need.entity.js';

/** How many needs of one kind were asked in a community in a month and are in a state now. */
export interface NeedTally {
  readonly communityCode: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly status: NeedStatus;
  readonly count: number;
}

/** A number that could be shown: of a place, a month or a year, and a state or (null) all of them. */
export interface CountedCell {
  readonly placeCode: string;
  /** `YYYY-MM` or `YYYY` */
  readonly period: string;
  readonly status: NeedStatus | null;
}

/**
 * The calendar month (`YYYY-MM`) or year (`YYYY`) that two days bound; null: another period. Of what is confidential only
 * these are counted: of freely chosen periods the difference would tell of a single day.
 */
export function wholePeriodOf(from: LocalDate, until: LocalDate): string | null {
  const next = addDays(until, 1);
  if (!from.endsWith('-01')) return null;
  if (next === addMonths(from, 1)) return monthOf(from);
  return from.endsWith('-01-01') && next === addMonths(from, 12) ? yearOf(from) : null;
}

/** Tallies that are told together or not at all. */
type Block = readonly NeedTally[];

/** What small numbers are put together by until they are large enough, the closest first. */
const CIRCLES: readonly ((tally: NeedTally) => string)[] = [
  ({ communityCode, month, status }) => `${communityCode} ${month} ${status}`,
  ({ communityCode, month, status }) => `${communityCode} ${yearOf(month)} ${status}`,
  ({ communityCode, month }) => `${communityCode} ${yearOf(month)}`,
  ({ communityCode, month }) => `${streetOf(communityCode)} ${yearOf(month)}`,
  ({ communityCode, month }) => `${districtOf(communityCode)} ${yearOf(month)}`,
];

/**
 * Which numbers of a confidential kind may be shown (domain.md rule 13): none below `smallest`, and none from which one below
 * it could be worked out. All tallies are put into blocks of at least `smallest`, once and for all places, periods and states;
 * a number is shown only if it is a sum of whole blocks. Whatever is added and subtracted of shown numbers is then a sum of
 * whole blocks as well, which a number below `smallest` is not.
 *
 * The tallies must be those of the whole district and of whole years, whatever is asked: blocks that depended on the question
 * would differ between two of them.
 */
export class ConfidentialCounts {
  private readonly blocks: readonly Block[];
  /** Too few even in the whole district. */
  private readonly neverTold: readonly NeedTally[];

  constructor(tallies: readonly NeedTally[], smallest: number) {
    const blocks: Block[] = [];
    let left = tallies.filter(({ count }) => count > 0);
    for (const circleOf of CIRCLES) {
      const circles = [...grouped(left, circleOf).values()];
      blocks.push(...circles.filter((circle) => sumOf(circle) >= smallest));
      left = circles.filter((circle) => sumOf(circle) < smallest).flat();
    }
    this.blocks = blocks;
    this.neverTold = left;
  }

  /** The number; null: not shown, also where it is 0, so that what is hidden tells less. */
  shown(cell: CountedCell): number | null {
    const holds = (tally: NeedTally): boolean =>
      isWithin(tally.communityCode, cell.placeCode) &&
      tally.month.startsWith(cell.period) &&
      (cell.status === null || tally.status === cell.status);
    if (this.neverTold.some(holds)) return null;
    const touched = this.blocks.filter((block) => block.some(holds));
    if (touched.length === 0 || !touched.every((block) => block.every(holds))) return null;
    return touched.reduce((sum, block) => sum + sumOf(block), 0);
  }
}

const sumOf = (tallies: readonly NeedTally[]): number => tallies.reduce((sum, { count }) => sum + count, 0);

function grouped(
  tallies: readonly NeedTally[],
  keyOf: (tally: NeedTally) => string,
): Map<string, NeedTally[]> {
  const groups = new Map<string, NeedTally[]>();
  for (const tally of tallies) {
    const group = groups.get(keyOf(tally));
    if (group) group.push(tally);
    else groups.set(keyOf(tally), [tally]);
  }
  return groups;
}
