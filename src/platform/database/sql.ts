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

/** Runs single statements with `:name` parameters. */
export interface SqlRunner {
  rows<T>(sql: string, parameters?: SqlParameters): Promise<T[]>;
  /** Answers the number of rows touched. Only inside a transaction. */
  execute(sql: string, parameters?: SqlParameters): Promise<number>;
}

/** Statements by way of TypeORM. */
export class ManagerSql implements SqlRunner {
  constructor(private readonly manager: EntityManager) {}

  async rows<T>(sql: string, parameters: SqlParameters = {}): Promise<T[]> {
    const [text, values] = bindSql(this.manager, sql, parameters);
    return this.manager.query<T[]>(text, values);
  }

  async execute(sql: string, parameters: SqlParameters = {}): Promise<number> {
    const [text, values] = bindSql(this.manager, sql, parameters);
    const runner = this.manager.queryRunner;
    if (!runner) throw new Error('a statement outside a unit of work');
    const result = (await runner.query(text, values, true)) as StructuredResult;
    return result.affected ?? 0;
  }
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
