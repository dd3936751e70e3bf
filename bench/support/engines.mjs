import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres as startPostgresServer } from '../../scripts/lib/postgres.mjs';
import { atEnd } from './clean-up.mjs';
import { fromDist } from './dist.mjs';
import { RawPostgres } from './raw-postgres.mjs';
import { RawSqlite } from './raw-sqlite.mjs';

const { readSettings } = await fromDist('platform/config/settings.js');
const { migratePostgres, openDatabase } = await fromDist('platform/database/open-database.js');
const { newSecrets } = await fromDist('platform/security/keyring.js');
const { SCHEMA } = await fromDist('schema.js');

/** Without one of these PostgreSQL acknowledges what it may lose, and would be compared with what does not. */
const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];
const TOLD = ['server_version', ...DURABILITY, 'shared_buffers'];

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));
  const removeFolder = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const { fieldKeys, indexKey, tokenKey } = newSecrets();
  const secrets = { LINLI_FIELD_KEYS: fieldKeys, LINLI_INDEX_KEY: indexKey, LINLI_TOKEN_KEY: tokenKey };
  return { folder, removeFolder, secrets };
}

/** The settings that a server on a bench's database gets. */
export const settingsOf = (database) =>
  readSettings({ NODE_ENV: 'production', LINLI_ACCESS_TOKEN_SECONDS: '86400', ...database.environment });

/** Opens a bench's database as the server does, for what needs its unit of work. */
export const openAsServer = (database) => openDatabase(settingsOf(database), SCHEMA);

/** Migrated SQLite files; commits are durable (WAL, synchronous=FULL). */
async function startSqlite() {
  return {
    dialect: 'sqlite',
    title: 'SQLite',
    createDatabase: async () => {
      const { folder, removeFolder, secrets } = newFolder();
      const file = join(folder, 'bench.sqlite');
      const database = {
        environment: { ...secrets, LINLI_SQLITE_FILE: file },
        raw: () => new RawSqlite(file),
        owner: () => new RawSqlite(file),
        remove: async () => removeFolder(),
      };
      await (await openAsServer(database)).close();
      return database;
    },
    describe: async () => {
      const { folder, removeFolder } = newFolder();
      const raw = new RawSqlite(join(folder, 'probe.sqlite'));
      const [{ version }] = raw.rows('SELECT sqlite_version() AS version');
      const [{ journal_mode: journal }] = raw.rows('PRAGMA journal_mode');
      const [{ synchronous }] = raw.rows('PRAGMA synchronous');
      raw.close();
      removeFolder();
      return `SQLite ${version}, journal_mode=${journal}, synchronous=${synchronous === 2 ? 'FULL' : synchronous}`;
    },
    stop: async () => {},
  };
}

/**
 * Migrated databases of one durable PostgreSQL; the server and the raw statements have the application's role.
 * @throws Error when the PostgreSQL of TEST_DATABASE_URL is not durable
 */
async function startPostgres() {
  const server = await startPostgresServer({ durable: true });
  const role = `linli_bench_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const administration = new RawPostgres(server.url);
  const setting = async (name) => (await administration.rows(`SHOW ${name}`))[0][name];
  for (const name of DURABILITY)
    if ((await setting(name)) !== 'on') throw new Error(`this PostgreSQL is not durable: ${name} is not on`);
  await administration.rows(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  const urlOf = (name, user) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    if (user) [url.username, url.password] = [user, password];
    return url.toString();
  };
  return {
    dialect: 'postgres',
    title: 'PostgreSQL',
    createDatabase: async () => {
      const { removeFolder, secrets } = newFolder();
      const name = `linli_bench_${randomBytes(6).toString('hex')}`;
      await administration.rows(`CREATE DATABASE ${name}`);
      await migratePostgres(urlOf(name), SCHEMA, role);
      return {
        environment: { ...secrets, LINLI_DATABASE_URL: urlOf(name, role) },
        raw: (options) => new RawPostgres(urlOf(name, role), options),
        owner: () => new RawPostgres(urlOf(name)),
        remove: async () => {
          await administration.rows(`DROP DATABASE ${name} WITH (FORCE)`);
          removeFolder();
        },
      };
    },
    describe: async () => {
      const values = [];
      for (const name of TOLD)
        values.push(`${name === 'server_version' ? 'PostgreSQL ' : `${name}=`}${await setting(name)}`);
      return values.join(', ');
    },
    stop: async () => {
      await administration.rows(`DROP ROLE ${role}`);
      await administration.close();
      await server.stop();
    },
  };
}

export const ENGINES = { sqlite: startSqlite, postgres: startPostgres };
