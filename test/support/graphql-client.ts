/** What the server answered, as a client sees it. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors: readonly AnsweredError[];
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

export interface RequestOptions {
  readonly token?: string;
  /** Accept-Language; default zh-CN. */
  readonly language?: string;
}

/** A plain GraphQL-over-HTTP client. */
export class GraphqlClient {
  constructor(readonly url: string) {}

  async send<T = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
    options: RequestOptions = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': options.language ?? 'zh-CN',
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: T | null; errors?: AnsweredError[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data of an answer without errors. @throws Error telling the errors */
  async data<T>(
    query: string,
    variables: Record<string, unknown> = {},
    options: RequestOptions = {},
  ): Promise<T> {
    const answer = await this.send<T>(query, variables, options);
    if (answer.errors.length > 0 || answer.data === null) {
      throw new Error(`unexpected refusal: ${JSON.stringify(answer.errors, null, 1)}`);
    }
    return answer.data;
  }

  /** The first error's code and message. @throws Error when the call was not refused */
  async refusal(
    query: string,
    variables: Record<string, unknown> = {},
    options: RequestOptions = {},
  ): Promise<AnsweredError['extensions'] & { message: string }> {
    const answer = await this.send(query, variables, options);
    const [error] = answer.errors;
    if (!error) throw new Error(`expected a refusal, got ${JSON.stringify(answer.data)}`);
    return { ...error.extensions, message: error.message };
  }
}
