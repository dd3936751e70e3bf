import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/**
 * Where a text stands readable in a database, whoever looks: on SQLite in which of its files (also in freed pages and the
 * write-ahead log), on PostgreSQL in which tables, whatever the column.
 */
export async function foundInDatabase(database: TestDatabase, text: string): Promise<string[]> {
  return database.ownerUrl ? foundInTables(database.ownerUrl, text) : foundInFiles(database.folder, text);
}

function foundInFiles(folder: string, text: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.includes('.sqlite'))
    .filter((name) => readFileSync(join(folder, name)).includes(Buffer.from(text, 'utf8')));
}

async function foundInTables(url: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      // A row as text has all its columns, those of every type.
      const hit = await client.query(`SELECT 1 FROM ${name} AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
        text,
      ]);
      if (hit.rows.length > 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}
