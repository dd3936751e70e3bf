import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from './platform/config/settings.js';
import { walkEverything } from './demo/walk/everything.js';
import { WalkClient, WalkFault } from './demo/walk/walk-client.js';

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Walks through what Linli does against the running server, or against one of its own on an empty database. */
async function run(): Promise<void> {
  const { LINLI_HOST, LINLI_PORT } = readSettings(process.env);
  const running = `http://${LINLI_HOST}:${LINLI_PORT}`;
  if (await answers(running)) {
    tell(`使用正在运行的服务 using the running server ${running}`);
    return walkEverything(new WalkClient(running, tell));
  }
  tell('没有正在运行的服务，启动一个临时的 no server is running, starting a temporary one …');
  const own = await startOwn();
  try {
    await walkEverything(new WalkClient(own.url, tell));
  } finally {
    await own.stop();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-demo-'));
  const environment = {
    ...process.env,
    NODE_ENV: 'development',
    LINLI_HOST: '127.0.0.1',
    LINLI_PORT: '0',
    LINLI_SQLITE_FILE: join(folder, 'demo.sqlite'),
    LINLI_SECRETS_FILE: join(folder, 'secrets.json'),
    LINLI_FILES_FOLDER: join(folder, 'files'),
    LINLI_S3_ENDPOINT: '',
    LINLI_DATABASE_URL: '',
    LINLI_MIGRATION_DATABASE_URL: '',
  };
  const server = spawn(process.execPath, [fileURLToPath(new URL('./main.js', import.meta.url))], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(server);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const address = /(http:\/\/[\d.]+:\d+)\/graphql/.exec(printed)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new WalkFault(`服务未能启动 the server did not start (${code})`)));
  });
}

try {
  await run();
  tell('\n✓ 全部符合预期 all is as it should be');
} catch (error) {
  if (!(error instanceof WalkFault)) throw error;
  process.stderr.write(`\n✗ ${error.message}\n`);
  process.exitCode = 1;
}
