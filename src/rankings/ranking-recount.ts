import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { WIDTH } from './ranking-counts.js';
import { EVERY_KIND } from './ranking-totals.js';

const COLUMNS = 'scope_code, squad_kind, period, width, bucket';
/** With how many digits their codes have. */
const LEVELS = [
  ['district_code', 6],
  ['street_code', 9],
  ['community_code', 12],
] as const;
type Level = (typeof LEVELS)[number][0];

/** The counts as the totals of one level of places have them: rows of `COLUMNS, volunteers, minutes`. */
const placeCounts = (level: Level, width: number, only = '1 = 1'): string =>
  `SELECT ${level} AS scope_code, squad_kind, period, ${width} AS width,
          ${width === WIDTH.ALL ? '0' : `CAST(minutes / ${width} AS integer)`} AS bucket,
          COUNT(*) AS volunteers, SUM(minutes) AS minutes
     FROM ranking_total WHERE ${only} GROUP BY 1, 2, 3, 4, 5`;

const groupCounts = `SELECT group_id AS scope_code, '${EVERY_KIND}' AS squad_kind, period, ${WIDTH.ALL} AS width, 0 AS bucket,
          COUNT(*) AS volunteers, SUM(minutes) AS minutes FROM ranking_group_total GROUP BY group_id, period`;

/** Selects of all counts as they follow from the totals that are kept. */
export const COUNT_SELECTS: readonly string[] = [
  ...LEVELS.flatMap(([level]) => Object.values(WIDTH).map((width) => placeCounts(level, width))),
  groupCounts,
];

/**
 * Puts the counts right where they differ from the totals. What differs is added in the statement that finds it, so that whoever changes
 * totals meanwhile adds his part beside it.
 */
export async function recount(transaction: WriteTransaction): Promise<void> {
  for (const [level, digits] of LEVELS) {
    const codes = await transaction.rows<{ code: string }>(
      `SELECT ${level} AS code FROM ranking_total UNION SELECT scope_code FROM ranking_count WHERE length(scope_code) = ${digits}`,
    );
    for (const { code } of codes)
      for (const width of Object.values(WIDTH))
        await addDifference(
          transaction,
          placeCounts(level, width, `${level} = :code`),
          'scope_code = :code AND width = :width',
          { code, width },
        );
  }
  await addDifference(transaction, groupCounts, 'length(scope_code) = 36', {});
  await transaction.execute('DELETE FROM ranking_count WHERE volunteers = 0');
}

async function addDifference(
  transaction: WriteTransaction,
  right: string,
  kept: string,
  parameters: Readonly<Record<string, string | number>>,
): Promise<void> {
  await transaction.execute(
    `INSERT INTO ranking_count (${COLUMNS}, volunteers, minutes)
     SELECT ${COLUMNS}, SUM(volunteers), SUM(minutes) FROM (
       ${right} UNION ALL SELECT ${COLUMNS}, -volunteers, -minutes FROM ranking_count WHERE ${kept}) parts
      WHERE 1 = 1 GROUP BY ${COLUMNS} HAVING SUM(volunteers) <> 0 OR SUM(minutes) <> 0
         ON CONFLICT (${COLUMNS}) DO UPDATE
        SET volunteers = ranking_count.volunteers + excluded.volunteers, minutes = ranking_count.minutes + excluded.minutes`,
    parameters,
  );
}
