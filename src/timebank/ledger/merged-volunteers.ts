import type { ReadView } from '../../platform/database/unit-of-work.js';

/** A volunteer and, where he turned out to be somebody else, who he is, step by step up to today's (domain.md rule 4). */
export async function mergedLineOf(view: ReadView, volunteerId: string): Promise<string[]> {
  const line: string[] = [];
  for (let next: string | null = volunteerId; next !== null && !line.includes(next);) {
    line.push(next);
    const [row]: { mergedIntoId: string | null }[] = await view.rows(
      'SELECT merged_into_id AS "mergedIntoId" FROM volunteer WHERE id = :id',
      { id: next },
    );
    next = row?.mergedIntoId ?? null;
  }
  return line;
}
