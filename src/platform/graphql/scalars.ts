import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { isLocalDate } from '../../kernel/service-day.js';

const fault = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

function minutes(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw fault('Minutes must be a safe integer · 分钟数须为整数');
  return value;
}

/** Whole minutes; GraphQL's Int is too small for a district's sum. */
export const MinutesScalar = new GraphQLScalarType<number, number>({
  name: 'Minutes',
  description: '分钟数（整数，可大于 32 位） · whole minutes, a safe integer',
  serialize: minutes,
  parseValue: minutes,
  parseLiteral: (node: ValueNode) => minutes(node.kind === Kind.INT ? Number(node.value) : null),
});

function localDate(value: unknown): string {
  if (typeof value !== 'string' || !isLocalDate(value)) {
    throw fault('LocalDate must be a real date written YYYY-MM-DD · 日期须真实存在，写作 YYYY-MM-DD');
  }
  return value;
}

/** A day in Asia/Shanghai. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: '上海时区的日期 YYYY-MM-DD · a day in Asia/Shanghai',
  serialize: localDate,
  parseValue: localDate,
  parseLiteral: (node: ValueNode) => localDate(node.kind === Kind.STRING ? node.value : null),
});

/** An instant, RFC 3339 with an offset, answered in UTC. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: '时刻，RFC 3339，以 UTC 答复 · an instant (RFC 3339), answered in UTC',
});
