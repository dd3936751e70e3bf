import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import type { Answer, RequestOptions } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import { AUTHORISATION_MATRIX, type MatrixCast, type MatrixRow } from './authorisation-matrix.js';
import { Cast } from './support/cast.js';
import { callOf, fieldOf, leastSelection, rootFields } from './support/field-documents.js';
import { ROLES, type RoleName } from './support/roles.js';
import { type Target, Targets } from './support/targets.js';

/** What refuses a person, as opposed to what he asked for. */
const REFUSALS = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'ROLE_NOT_GRANTABLE',
  'NOT_A_VOLUNTEER',
  'NOT_SIGNED_UP',
];

let cast: Cast;
let targets: Targets;
let schema: GraphQLSchema;
let known: MatrixCast;

beforeAll(async () => {
  cast = await Cast.create();
  targets = new Targets(cast);
  schema = cast.app.get(GraphQLSchemaHost).schema;
  const { communityA, communityB } = cast.world;
  known = { communityA, communityB, leaderSquadId: cast.leaderSquadId };
}, 60_000);
afterAll(() => cast.stop());

const isAllowed = (row: MatrixRow, role: RoleName): boolean =>
  row.allowed.includes(role) || (row.empty ?? []).includes(role);

/** The roles of a row in the order in which they ask: the refused ones first, so that an allowed call finds what they left. */
function askers(row: MatrixRow, target: Target): RoleName[] {
  const roles = ROLES.filter((role) => role !== 'himself' || target.himself !== null);
  return [...roles.filter((role) => !isAllowed(row, role)), ...roles.filter((role) => isAllowed(row, role))];
}

type Asked = readonly [string, Record<string, unknown>, RequestOptions];
type Told = Pick<Answer<Record<string, unknown>>, 'data' | 'errors'>;

const sent = (...asked: Asked): Promise<Told> => cast.app.client.send<Record<string, unknown>>(...asked);

/** What a subscription begins with. */
async function firstEvent(
  document: string,
  args: Record<string, unknown>,
  by: RequestOptions,
): Promise<Told> {
  const client = new LiveClient(cast.app.client.url, by);
  const answer = await client.watch<Record<string, unknown>>(document, args).first();
  await client.leave();
  return answer;
}

async function outcomeOf(row: MatrixRow, target: Target, role: RoleName): Promise<string> {
  const person = cast.personIn(role, target.himself);
  const document = callOf(
    schema,
    row.field,
    Object.keys(target.args),
    leastSelection(fieldOf(schema, row.field)),
  );
  const ask = row.field.startsWith('Subscription.') ? firstEvent : sent;
  const answer = await ask(document, { ...target.args }, { token: person?.token });
  const told = Object.values(answer.data ?? {})[0];
  if (person && row.endsSessions && answer.errors.length === 0) await cast.renew(person);
  const code = answer.errors[0]?.extensions.code ?? problemIn(told);
  if (code !== undefined)
    return REFUSALS.includes(code) ? 'refused' : code === row.endsWith ? 'allowed' : code;
  return isEmpty(told) ? 'empty' : 'allowed';
}

function problemIn(told: unknown): string | undefined {
  const answers = Array.isArray(told) ? (told as { problem?: { code: string } | null }[]) : [];
  return answers.map(({ problem }) => problem?.code).find((code) => code !== undefined);
}

const isEmpty = (told: unknown): boolean =>
  told === null || told === undefined || (told as { nodes?: unknown[] }).nodes?.length === 0;

function expectedOf(row: MatrixRow, role: RoleName): string {
  if (row.allowed.includes(role)) return 'allowed';
  return row.empty?.includes(role) ? 'empty' : 'refused';
}

describe('§ 10: who may call what, of community A', () => {
  it('every field of the schema has a row, and every row a field', () => {
    const rows = AUTHORISATION_MATRIX.map((row) => row.field);
    expect([...new Set(rows)].sort()).toEqual(rootFields(schema));
    expect(rows).toHaveLength(new Set(rows).size);
  });

  it.each(AUTHORISATION_MATRIX.map((row) => [row.field, row] as const))(
    '%s',
    async (_, row) => {
      await cast.forgetAttempts();
      let target = await row.target(targets, known);
      const [actual, expected]: Record<string, string>[] = [{}, {}];
      let used = false;
      for (const role of askers(row, target)) {
        if (used && row.fresh) target = await row.target(targets, known);
        used = isAllowed(row, role);
        Object.assign(actual as object, { [role]: await outcomeOf(row, target, role) });
        Object.assign(expected as object, { [role]: expectedOf(row, role) });
      }
      expect(actual).toEqual(expected);
    },
    60_000,
  );
});
