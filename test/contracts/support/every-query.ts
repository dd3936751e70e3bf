import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { callOf, fieldOf, rootFields, wholeSelection } from './field-documents.js';

/** Levels of selection; the schema's own bound on depth is a little higher. */
const LEVELS = 6;

export interface WholeQuery {
  readonly field: string;
  readonly document: string;
  readonly args: Record<string, unknown>;
}

/** What to put into arguments: by the argument's name where it is known, else by its type where it is required. */
export interface ArgumentValues {
  readonly byName: Readonly<Record<string, unknown>>;
  readonly byType: Readonly<Record<string, unknown>>;
}

/** Every query that a schema has, with everything that can be reached from it; a new one is among them by itself. */
export function everyQuery(schema: GraphQLSchema, values: ArgumentValues): WholeQuery[] {
  return rootFields(schema)
    .filter((path) => path.startsWith('Query.'))
    .map((path) => {
      const field = fieldOf(schema, path);
      const args = Object.fromEntries(
        field.args.flatMap((argument) => {
          const value = valueFor(argument, values);
          return value === undefined ? [] : [[argument.name, value]];
        }),
      );
      const literals = Object.fromEntries(
        Object.entries(values.byType).map(([type, value]) => [type, JSON.stringify(value)]),
      );
      const selection = wholeSelection(field, LEVELS, literals);
      return { field: path, args, document: callOf(schema, path, Object.keys(args), selection) };
    });
}

function valueFor(input: GraphQLArgument | GraphQLInputField, { byName, byType }: ArgumentValues): unknown {
  const type = getNamedType(input.type);
  const named = byName[input.name];
  if (named !== undefined && ['String', 'ID', 'Int'].includes(type.name)) return named;
  const required = isNonNullType(input.type) && input.defaultValue === undefined;
  if (!required) return undefined;
  const value = valueOfType(input.type, { byName, byType });
  if (value === undefined) throw new Error(`nothing to put into ${input.name}: ${String(input.type)}`);
  return value;
}

function valueOfType(type: GraphQLInputType, values: ArgumentValues): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return values.byType[inner.name];
  return Object.fromEntries(
    Object.values(inner.getFields()).flatMap((field) => {
      const value = valueFor(field, values);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}
