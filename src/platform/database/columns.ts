import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm';

/*
 * The column types that mean the same on SQLite and PostgreSQL. Instants are UTC milliseconds in a bigint: exact,
 * ordered and indexable on both, with no driver's idea of a time zone in between.
 */

const instant: ValueTransformer = {
  // Find operators (MoreThan, In …) reach the transformer's inside, plain values come as they are.
  to: (value: Date | null | undefined): number | null | undefined =>
    value instanceof Date ? value.getTime() : value,
  from: (value: number | string | null): Date | null => (value === null ? null : new Date(Number(value))),
};

const integer: ValueTransformer = {
  to: (value: unknown): unknown => value,
  from: (value: number | string | null): number | null => (value === null ? null : Number(value)),
};

/** No defaults: TypeORM would read every inserted row back for them, a thousand at once in one expression. */
type Options = Pick<ColumnOptions, 'nullable'>;

/** UUIDv7 primary key, made by `newId()`. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });

/** The id of another row; add `@ForeignKey` for the constraint. */
export const RefColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });

/** Text of at most `length` characters. */
export const TextColumn = (length: number, options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, ...options });

/** Text of any length: encrypted fields, notes. */
export const LongTextColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

/** One of an enum's values. */
export const EnumColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 32, ...options });

/** An instant (`Date`), kept as UTC milliseconds. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: instant, ...options });

/** A service day, `YYYY-MM-DD`. */
export const DayColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 10, ...options });

/** A 6, 9 or 12 digit place code. */
export const PlaceCodeColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 12, ...options });

/** Minutes or a count, a safe integer. */
export const IntegerColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: integer, ...options });

export const FlagColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'boolean', ...options });

/** A plain value kept as JSON text. */
export const JsonColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'simple-json', ...options });
