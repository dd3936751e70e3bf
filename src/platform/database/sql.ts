import type { EntityManager } from 'typeorm';

export type SqlValue = string | number | boolean | null | readonly (string | number)[];
export type SqlParameters = Readonly<Record<string, SqlValue>>;

interface StructuredResult {
  affected?: number;
}

/** Turns `:name` and `:...list` into the driver's placeholders. */
export function bindSql(manager: EntityManager, sql: string, parameters: SqlParameters): [string, unknown[]] {
  const [text, values] = manager.dataSource.driver.escapeQueryWithParameters(sql, { ...parameters });
  return [text, values as unknown[]];
}

export async function selectRows<T>(
  manager: EntityManager,
  sql: string,
  parameters: SqlParameters = {},
): Promise<T[]> {
  const [text, values] = bindSql(manager, sql, parameters);
  return manager.query<T[]>(text, values);
}

/** Runs one statement; answers the number of rows touched. Only inside a transaction's own query runner. */
export async function executeSql(
  manager: EntityManager,
  sql: string,
  parameters: SqlParameters = {},
): Promise<number> {
  const [text, values] = bindSql(manager, sql, parameters);
  const runner = manager.queryRunner;
  if (!runner) throw new Error('a statement outside a unit of work');
  const result = (await runner.query(text, values, true)) as StructuredResult;
  return result.affected ?? 0;
}

/**
 * A condition that keeps rows within places: a code's subtree is the range from the code up to the next one of the same
 * length (digits compare alike in every collation). No places: nothing. Codes come from grants and validated inputs.
 */
export function withinPlaces(column: string, codes: readonly string[]): string {
  if (codes.length === 0) return '1 = 0';
  const ranges = codes.map((code) => {
    if (!/^\d{6}(\d{3}){0,2}$/.test(code)) throw new Error('not a place code');
    const next = String(Number(code) + 1).padStart(code.length, '0');
    return `(${column} >= '${code}' AND ${column} < '${next}')`;
  });
  return `(${ranges.join(' OR ')})`;
}
