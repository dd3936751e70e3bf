import type { EntityTarget } from 'typeorm';
import type { SqlValue } from '../platform/database/sql.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { CountChanges } from './ranking-counts.js';
import {
  type RankingCountEntity,
  RankingDayEntity,
  RankingGroupTotalEntity,
} from './ranking-rollups.entity.js';
import { RankingTotalEntity } from './ranking-total.entity.js';
import { type Difference, differenceOf, type Rollups } from './ranking-totals.js';

const CHUNK_ROWS = 400;

export const TOTAL_KEY = ['volunteerId', 'squadKind', 'period'] as const;
export const GROUP_KEY = ['volunteerId', 'groupId', 'period'] as const;
export const DAY_KEY = ['volunteerId', 'day', 'squadKind', 'squadId', 'organisationId'] as const;

/** Writes the rows of some locked volunteers where they differ from what is there, and counts them anew in their places. */
export async function keepRollups(
  transaction: WriteTransaction,
  volunteerIds: readonly string[],
  wanted: Rollups,
): Promise<void> {
  const counts = new CountChanges();
  const totals = await keep(transaction, RankingTotalEntity, TOTAL_KEY, volunteerIds, wanted.totals);
  for (const row of leaving(totals)) counts.place(row, -1);
  for (const { after } of totals.changed) counts.place(after, 1);
  const groups = await keep(transaction, RankingGroupTotalEntity, GROUP_KEY, volunteerIds, wanted.groups);
  for (const row of leaving(groups)) counts.group(row, -1);
  for (const { after } of groups.changed) counts.group(after, 1);
  await keep(transaction, RankingDayEntity, DAY_KEY, volunteerIds, wanted.days);
  await count(transaction, counts.all());
}

const leaving = <T>({ changed, gone }: Difference<T>): readonly T[] => [
  ...gone,
  ...changed.flatMap(({ before }) => before ?? []),
];

async function keep<T extends { volunteerId: string }>(
  transaction: WriteTransaction,
  entity: EntityTarget<T>,
  key: readonly (keyof T & string)[],
  volunteerIds: readonly string[],
  wanted: readonly T[],
): Promise<Difference<T>> {
  const rows = transaction.repo(entity);
  const present = await rows
    .createQueryBuilder('row')
    .where('row.volunteerId IN (:...volunteerIds)', { volunteerIds })
    .getMany();
  const difference = differenceOf(key, present, wanted);
  for (const row of difference.gone)
    await rows.delete(Object.fromEntries(key.map((name) => [name, row[name]])) as never);
  const written = difference.changed.map(({ after }) => after);
  for (let from = 0; from < written.length; from += CHUNK_ROWS)
    await rows.upsert(written.slice(from, from + CHUNK_ROWS) as never[], [...key]);
  return difference;
}

/** Adds to the counts; of a bucket in which nobody is any more no row stays. */
async function count(transaction: WriteTransaction, changes: readonly RankingCountEntity[]): Promise<void> {
  for (let from = 0; from < changes.length; from += CHUNK_ROWS) {
    const parameters: Record<string, SqlValue> = {};
    const values = changes.slice(from, from + CHUNK_ROWS).map((change, index) => {
      const { scopeCode, squadKind, period, width, bucket, volunteers, minutes } = change;
      parameters[`s${index}`] = scopeCode;
      // The rest are numbers and keys of our own making.
      return `(:s${index}, '${squadKind}', '${period}', ${width}, ${bucket}, ${volunteers}, ${minutes})`;
    });
    await transaction.execute(
      `INSERT INTO ranking_count (scope_code, squad_kind, period, width, bucket, volunteers, minutes) VALUES ${values.join(', ')}
         ON CONFLICT (scope_code, squad_kind, period, width, bucket) DO UPDATE
         SET volunteers = ranking_count.volunteers + excluded.volunteers, minutes = ranking_count.minutes + excluded.minutes`,
      parameters,
    );
  }
  if (changes.some(({ volunteers }) => volunteers < 0))
    await transaction.execute('DELETE FROM ranking_count WHERE volunteers = 0');
}
