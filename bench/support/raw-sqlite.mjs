import Database from 'better-sqlite3';
import { fromDist } from './dist.mjs';

const { applyPragmas } = await fromDist('platform/database/sqlite-file.js');
const bindable = (value) => (typeof value === 'boolean' ? Number(value) : value);

/** Statements with `$1, $2 …` in the order of their values, sent to a SQLite file with the server's own pragmas. */
export class RawSqlite {
  dialect = 'sqlite';
  lock = '';
  #database;
  #prepared = new Map();

  constructor(file) {
    this.#database = new Database(file);
    applyPragmas(this.#database, false);
  }

  /** Nothing: the file is open. */
  connect() {}

  rows(sql, values = []) {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql.replace(/\$\d+/g, '?'));
      this.#prepared.set(sql, statement);
    }
    const bound = values.map(bindable);
    return statement.reader ? statement.all(bound) : (statement.run(bound), []);
  }

  /** Runs a generator of statements as one transaction with a durable commit of its own. */
  transact(unit) {
    this.#database.exec('BEGIN IMMEDIATE');
    let turn = unit.next();
    while (!turn.done) turn = unit.next(this.rows(...turn.value));
    this.#database.exec('COMMIT');
    return turn.value;
  }

  insert(table, rows) {
    const columns = Object.keys(rows[0]);
    const statement = this.#database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    this.#database.transaction(() => {
      for (const row of rows) statement.run(columns.map((column) => bindable(row[column])));
    })();
  }

  /** Nothing: Linli does not analyse a SQLite file, so neither does the bench. */
  analyse() {}

  close() {
    this.#database.close();
  }
}
