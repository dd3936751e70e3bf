import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command against an empty SQLite file that is removed afterwards, whatever the environment says. */
export async function withTemporaryDatabase<T>(act: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-'));
  const before = { ...process.env };
  Object.assign(process.env, {
    NODE_ENV: 'development',
    LINLI_SQLITE_FILE: join(folder, 'empty.sqlite'),
    LINLI_SECRETS_FILE: join(folder, 'secrets.json'),
    LINLI_DEMO: 'false',
  });
  delete process.env['LINLI_DATABASE_URL'];
  try {
    return await act();
  } finally {
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  }
}
