import { expect } from '@jest/globals';
import type { AnsweredError } from '../../support/graphql-client.js';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly codes: readonly string[];
}

export const JSON_HEADERS = { 'content-type': 'application/json' };

/** Requests as they go over the wire, and what is answered there. */
export class Wire {
  constructor(private readonly url: string) {}

  async http(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, text, codes: codesIn(text) };
  }

  post(body: string, headers: Record<string, string> = JSON_HEADERS): Promise<HttpAnswer> {
    return this.http('/graphql', { method: 'POST', headers, body });
  }

  query(text: string, variables: object = {}, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.post(JSON.stringify({ query: text, variables }), { ...JSON_HEADERS, ...headers });
  }
}

function codesIn(text: string): string[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: AnsweredError[] };
    return errors.map(({ extensions }) => extensions?.code);
  } catch {
    return [];
  }
}

/** What is answered must not tell how the server is made. */
export const tellsNothingOfItself = ({ text }: HttpAnswer): void => {
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|stacktrace|SELECT |sqlite|postgres/i);
};
