import type { SqlParameters } from '../../platform/database/sql.js';

const CHUNK_ROWS = 500;

/** Rows in portions small enough for one statement's parameters. */
export function* inChunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) yield rows.slice(from, from + CHUNK_ROWS);
}

/** `(:r0c0, :r0c1), (:r1c0, …)` for the VALUES of one INSERT, with its parameters. */
export function valueRows(rows: readonly (readonly (string | number | null)[])[]): {
  readonly sql: string;
  readonly parameters: SqlParameters;
} {
  const parameters: Record<string, string | number | null> = {};
  const sql = rows.map((row, r) => {
    const names = row.map((value, c) => {
      parameters[`r${r}c${c}`] = value;
      return `:r${r}c${c}`;
    });
    return `(${names.join(', ')})`;
  });
  return { sql: sql.join(', '), parameters };
}
