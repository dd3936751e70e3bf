import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/platform/graphql/limits.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';
import { tellsNothingOfItself, Wire } from './support/wire.js';

let app: TestApp;
let wire: Wire;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  wire = new Wire(app.client.url);
  world = await World.create(app);
});
afterAll(() => app.stop());

const DEEP =
  'members { nodes { volunteer { memberships { squad { members { nodes { volunteer { memberships { squad { id } } } } } } } } } }';

describe('§ 4: an operation that is too large is refused before anything of it runs', () => {
  it.each([
    ['depth', `{ squads(communityCode: "510502001001") { nodes { ${DEEP} } } }`],
    [
      'depth through fragments',
      `query { squads(communityCode: "510502001001") { ...C } } fragment C on SquadConnection { nodes { ...S } } fragment S on Squad { ${DEEP} }`,
    ],
    [
      'aliases',
      `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    ],
    ['directives', `{ __typename ${'@skip(if: false) '.repeat(LIMITS.directives + 1)} }`],
    ['tokens', `{ ${'__typename '.repeat(LIMITS.tokens)} }`],
    [
      'cost',
      `{ squads(communityCode: "510502001001", first: 100) { nodes { members(first: 100) { nodes { id } } } } }`,
    ],
  ])('%s', async (_, document) => {
    const answer = await wire.query(document);
    expect(answer.status).toBe(400);
    expect(answer.codes).toContain('QUERY_TOO_LARGE');
    expect(new Set(answer.codes)).toEqual(new Set(['QUERY_TOO_LARGE']));
    expect(answer.text).not.toContain('"data":{');
    tellsNothingOfItself(answer);
  });

  it('it is said in the caller’s language which limit that is, and how much it allows', async () => {
    const document = `{ ${'__typename '.repeat(LIMITS.tokens)} }`;
    const told = { code: 'QUERY_TOO_LARGE', details: { limit: 'tokens', max: LIMITS.tokens } };
    for (const [language, message] of [
      ['zh-CN', `查询过大或过深：tokens 的上限为 ${LIMITS.tokens}`],
      ['en', `The query is too large or too deep: the limit on tokens is ${LIMITS.tokens}`],
    ] as const) {
      const { status, text } = await wire.query(document, {}, { 'accept-language': language });
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ message, extensions: told }] });
    }
  });

  it('nor can a caller’s own words pass for it', async () => {
    const answer = await wire.query(
      'query ($on: LocalDate) { policy(placeCode: "1", on: $on) { versionId } }',
      {
        on: 'Document contains more than 2000 tokens, limit exceeded, too many',
      },
    );
    expect(answer).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('cost counts what the variables say', async () => {
    const document = `query ($first: Int!) { squads(communityCode: "${world.communityA}", first: $first) { nodes { members(first: $first) { nodes { id } } } } }`;
    expect((await wire.query(document, { first: 10 })).codes).toEqual([]);
    expect((await wire.query(document, { first: 100 })).codes).toEqual(['QUERY_TOO_LARGE']);
  });

  it('a negative or a huge page is refused, not computed with', async () => {
    for (const first of [0, -1, 101, 2_147_483_647]) {
      const { codes } = await wire.query(
        'query ($first: Int!) { places(first: $first) { nodes { code } } }',
        {
          first,
        },
      );
      expect(['INVALID_INPUT', 'QUERY_TOO_LARGE']).toContain(codes[0]);
    }
    expect((await wire.query('{ places(first: 99999999999) { nodes { code } } }')).codes).toEqual([
      'BAD_REQUEST',
    ]);
    expect((await wire.query('{ places(after: "bm9uc2Vuc2U") { nodes { code } } }')).codes).toEqual([
      'CURSOR_INVALID',
    ]);
    expect((await wire.query(`{ places(after: "${'a'.repeat(401)}") { nodes { code } } }`)).codes).toEqual([
      'INVALID_INPUT',
    ]);
  });

  it('fragments that name each other in a circle are refused', async () => {
    const answer = await wire.query(
      '{ me { ...A } } fragment A on Account { ...B } fragment B on Account { ...A }',
    );
    expect(new Set(answer.codes)).toEqual(new Set(['BAD_REQUEST']));
    tellsNothingOfItself(answer);
  });

  it('a body over 256 KB', async () => {
    const answer = await wire.query(`{ __typename } # ${'x'.repeat(LIMITS.bodyBytes)}`);
    expect(answer.status).toBe(413);
    expect(answer.text.length).toBeLessThan(500);
    tellsNothingOfItself(answer);
    expect((await wire.query(`{ __typename } # ${'x'.repeat(LIMITS.bodyBytes - 1000)}`)).status).toBe(200);
  });

  it('batches', async () => {
    const one = { query: '{ __typename }' };
    const answer = await wire.post(JSON.stringify([one, one]));
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('"data"');
    tellsNothingOfItself(answer);
  });
});
