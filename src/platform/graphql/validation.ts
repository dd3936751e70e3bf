import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isPrintable } from '../../kernel/printable.js';
import { type FieldFault, invalidInput, type ProblemDetails } from '../../kernel/problem.js';
import { ConnectionArgs } from './connection.js';
import { CONTROL_CHARACTERS, UNKNOWN_FIELD } from './input-fields.js';

/** Codes, ids, names and numbers; what is longer is none of them, and would be told back in the refusal. */
const LONGEST_ARGUMENT = 100;

/** Characters of arguments as JSON; longer ones are checked each time. */
const LONGEST_KEPT = 500;
/** Of each class of arguments. */
const MOST_KEPT = 500;

interface Told {
  code: string;
  details?: ProblemDetails;
}

/**
 * The one global pipe: every fault of every input at once, by path. What a field's type does not name never gets here,
 * GraphQL itself refuses it; `whitelist` keeps the page arguments apart from a query's others.
 */
export const validationPipe = (): ValidationPipe =>
  new InputPipe({
    whitelist: true,
    transform: true,
    exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, rootOf(error)))),
  });

/** A text or id that is an argument by itself has no class whose decorators would check it. */
class InputPipe extends ValidationPipe {
  private readonly right = new Map<NonNullable<ArgumentMetadata['metatype']>, Map<string, object>>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // What a decorator of our own hands in (the request, the actor) was not typed by a caller.
    if (metadata.type === 'custom') return value;
    const path = metadata.data ?? '';
    if (typeof value === 'string' && value.length > LONGEST_ARGUMENT) {
      throw invalidInput([{ path, code: 'FIELD_TOO_LONG', details: { max: LONGEST_ARGUMENT } }]);
    }
    if (typeof value === 'string' && !isPrintable(value)) {
      throw invalidInput([{ path, code: CONTROL_CHARACTERS }]);
    }
    const swallowed = swallowedKeys(value, path);
    if (swallowed.length > 0) throw invalidInput(swallowed);
    return isQueryArguments(metadata, value)
      ? this.arguments(value, metadata)
      : super.transform(value, metadata);
  }

  /** Arguments that were found right once are right again; checking them takes longer than many a read that they are for. */
  private async arguments(value: object, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype } = metadata;
    const text = metatype && JSON.stringify(value);
    if (!text || text.length > LONGEST_KEPT) return super.transform(value, metadata);
    let kept = this.right.get(metatype);
    if (!kept) this.right.set(metatype, (kept = new Map<string, object>()));
    const known = kept.get(text);
    if (known) return copyOf(known);
    const transformed = (await super.transform(value, metadata)) as object;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, copyOf(transformed));
    return transformed;
  }
}

/** Several arguments as one object, which only queries have; a mutation's `input` is never asked twice alike. */
const isQueryArguments = ({ data }: ArgumentMetadata, value: unknown): value is object =>
  data === undefined && typeof value === 'object' && value !== null;

/** A copy of plain data with its classes. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value) as T;
  const copy = Object.create(Object.getPrototypeOf(value) as object) as Record<string, unknown>;
  for (const [key, part] of Object.entries(value)) copy[key] = copyOf(part);
  return copy as T;
}

/** Nest and class-transformer take out what every object inherits, without a word. */
const isSwallowed = (key: string): boolean => key === 'prototype' || key in Object.prototype;

/** Keys that would be lost on the way; GraphQL lets them through in JSON only. */
function swallowedKeys(value: unknown, path: string): FieldFault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const below = `${path}.${key}`;
    return isSwallowed(key) ? [{ path: below, code: UNKNOWN_FIELD }] : swallowedKeys(part, below);
  });
}

/** Arguments of a query stand by themselves, a mutation's in its input. */
const rootOf = (error: ValidationError): string => (error.target instanceof ConnectionArgs ? '' : 'input.');

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const path = `${parent}${error.property}`;
  // The first constraint is enough: a text that is missing need not also be told that it is too short.
  const constraint = Object.keys(error.constraints ?? {}).at(-1);
  const told = constraint ? (error.contexts?.[constraint] as Told | undefined) : undefined;
  const own = constraint ? [{ path, code: told?.code ?? 'FIELD_FORMAT', details: told?.details }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${path}.`))];
}
