import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { JSON_HEADERS, tellsNothingOfItself, Wire } from './support/wire.js';

let app: TestApp;
let wire: Wire;

beforeAll(async () => {
  app = await TestApp.start();
  wire = new Wire(app.client.url);
});
afterAll(() => app.stop());

describe('GraphQL over HTTP', () => {
  const MUTATION = `mutation { logOut(input: { refreshToken: "x" }) }`;

  it.each([
    [
      'too large a body',
      { method: 'POST', headers: JSON_HEADERS, body: `"${'x'.repeat(300_000)}"` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['broken JSON', { method: 'POST', headers: JSON_HEADERS, body: '{"query": ' }, 400, 'BAD_REQUEST'],
    ['no body', { method: 'POST', headers: JSON_HEADERS, body: '' }, 400, 'BAD_REQUEST'],
    ['null', { method: 'POST', headers: JSON_HEADERS, body: 'null' }, 400, 'BAD_REQUEST'],
    [
      'a batch',
      { method: 'POST', headers: JSON_HEADERS, body: '[{"query":"{ __typename }"}]' },
      400,
      'BAD_REQUEST',
    ],
    [
      'a query that is no text',
      { method: 'POST', headers: JSON_HEADERS, body: '{"query":1}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'a form',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'x' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ me { id } }"}' },
      400,
      'BAD_REQUEST',
    ],
    ['a question by GET', { method: 'GET' }, 400, 'BAD_REQUEST'],
    ['an unknown path', { method: 'GET', path: '/nothing' }, 404, 'NOT_FOUND'],
  ])('%s is refused by a code and a sentence in the caller’s language', async (_, request, status, code) => {
    const { path = '/graphql?query={__typename}', ...init } = request as RequestInit & { path?: string };
    const told = async (language: string) => {
      const headers = {
        ...(init.headers as Record<string, string> | undefined),
        'accept-language': language,
      };
      const answer = await wire.http(path, { ...init, headers });
      expect(answer).toMatchObject({ status, codes: [code] });
      tellsNothingOfItself(answer);
      return (JSON.parse(answer.text) as { errors: { message: string }[] }).errors[0]?.message;
    };
    expect(await told('zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(await told('en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('another site’s form cannot reach it: no simple content type, no mutation by GET', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await wire.post(JSON.stringify({ query: MUTATION }), { 'content-type': type });
      expect([400, 415]).toContain(answer.status);
      expect(answer.text).not.toContain('"data"');
      tellsNothingOfItself(answer);
    }
    const plain = await wire.http(`/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(plain.status).toBe(400);
    const preflighted = { 'apollo-require-preflight': 'yes' };
    const byGet = await wire.http(`/graphql?query=${encodeURIComponent(MUTATION)}`, { headers: preflighted });
    expect(byGet.status).toBe(405);
    expect(byGet.text).not.toContain('"logOut":true');
  });

  it('malformed JSON, an empty body and a missing query are the client’s mistakes', async () => {
    for (const body of [
      '{"query": ',
      '',
      'null',
      '[]',
      '{}',
      '{"query": 1}',
      '{"query": "{"}',
      '{"query":"{ __typename }","variables":[1]}',
    ]) {
      const answer = await wire.post(body);
      expect({ body, status: answer.status }).toEqual({ body, status: 400 });
      tellsNothingOfItself(answer);
    }
  });

  it('an unknown field, type or argument is BAD_REQUEST in the caller’s language', async () => {
    for (const text of [
      '{ nothing }',
      '{ place { code } }',
      'query ($x: Nothing) { place(code: $x) { code } }',
      '{ place(code: "1", more: 2) { code } }',
    ]) {
      const answer = await wire.query(text);
      expect(answer.status).toBe(400);
      expect(new Set(answer.codes)).toEqual(new Set(['BAD_REQUEST']));
      expect(answer.text).toContain('请求不符合接口定义');
    }
  });

  it('GraphQL’s own content types are answered alike', async () => {
    const answer = await wire.post(JSON.stringify({ query: '{ __typename }' }), {
      ...JSON_HEADERS,
      accept: 'application/graphql-response+json',
    });
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('"__typename":"Query"') });
  });

  it('an unknown path and an unknown method are answered without telling how the server is made', async () => {
    for (const [path, method] of [
      ['/nothing', 'GET'],
      ['/graphql', 'DELETE'],
      ['/graphql/../health/nothing', 'GET'],
    ] as const) {
      const answer = await wire.http(path, { method });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      tellsNothingOfItself(answer);
    }
  });

  it('a token that is not one refuses the public fields, too, rather than pass for nobody', async () => {
    for (const authorization of [
      'Bearer x',
      'Bearer',
      'Basic YTpi',
      'Bearer ey.ey.ey',
      `Bearer ${'a'.repeat(5000)}`,
    ]) {
      const answer = await wire.post(JSON.stringify({ query: '{ places { nodes { code } } }' }), {
        ...JSON_HEADERS,
        authorization,
      });
      expect(answer.codes).toEqual(['UNAUTHENTICATED']);
    }
  });
});
