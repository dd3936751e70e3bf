import type { SqlValue } from './sql.js';
import type { ReadView } from './unit-of-work.js';

/** A row that a table has, should have, or has otherwise. */
export interface RowDifference {
  readonly kind: 'MISSING' | 'SUPERFLUOUS' | 'DIFFERENT';
  readonly table: string;
  /** Column = value of its key. */
  readonly key: string;
  /** DIFFERENT: each column with what it says and what it should say. */
  readonly columns: readonly { readonly name: string; readonly says: unknown; readonly should: unknown }[];
}

/** A table computed anew beside the one that is kept. */
export interface SideTable {
  readonly table: string;
  readonly key: readonly string[];
  /** What is compared. */
  readonly columns: readonly string[];
}

/** More are not told: then it is no longer about single rows. */
export const MAX_DIFFERENCES = 100;

const INSERT_ROWS = 200;

export const sideOf = ({ table }: Pick<SideTable, 'table'>): string => `rebuilt_${table}`;

/** Statements that make an empty temporary table of the same columns with its key; for `inSnapshot`. */
export function makeSideTable({ table, key, columns }: SideTable): string[] {
  const side = sideOf({ table });
  return [
    `CREATE TEMPORARY TABLE ${side} AS SELECT ${[...key, ...columns].join(', ')} FROM ${table} WHERE 1 = 0`,
    `CREATE UNIQUE INDEX ${side}_key ON ${side} (${key.join(', ')})`,
  ];
}

/** Adds rows to a temporary table, which is all that the connection can write to. */
export async function addRows(
  view: ReadView,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += INSERT_ROWS) {
    const some = rows.slice(from, from + INSERT_ROWS);
    const parameters: Record<string, SqlValue> = {};
    const values = some.map((row, r) => {
      const names = row.map((value, c) => {
        parameters[`r${r}c${c}`] = value;
        return `:r${r}c${c}`;
      });
      return `(${names.join(', ')})`;
    });
    await view.rows(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values.join(', ')}`, parameters);
  }
}

/**
 * Compares a table with its side table, both ways.
 * @param but a condition on the row `x` of either that is left out
 */
export async function compareWithSide(
  view: ReadView,
  { table, key, columns }: SideTable,
  but = '1 = 0',
): Promise<RowDifference[]> {
  const side = sideOf({ table });
  const on = key.map((name) => `y.${name} = x.${name}`).join(' AND ');
  const order = key.map((name) => `x.${name}`).join(', ');
  const [firstKey = ''] = key;
  const picked = [
    ...key.map((name) => `x.${name} AS key_${name}`),
    ...columns.flatMap((name) => [`x.${name} AS should_${name}`, `y.${name} AS says_${name}`]),
    `CASE WHEN y.${firstKey} IS NULL THEN 1 ELSE 0 END AS missing`,
  ];
  const unlike = columns.map((name) => `y.${name} <> x.${name}`).join(' OR ');
  const wrong = await view.rows<Record<string, unknown>>(
    `SELECT ${picked.join(', ')} FROM ${side} x LEFT JOIN ${table} y ON ${on}
      WHERE (y.${firstKey} IS NULL OR ${unlike}) AND NOT (${but}) ORDER BY ${order} LIMIT ${MAX_DIFFERENCES}`,
  );
  const superfluous = await view.rows<Record<string, unknown>>(
    `SELECT ${key.map((name) => `x.${name} AS key_${name}`).join(', ')} FROM ${table} x LEFT JOIN ${side} y ON ${on}
      WHERE y.${firstKey} IS NULL AND NOT (${but}) ORDER BY ${order} LIMIT ${MAX_DIFFERENCES}`,
  );
  const keyOf = (row: Record<string, unknown>): string =>
    key.map((name) => `${name} = ${String(row[`key_${name}`])}`).join(', ');
  return [
    ...wrong.map((row): RowDifference => {
      const isMissing = Number(row['missing']) === 1;
      const changed = columns
        .map((name) => ({ name, says: row[`says_${name}`], should: row[`should_${name}`] }))
        .filter(({ says, should }) => String(says) !== String(should));
      return {
        ...{ kind: isMissing ? 'MISSING' : 'DIFFERENT', table, key: keyOf(row) },
        columns: isMissing ? [] : changed,
      };
    }),
    ...superfluous.map((row): RowDifference => ({
      kind: 'SUPERFLUOUS',
      table,
      key: keyOf(row),
      columns: [],
    })),
  ];
}

/** How many rows a table has. */
export async function countRows(view: ReadView, table: string): Promise<number> {
  const [row] = await view.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`);
  return Number(row?.count ?? 0);
}
