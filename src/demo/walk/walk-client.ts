export interface WalkError {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly WalkError[];
}

/** What a step shows and checks; ends the walk when an answer is not what it should be. */
export class WalkFault extends Error {}

/** Sends real requests and tells each with its answer. */
export class WalkClient {
  private step = 0;

  constructor(
    private readonly url: string,
    private readonly tell: (line: string) => void,
  ) {}

  heading(text: string): void {
    this.step += 1;
    this.tell(`\n${this.step}. ${text}`);
  }

  note(text: string): void {
    this.tell(`   ${text}`);
  }

  /** The data of an answer. @throws WalkFault when the request is refused */
  async ask<T>(query: string, variables: Record<string, unknown>, token?: string): Promise<T> {
    const answer = await this.send(query, variables, token);
    if (answer.errors || !answer.data)
      throw new WalkFault(`不应被拒绝 unexpected refusal: ${JSON.stringify(answer.errors)}`);
    this.tell(`   → ${shorten(JSON.stringify(answer.data))}`);
    return answer.data as T;
  }

  /** Expects a refusal with a code. @throws WalkFault otherwise */
  async refused(
    code: string,
    query: string,
    variables: Record<string, unknown>,
    token?: string,
  ): Promise<void> {
    const answer = await this.send(query, variables, token);
    const [error] = answer.errors ?? [];
    if (error?.extensions.code !== code) {
      throw new WalkFault(
        `应以 ${code} 拒绝 expected the refusal ${code}, got ${JSON.stringify(error ?? answer.data)}`,
      );
    }
    this.tell(`   ✗ ${code} ${error.message}`);
  }

  /** What an address of the server answers. @throws WalkFault when it does not */
  async fetchText(path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`);
    if (!response.ok) throw new WalkFault(`未能读取 not readable: ${response.status}`);
    return response.text();
  }

  /** Brings a file to an address that was asked for. @throws WalkFault when it is not taken */
  async bringFile(path: string, fileName: string, content: Buffer): Promise<void> {
    const response = await fetch(`${this.url}${path}`, {
      ...{ method: 'PUT', body: new Uint8Array(content) },
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(fileName) },
    });
    const answer = await response.text();
    if (!response.ok) throw new WalkFault(`文件未被接受 file not taken: ${answer}`);
    this.tell(`   → ${shorten(answer)}`);
  }

  expect(condition: boolean, what: string): void {
    if (!condition) throw new WalkFault(`与预期不符 not as it should be: ${what}`);
    this.tell(`   ✓ ${what}`);
  }

  private async send(query: string, variables: Record<string, unknown>, token?: string): Promise<Answer> {
    this.tell(`   ${shorten(query.replace(/\s+/g, ' ').trim())}`);
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }
}

const WIDTH = 220;

const shorten = (text: string): string => {
  const hidden = text.replace(/("(?:accessToken|refreshToken)":")[^"]+/g, '$1…');
  return hidden.length > WIDTH ? `${hidden.slice(0, WIDTH)}…` : hidden;
};
