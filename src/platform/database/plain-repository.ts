import {
  type EntityManager,
  type EntityMetadata,
  type EntityTarget,
  FindOperator,
  type FindOptionsWhere,
  InsertResult,
  type ObjectLiteral,
  Repository,
  UpdateResult,
} from 'typeorm';
import { readEntities } from './entity-rows.js';
import type { SqlParameters, SqlRunner } from './sql.js';

type Column = EntityMetadata['columns'][number];
type Values = Record<string, unknown>;

/** Of one INSERT, so that many rows are written by few texts, which stay prepared. */
const MOST_ROWS = 100;

interface Condition {
  readonly where: string;
  readonly parameters: SqlParameters;
}

/**
 * A repository whose everyday calls – insert, update and find by equal values – are statements of their own, without TypeORM's query builder,
 * which for one row takes longer than the database. Everything else is as TypeORM does it. Rows come out the same: the entities have no
 * relations, defaults or generated columns (`columns.ts`).
 */
export class PlainRepository<T extends ObjectLiteral> extends Repository<T> {
  constructor(
    target: EntityTarget<T>,
    manager: EntityManager,
    private readonly statements: SqlRunner,
  ) {
    super(target, manager, manager.queryRunner);
  }

  override async insert(given: Parameters<Repository<T>['insert']>[0]): Promise<InsertResult> {
    const rows = (Array.isArray(given) ? given : [given]) as Values[];
    const { columns, tableName } = this.metadata;
    const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const parameters: Record<string, SqlParameters[string]> = {};
      const lines = rows.slice(from, from + MOST_ROWS).map((row, line) => {
        const marks = columns.map((column, index) => {
          const name = `v${line}x${index}`;
          parameters[name] = storedValue(column, row[column.propertyName]);
          return `:${name}`;
        });
        return `(${marks.join(', ')})`;
      });
      await this.statements.execute(
        `INSERT INTO "${tableName}" (${names}) VALUES ${lines.join(', ')}`,
        parameters,
      );
    }
    return new InsertResult();
  }

  override async update(
    criteria: Parameters<Repository<T>['update']>[0],
    change: Parameters<Repository<T>['update']>[1],
  ): Promise<UpdateResult> {
    const condition = this.conditionOf(criteria);
    const assigned = Object.entries(change as Values).filter(([, value]) => value !== undefined);
    const sets = assigned.map(([property, value]) => ({ column: this.columnOf(property), value }));
    if (!condition || sets.length === 0 || sets.some(({ column, value }) => !column || isExpression(value)))
      return super.update(criteria, change);
    const parameters: Record<string, SqlParameters[string]> = { ...condition.parameters };
    const texts = sets.map(({ column, value }, index) => {
      parameters[`s${index}`] = storedValue(column as Column, value);
      return `"${(column as Column).databaseName}" = :s${index}`;
    });
    const result = new UpdateResult();
    result.affected = await this.statements.execute(
      `UPDATE "${this.metadata.tableName}" SET ${texts.join(', ')} WHERE ${condition.where}`,
      parameters,
    );
    return result;
  }

  override async findBy(where: FindOptionsWhere<T> | FindOptionsWhere<T>[]): Promise<T[]> {
    const condition = this.conditionOf(where);
    return condition ? this.read(condition, '') : super.findBy(where);
  }

  override async findOneBy(where: FindOptionsWhere<T> | FindOptionsWhere<T>[]): Promise<T | null> {
    const condition = this.conditionOf(where);
    return condition ? ((await this.read(condition, 'LIMIT 1'))[0] ?? null) : super.findOneBy(where);
  }

  private read({ where, parameters }: Condition, rest: string): Promise<T[]> {
    return readEntities<T>(this.manager, this.statements, this.target, `WHERE ${where} ${rest}`, parameters);
  }

  private columnOf(property: string): Column | undefined {
    return this.metadata.findColumnWithPropertyName(property);
  }

  /** Of equal values and lists of them; undefined: what is asked is more than that. */
  private conditionOf(criteria: unknown): Condition | undefined {
    if (!isPlain(criteria)) return undefined;
    const parts: string[] = [];
    const parameters: Record<string, SqlParameters[string]> = {};
    for (const [property, value] of Object.entries(criteria)) {
      const column = this.columnOf(property);
      if (!column || column.type === 'simple-json') return undefined;
      const name = `w${parts.length}`;
      if (value instanceof FindOperator) {
        const among: unknown = value.type === 'in' ? value.value : undefined;
        if (!Array.isArray(among)) return undefined;
        const stored = among.map((each: unknown) => storedValue(column, each));
        if (!stored.every((each) => typeof each === 'string' || typeof each === 'number')) return undefined;
        // PostgreSQL knows no empty list.
        if (stored.length === 0) {
          parts.push('1 = 0');
          continue;
        }
        parameters[name] = stored;
        parts.push(`"${column.databaseName}" IN (:...${name})`);
        continue;
      }
      if (value === null || value === undefined || isExpression(value)) return undefined;
      parameters[name] = storedValue(column, value);
      parts.push(`"${column.databaseName}" = :${name}`);
    }
    return parts.length === 0 ? undefined : { where: parts.join(' AND '), parameters };
  }
}

const isExpression = (value: unknown): boolean => typeof value === 'function';

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** What the driver is given for a property's value. */
function storedValue({ type, transformer }: Column, value: unknown): SqlParameters[string] {
  if (value === undefined || value === null) return null;
  if (type === 'simple-json') return JSON.stringify(value);
  if (transformer && !Array.isArray(transformer)) return transformer.to(value) as SqlParameters[string];
  return value as SqlParameters[string];
}
