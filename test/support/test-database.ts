import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migratePostgres } from '../../src/platform/database/open-database.js';
import { SCHEMA } from '../../src/schema.js';

/** An empty database of its own for one test file, of the kind that LINLI_TEST_DATABASE names. */
export interface TestDatabase {
  readonly dialect: 'sqlite' | 'postgres';
  /** LINLI_ settings that select it. */
  readonly environment: Record<string, string>;
  /** SQLite: the file. PostgreSQL: null. */
  readonly file: string | null;
  /** PostgreSQL: URL of the owner, who may do anything. SQLite: null. */
  readonly ownerUrl: string | null;
  /** Folder for anything else the test writes; removed with the database. */
  readonly folder: string;
  remove(): Promise<void>;
}

export const testDialect: 'sqlite' | 'postgres' =
  process.env['LINLI_TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite';

const APPLICATION_ROLE = 'linli_app';
const APPLICATION_PASSWORD = 'application';

export async function createTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-test-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const secrets = { LINLI_SECRETS_FILE: join(folder, 'secrets.json') };
  if (testDialect === 'sqlite') {
    const file = join(folder, 'test.sqlite');
    return {
      dialect: 'sqlite',
      environment: { ...secrets, LINLI_SQLITE_FILE: file },
      file,
      ownerUrl: null,
      folder,
      remove: () => Promise.resolve(removeFolder()),
    };
  }
  const server = process.env['LINLI_TEST_POSTGRES_URL'];
  if (!server) throw new Error('LINLI_TEST_POSTGRES_URL is not set: run the tests through `npm test`');
  const name = `linli_test_${randomBytes(6).toString('hex')}`;
  await ensureApplicationRole(server);
  await onServer(server, [`CREATE DATABASE ${name} TEMPLATE ${await migratedTemplate(server)}`]);
  const urlOf = (user?: string, password?: string): string => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    if (user && password) [url.username, url.password] = [user, password];
    return url.toString();
  };
  return {
    dialect: 'postgres',
    environment: {
      ...secrets,
      LINLI_DATABASE_URL: urlOf(APPLICATION_ROLE, APPLICATION_PASSWORD),
      LINLI_MIGRATION_DATABASE_URL: urlOf(),
    },
    file: null,
    ownerUrl: urlOf(),
    folder,
    remove: async () => {
      await onServer(server, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
      removeFolder();
    },
  };
}

/** A second migrated database costs a file copy instead of all migrations. */
async function migratedTemplate(server: string): Promise<string> {
  const template = `linli_template_${process.ppid}_${process.env['JEST_WORKER_ID'] ?? '0'}`;
  const exists = await query(server, `SELECT 1 FROM pg_database WHERE datname = '${template}'`);
  if (exists.length === 0) {
    await onServer(server, [`CREATE DATABASE ${template}`]);
    const url = new URL(server);
    url.pathname = `/${template}`;
    await migratePostgres(url.toString(), SCHEMA, APPLICATION_ROLE);
  }
  return template;
}

/** Roles belong to the server, so the workers may meet here. */
async function ensureApplicationRole(server: string): Promise<void> {
  await onServer(server, [
    `DO $$ BEGIN
       PERFORM pg_advisory_xact_lock(510502);
       IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${APPLICATION_ROLE}') THEN
         CREATE ROLE ${APPLICATION_ROLE} LOGIN PASSWORD '${APPLICATION_PASSWORD}';
       END IF;
     END $$`,
  ]);
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}
