// A process that writes places to a SQLite file until the database fails it. Prints `acknowledged <code>` per committed unit.
// Usage: writer-process.mjs <file> refused-commit | full-disk | killed
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../dist/platform/database/open-database.js';
import { SCHEMA } from '../../../dist/schema.js';

const [file, fault] = process.argv.slice(2);
const uow = await openDatabase(
  { LINLI_SQLITE_FILE: file, LINLI_POOL_SIZE: 2, LINLI_WRITE_QUEUE: 2000 },
  SCHEMA,
);

const INSERT = `INSERT INTO place (code, kind, name, parent_code, new_area, updated_at)
  VALUES (:code, 'DISTRICT', :name, :parentCode, :newArea, :updatedAt)`;

async function write(code, { name = code, parentCode = null, before = () => undefined } = {}) {
  await uow.write(async (transaction) => {
    await before(transaction);
    const row = { name, parentCode, newArea: false, updatedAt: 0 };
    await transaction.execute(INSERT, { ...row, code });
    await transaction.execute(INSERT, { ...row, code: `111${code.slice(3)}` });
  });
  writeSync(1, `acknowledged ${code}\n`);
}

await write('110001');
if (fault === 'refused-commit') {
  // A reference checked only at COMMIT: the units succeed one by one and their shared commit does not.
  const defer = (transaction) => transaction.execute('PRAGMA defer_foreign_keys = ON');
  await Promise.all([
    write('110002'),
    write('110003', { parentCode: '999999', before: defer }),
    write('110004'),
  ]);
}
if (fault === 'full-disk') {
  const [{ page_count: pages }] = await uow.read((view) => view.rows('PRAGMA page_count'));
  const limit = (transaction) => transaction.rows(`PRAGMA max_page_count = ${pages + 4}`);
  for (let number = 2; number < 200; number += 1) {
    const code = `110${String(number).padStart(3, '0')}`;
    try {
      await write(code, { name: 'x'.repeat(3000), before: limit });
    } catch (error) {
      writeSync(1, `refused ${code} ${error.code}\n`);
    }
  }
}
if (fault === 'killed') {
  for (let number = 2; number < 200; number += 1) {
    void write(`110${String(number).padStart(3, '0')}`).then(
      () => number === 150 && process.kill(process.pid, 'SIGKILL'),
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}
await uow.close();
