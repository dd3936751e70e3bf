import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlParameters, SqlRunner } from './sql.js';

type Column = EntityMetadata['columns'][number];
type ColumnRead = (value: unknown) => unknown;
type Row = Readonly<Record<string, unknown>>;

interface EntityReading {
  /** `SELECT … FROM …` */
  readonly select: string;
  readonly entityOf: (row: Row) => object;
}

const readings = new WeakMap<EntityMetadata, EntityReading>();

/**
 * Entities of a table by the rest of a SELECT, e.g. `WHERE id = :id`. The same objects as TypeORM makes, without its query builder, which
 * for a few rows takes several times as long as the statement.
 */
export async function readEntities<T extends ObjectLiteral>(
  manager: EntityManager,
  sql: SqlRunner,
  entity: EntityTarget<T>,
  rest: string,
  parameters?: SqlParameters,
): Promise<T[]> {
  const metadata = manager.dataSource.getMetadata(entity);
  let reading = readings.get(metadata);
  if (!reading) readings.set(metadata, (reading = readingOf(metadata)));
  const { select, entityOf } = reading;
  const rows = await sql.rows<Row>(`${select} ${rest}`, parameters);
  return rows.map((row) => entityOf(row) as T);
}

function readingOf(metadata: EntityMetadata): EntityReading {
  const columns = metadata.columns.map((column) => ({
    name: column.databaseName,
    property: column.propertyName,
    read: readOf(column),
  }));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const EntityClass = metadata.target as new () => Record<string, unknown>;
  return {
    select: `SELECT ${names} FROM "${metadata.tableName}"`,
    entityOf: (row) => {
      const entity = new EntityClass();
      for (const { name, property, read } of columns) entity[property] = read(row[name]);
      return entity;
    },
  };
}

/** What makes a column's property of what the driver answers; only the kinds of `columns.ts`. */
function readOf({ type, transformer }: Column): ColumnRead {
  if (Array.isArray(transformer)) throw new Error('more than one transformer of a column');
  if (transformer) return (value) => transformer.from(value) as unknown;
  if (type === 'simple-json')
    return (value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value);
  if (type === 'boolean') return (value) => (value === null ? null : Boolean(value));
  return (value) => value;
}
