const INDEXES = {
  sqlite: (tables) =>
    `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${tables})`,
  postgres: (tables) =>
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes i WHERE tablename IN (${tables})
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
};
/** Only while rows are made: what is measured has the server's own settings again. */
const BULK_PRAGMAS = ['foreign_keys = OFF', 'synchronous = OFF', 'cache_size = -1000000'];

/**
 * Fills tables while they have no indexes but their keys, and makes those again: millions of rows would otherwise be sorted in one by
 * one.
 * @param raw the connection of the owner, used for nothing else afterwards
 */
export async function fillTables(raw, tables, fill) {
  if (raw.dialect === 'sqlite') for (const pragma of BULK_PRAGMAS) await raw.rows(`PRAGMA ${pragma}`);
  const list = tables.map((table) => `'${table}'`).join(', ');
  const indexes = await raw.rows(INDEXES[raw.dialect](list));
  for (const { name } of indexes) await raw.rows(`DROP INDEX "${name}"`);
  const filled = await fill();
  for (const { sql } of indexes) await raw.rows(sql);
  return filled;
}
