import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { problemCatalogue } from '../../src/kernel/problem.js';
import { answerOf } from '../../src/platform/graphql/problem-answer.js';
import { Log } from '../../src/platform/logging/log.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

describe('§ 4: a refusal is told in the caller’s language', () => {
  const REFUSED_ZH = '请先登录，或登录已过期';
  const REFUSED_EN = 'Please log in; the session is missing or has expired';
  const told = async (language: string): Promise<string> =>
    (await app.client.refusal('{ me { id } }', {}, { language })).message;

  it.each([
    ['zh-CN', REFUSED_ZH],
    ['zh', REFUSED_ZH],
    ['zh-TW,zh;q=0.9', REFUSED_ZH],
    ['en', REFUSED_EN],
    ['en-GB', REFUSED_EN],
    ['EN-us', REFUSED_EN],
    ['en;q=0.8, zh;q=0.9', REFUSED_ZH],
    ['zh;q=0.8, en;q=0.9', REFUSED_EN],
    ['zh;q=0, en;q=0.1', REFUSED_EN],
    ['fr, de', REFUSED_ZH],
    ['fr, en;q=0.1', REFUSED_EN],
    ['*', REFUSED_ZH],
    ['en;q=nonsense, zh;q=0.5', REFUSED_EN],
    [';;;,,,q=1', REFUSED_ZH],
    ['x'.repeat(4000), REFUSED_ZH],
  ])('%s', async (language, message) => {
    expect(await told(language)).toBe(message);
  });

  it('Chinese without any wish', async () => {
    const response = await fetch(`${app.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    expect(await response.text()).toContain(REFUSED_ZH);
  });

  it('every code of the catalogue has a sentence in both, without holes that nothing fills by accident', () => {
    for (const { code, zh, en } of problemCatalogue()) {
      expect({ code, zh }).toEqual({ code, zh: expect.stringMatching(/\p{Script=Han}/u) });
      expect({ code, en }).toEqual({ code, en: expect.not.stringMatching(/\p{Script=Han}/u) });
      const holes = (text: string): string[] =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
      expect({ code, holes: holes(zh) }).toEqual({ code, holes: holes(en) });
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    }
  });
});

describe('§ 4: of an unknown error only its id is told', () => {
  const SECRET = '13800138000 at /srv/linli: SELECT password';
  const answered = (original: Error): { text: string; logged: string; code: unknown; errorId: unknown } => {
    let logged = '';
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        logged += chunk.toString('utf8');
        done();
      },
    });
    const answer = answerOf(
      new GraphQLError(original.message, { originalError: original, path: ['me'] }),
      'en',
      'request-1',
      new Log(pino(sink)),
    );
    return {
      text: JSON.stringify(answer),
      logged,
      code: answer.extensions?.['code'],
      errorId: answer.extensions?.['errorId'],
    };
  };

  it('to the client an id, to the log the id and where, to neither the message', () => {
    const { text, logged, code, errorId } = answered(new Error(SECRET));
    expect(code).toBe('INTERNAL');
    expect(errorId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).toContain(`Internal error ${String(errorId)}`);
    expect(text).not.toContain('13800138000');
    expect(text).not.toContain('SELECT');
    expect(logged).toContain(String(errorId));
    expect(logged).toContain('request-1');
    expect(logged).toContain('frames');
    expect(logged).not.toContain('13800138000');
    expect(logged).not.toContain('SELECT');
  });

  it('two errors have two ids', () => {
    expect(answered(new Error(SECRET)).errorId).not.toBe(answered(new Error(SECRET)).errorId);
  });

  it('a unique index that two requests met at is a conflict, not an internal error', () => {
    const { text, code, logged } = answered(Object.assign(new Error(SECRET), { code: '23505' }));
    expect(code).toBe('CONFLICT');
    expect(text + logged).not.toContain('13800138000');
  });

  it('an error without a class of its own is still only an id', () => {
    const thrown = Object.assign(new Error(SECRET), {
      toString: () => SECRET,
      code: { nested: SECRET },
      name: 'Error',
    });
    const { text, logged } = answered(thrown);
    expect(text + logged).not.toContain('13800138000');
  });
});

describe('for supervisors', () => {
  const health = (path: string): Promise<Response> => fetch(`${app.client.url}/health/${path}`);

  it('live and ready', async () => {
    for (const path of ['live', 'ready']) {
      const response = await health(path);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: 'ok' });
    }
  });

  it('live but not ready when the database is gone, without telling why', async () => {
    const other = await TestApp.start();
    await other.uow.close();
    const [live, ready] = [
      await fetch(`${other.client.url}/health/live`),
      await fetch(`${other.client.url}/health/ready`),
    ];
    expect(live.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(await ready.text()).not.toMatch(/sqlite|postgres|closed|destroyed|at /i);
    await other.app.close();
    await other.database.remove();
  });
});
