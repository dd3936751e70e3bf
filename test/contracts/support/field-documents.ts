import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export type RootName = 'Query' | 'Mutation' | 'Subscription';
type AnyField = GraphQLField<unknown, unknown>;

/** `Query.volunteer` and so on, for everything a client can start with. */
export function rootFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots
    .flatMap((root) => Object.keys(root?.getFields() ?? {}).map((name) => `${root?.name}.${name}`))
    .sort();
}

export function fieldOf(schema: GraphQLSchema, path: string): AnyField {
  const [root = '', name = ''] = path.split('.');
  const type = schema.getType(root);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`the schema has no ${path}`);
  return field;
}

/** A document that calls one field with variables for the given arguments. */
export function callOf(
  schema: GraphQLSchema,
  path: string,
  argumentNames: readonly string[],
  selection: string,
): string {
  const field = fieldOf(schema, path);
  const given = argumentNames.map((name) => {
    const argument = field.args.find((one) => one.name === name);
    if (!argument) throw new Error(`${path} has no argument ${name}`);
    return argument;
  });
  const declared = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const operation = path.split('.')[0]?.toLowerCase();
  return `${operation} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`;
}

/** The least that tells a refusal from an answer: whether there is something, and problems told one by one. */
export function leastSelection(field: AnyField): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  const fields = type.getFields();
  if (fields['nodes']) return '{ nodes { __typename } }';
  return fields['problem'] ? '{ problem { code } }' : '{ __typename }';
}

/**
 * Everything that can be reached from a field, `levels` deep: each type once on a path, lists short, required arguments
 * filled from `literals` by the name of their type.
 */
export function wholeSelection(
  field: AnyField,
  levels: number,
  literals: Readonly<Record<string, string>>,
): string {
  return selectionOf(getNamedType(field.type), levels, literals, []);
}

function selectionOf(
  type: unknown,
  levels: number,
  literals: Readonly<Record<string, string>>,
  above: readonly string[],
): string {
  if (!isObjectType(type)) return '';
  const path = [...above, type.name];
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const call = `${field.name}${argumentsOf(field, literals)}`;
    if (!isObjectType(below)) return [call];
    if (levels <= 1 || path.includes(below.name) || (field.name === 'edges' && hasNodes(type))) return [];
    const selection = selectionOf(below, levels - 1, literals, path);
    return selection ? [`${call} ${selection}`] : [];
  });
  return parts.length > 0 ? `{ ${parts.join(' ')} }` : '';
}

const hasNodes = (type: GraphQLObjectType): boolean => 'nodes' in type.getFields();

function argumentsOf(field: AnyField, literals: Readonly<Record<string, string>>): string {
  const passed = field.args.flatMap((argument) => literalOf(argument, literals));
  return passed.length > 0 ? `(${passed.join(', ')})` : '';
}

function literalOf(argument: GraphQLArgument, literals: Readonly<Record<string, string>>): string[] {
  if (argument.name === 'first') return ['first: 2'];
  const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
  if (!required || isListType(getNullableType(argument.type))) return [];
  const literal = literals[getNamedType(argument.type).name];
  if (!literal) throw new Error(`no literal for the argument ${argument.name}: ${String(argument.type)}`);
  return [`${argument.name}: ${literal}`];
}
