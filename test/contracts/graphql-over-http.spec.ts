import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/platform/graphql/limits.js';
import type { AnsweredError } from '../support/graphql-client.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly codes: readonly string[];
}

/** A request as it goes over the wire. */
async function http(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
  const response = await fetch(`${app.client.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, text, codes: codesIn(text) };
}

function codesIn(text: string): string[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: AnsweredError[] };
    return errors.map(({ extensions }) => extensions?.code);
  } catch {
    return [];
  }
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = JSON_HEADERS): Promise<HttpAnswer> =>
  http('/graphql', { method: 'POST', headers, body });
const query = (text: string, variables: object = {}): Promise<HttpAnswer> => post(JSON.stringify({ query: text, variables }));

/** What is answered must not tell how the server is made. */
const tellsNothingOfItself = ({ text }: HttpAnswer): void => {
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|stacktrace|SELECT |sqlite|postgres/i);
};

describe('§ 4: an operation that is too large is refused before anything of it runs', () => {
  const nested = (levels: number): string => `{ ${'squads(communityCode: "510502001001", first: 1) { nodes { members(first: 1) '.repeat(1)}`.length + levels > 0
    ? `{ places(first: 1) { nodes ${'{ children: __typename '.repeat(0)} { code } } }`
    : '';

  it.each([
    ['aliases', `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
    ['directives', `{ __typename ${'@skip(if: false) '.repeat(LIMITS.directives + 1)} }`],
    ['tokens', `{ ${'__typename '.repeat(LIMITS.tokens)} }`],
    ['cost', `{ places(first: 100) { nodes { ${Array.from({ length: 12 }, () => 'code name kind parentCode').join(' ')} } edges { cursor node { code name } } } }`.replace('{ places', '{ ...F ...F2 } fragment F2 on Query { __typename } fragment F on Query { places')],
  ])('%s', async (_, document) => {
    expect(nested(0)).toBeDefined();
    const answer = await query(document);
    expect(answer.codes).toContain('QUERY_TOO_LARGE');
    expect(answer.text).not.toContain('"data":{');
    tellsNothingOfItself(answer);
  });
});
