import type Database from 'better-sqlite3';
import { QueryFailedError } from 'typeorm';
import type { SqlParameters, SqlRunner } from './sql.js';

/** Statements that are kept prepared; a place's code stands in the text of some, so there is no end of them. */
const KEPT = 500;
/** Characters; longer ones write or ask for many rows at once, seldom twice as many. */
const LONGEST_KEPT = 20_000;

/** `:name` and `:...names`, but neither a cast (`::text`) nor a time of day (`10:00`). */
const PLACEHOLDER = /(?<![\w:]):(\.\.\.)?([A-Za-z]\w*)/g;

interface Placeholder {
  readonly name: string;
  readonly isList: boolean;
}

/** A statement's text around its placeholders: one piece more than there are of them. */
interface Template {
  readonly pieces: readonly string[];
  readonly placeholders: readonly Placeholder[];
  readonly hasLists: boolean;
  /** Of a statement without lists, once it was prepared. */
  statement?: Database.Statement;
}

/**
 * SQL with `:name` parameters on one SQLite connection, each text prepared once. What TypeORM's query runner does around a small
 * statement takes longer than the statement; and it writes numbers into the text, which makes each a new one.
 */
export class PreparedSql implements SqlRunner {
  private readonly templates = new Map<string, Template>();
  private readonly statements = new Map<string, Database.Statement>();

  constructor(private readonly connection: Database.Database) {}

  /** @throws QueryFailedError with SQLite's own error */
  async rows<T>(sql: string, parameters: SqlParameters = {}): Promise<T[]> {
    return this.run(sql, parameters, (statement, values) => statement.all(...values) as T[]);
  }

  /** Answers the number of rows touched. @throws QueryFailedError with SQLite's own error */
  async execute(sql: string, parameters: SqlParameters = {}): Promise<number> {
    return this.run(sql, parameters, (statement, values) =>
      statement.reader ? statement.all(...values).length : statement.run(...values).changes,
    );
  }

  private run<R>(
    sql: string,
    parameters: SqlParameters,
    act: (statement: Database.Statement, values: unknown[]) => R,
  ): R {
    const template = this.templateOf(sql);
    const values = template.placeholders.flatMap((placeholder) => boundValues(parameters, placeholder));
    try {
      return act(this.statementOf(template, parameters), values);
    } catch (error) {
      throw new QueryFailedError(sql, values, error as Error);
    }
  }

  private templateOf(sql: string): Template {
    return kept(this.templates, sql, () => templateOf(sql));
  }

  private statementOf(template: Template, parameters: SqlParameters): Database.Statement {
    if (!template.hasLists)
      return (template.statement ??= this.connection.prepare(textOf(template, parameters)));
    const text = textOf(template, parameters);
    return kept(this.statements, text, () => this.connection.prepare(text));
  }
}

/** The value of a key, made if it is not there; when there are too many, the one goes that was longest not asked for. */
function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  if (key.length > LONGEST_KEPT) return make();
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
  return value;
}

function templateOf(sql: string): Template {
  const found = [...sql.matchAll(PLACEHOLDER)];
  const ends = found.map((match) => match.index + match[0].length);
  const before = found.map((match, i) => sql.slice(ends[i - 1] ?? 0, match.index));
  const placeholders = found.map((match) => ({ name: String(match[2]), isList: match[1] !== undefined }));
  return {
    pieces: [...before, sql.slice(ends.at(-1) ?? 0)],
    placeholders,
    hasLists: placeholders.some(({ isList }) => isList),
  };
}

function textOf({ pieces, placeholders }: Template, parameters: SqlParameters): string {
  const marks = placeholders.map((placeholder) =>
    boundValues(parameters, placeholder)
      .map(() => '?')
      .join(', '),
  );
  return pieces.map((piece, i) => `${piece}${marks[i] ?? ''}`).join('');
}

/** One value, or those of a list. @throws Error when it was not given: SQLite would take NULL for it */
function boundValues(parameters: SqlParameters, { name, isList }: Placeholder): unknown[] {
  const value = parameters[name];
  if (value === undefined || Array.isArray(value) !== isList)
    throw new Error(`no fitting value for :${name}`);
  return (Array.isArray(value) ? value : [value]).map(bound);
}

const GREATEST_INT32 = 2 ** 31 - 1;

/** better-sqlite3 takes no booleans, and would bind an integer of more than 32 bits as a fraction. */
function bound(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > GREATEST_INT32)
    return BigInt(value);
  return value;
}
