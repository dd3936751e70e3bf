import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import type { Language } from '../../kernel/problem.js';
import { FIRST_DAY, isLocalDate, LAST_DAY } from '../../kernel/service-day.js';

/** A value that a scalar does not take; graphql-js puts its message behind the place where the value stood. */
export class ScalarFault extends GraphQLError {
  constructor(
    private readonly zh: string,
    en: string,
  ) {
    super(en, { extensions: { code: 'BAD_USER_INPUT' } });
  }

  text(language: Language): string {
    return language === 'en' ? this.message : this.zh;
  }
}

function minutes(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new ScalarFault('分钟数须为整数', 'Minutes must be a safe integer');
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
    throw new ScalarFault(
      `日期须真实存在，写作 YYYY-MM-DD，在 ${FIRST_DAY} 至 ${LAST_DAY} 之间`,
      `LocalDate must be a real date written YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}`,
    );
  }
  return value;
}

/** A day in Asia/Shanghai. What is stored goes out as it is: one odd row must not break every list that it is in. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: `上海时区的日期 YYYY-MM-DD，${FIRST_DAY} 至 ${LAST_DAY} · a day in Asia/Shanghai`,
  serialize: String,
  parseValue: localDate,
  parseLiteral: (node: ValueNode) => localDate(node.kind === Kind.STRING ? node.value : null),
});

/** An instant, RFC 3339 with an offset, answered in UTC. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: '时刻，RFC 3339，以 UTC 答复 · an instant (RFC 3339), answered in UTC',
});
