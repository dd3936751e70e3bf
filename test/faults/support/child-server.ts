import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { GraphqlClient } from '../../support/graphql-client.js';
import { PASSWORD } from '../../support/world.js';

/** What the server failed at, where figures are asked for: a fault should end in a refusal that says what to do. */
function tellFailures(printed: string): void {
  if (!process.env['LINLI_FAULT_FIGURES']) return;
  for (const line of printed.split('\n'))
    if (line.includes('request.failed')) process.stdout.write(`${line.slice(0, 600)}\n`);
}

/** The built server in a process of its own, to be killed. */
export class ChildServer {
  private constructor(
    private readonly process: ChildProcess,
    readonly client: GraphqlClient,
  ) {}

  static async start(environment: Readonly<Record<string, string>>): Promise<ChildServer> {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist', 'main.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LINLI_PORT: '0',
        LINLI_LOG_LEVEL: 'info',
        LINLI_DEMO: 'false',
        LINLI_ACCESS_TOKEN_SECONDS: '3600',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<number>((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        tellFailures(chunk.toString('utf8'));
        printed += chunk.toString('utf8');
        const found = /"event":"server.listening".*?"port":(\d+)/.exec(printed)?.[1];
        if (found) resolve(Number(found));
      });
      child.once('exit', (code) =>
        reject(new Error(`the server ended with ${code} before it listened: ${printed}`)),
      );
    });
    return new ChildServer(child, new GraphqlClient(`http://127.0.0.1:${port}`));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Null while it runs. */
  get exitCode(): number | null {
    return this.process.exitCode;
  }

  /** Logs in by phone. */
  async signIn(phone: string): Promise<string> {
    const { logIn } = await this.client.data<{ logIn: { accessToken: string } }>(
      `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`,
      { input: { login: phone, password: PASSWORD } },
    );
    return logIn.accessToken;
  }

  /** Sends a signal and answers the exit code (null when the signal ended it). */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null)
      return Promise.resolve(this.process.exitCode);
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    return ended;
  }
}
