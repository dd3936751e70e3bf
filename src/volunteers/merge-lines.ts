import { In } from 'typeorm';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { VolunteerEntity } from './volunteer.entity.js';

/**
 * Registrations with those that they were merged into, and on: a target may itself have turned out to be a duplicate
 * (domain.md rule 4).
 */
export async function withMergeTargets(view: ReadView, ids: readonly string[]): Promise<string[]> {
  return reached(ids, async (news) => {
    const found = await view.manager.getRepository(VolunteerEntity).findBy({ id: In(news) });
    return found.flatMap(({ mergedIntoId }) => (mergedIntoId ? [mergedIntoId] : []));
  });
}

/** Registrations with those that were merged into them, and into those. */
export async function withDuplicates(view: ReadView, ids: readonly string[]): Promise<string[]> {
  return reached(ids, async (news) => {
    const found = await view.manager.getRepository(VolunteerEntity).findBy({ mergedIntoId: In(news) });
    return found.map(({ id }) => id);
  });
}

/**
 * Who remains of a registration: itself, or the last one it was merged into. Null when the line leaves the known ones:
 * it was merged on since they were read, and the event of that merge, which is still to be delivered or waits for the
 * same locks, brings along everything that was merged before (`withDuplicates`).
 */
export function remainingOf(
  volunteer: VolunteerEntity,
  known: ReadonlyMap<string, VolunteerEntity>,
): VolunteerEntity | null {
  let remaining: VolunteerEntity | undefined = volunteer;
  while (remaining?.mergedIntoId) remaining = known.get(remaining.mergedIntoId);
  return remaining ?? null;
}

/** Registrations that were merged away, with who remains of each, once these have turned out to be duplicates; all of them locked. */
export async function mergedAway(
  transaction: WriteTransaction,
  fromIds: readonly string[],
): Promise<{ readonly fromId: string; readonly intoId: string }[]> {
  if (fromIds.length === 0) return [];
  const line = await withMergeTargets(transaction, await withDuplicates(transaction, fromIds));
  const volunteers = await transaction.lockById(VolunteerEntity, line);
  const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  return volunteers.flatMap((volunteer) => {
    const remaining = remainingOf(volunteer, known);
    return remaining && remaining !== volunteer ? [{ fromId: volunteer.id, intoId: remaining.id }] : [];
  });
}

async function reached(
  ids: readonly string[],
  next: (news: string[]) => Promise<string[]>,
): Promise<string[]> {
  const all = new Set(ids);
  for (let news = [...all]; news.length > 0;) {
    news = [...new Set(await next(news))].filter((id) => !all.has(id));
    for (const id of news) all.add(id);
  }
  return [...all];
}
