import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isPrintable } from '../../kernel/printable.js';
import { type FieldFault, invalidInput, type ProblemDetails } from '../../kernel/problem.js';
import { ConnectionArgs } from './connection.js';
import { CONTROL_CHARACTERS } from './input-fields.js';

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
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (typeof value === 'string' && !isPrintable(value)) {
      throw invalidInput([{ path: metadata.data ?? '', code: CONTROL_CHARACTERS }]);
    }
    return super.transform(value, metadata);
  }
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
