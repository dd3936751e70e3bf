import pg from 'pg';

const INSERT_ROWS = 5000;

/** Statements with `$1, $2 …` over a pool with a connection for each client. */
export class RawPostgres {
  dialect = 'postgres';
  lock = 'FOR UPDATE';
  #pool;
  #names = new Map();
  #closing = false;

  /** @param options.prepared whether statements are named, so that the server plans each once a connection */
  constructor(url, options = {}) {
    this.prepared = options.prepared ?? false;
    // Connections stay: opening and authenticating one costs more than what is measured.
    this.#pool = new pg.Pool({ connectionString: url, max: options.clients ?? 4, idleTimeoutMillis: 0 });
    // `end` answers before the server has let go of every connection; dropping the database then cuts the rest.
    this.#pool.on('error', (error) => {
      if (!this.#closing) throw error;
    });
  }

  /** Opens every connection, as the server has opened its own before it is measured. */
  async connect() {
    const clients = await Promise.all(
      Array.from({ length: this.#pool.options.max }, () => this.#pool.connect()),
    );
    for (const client of clients) client.release();
  }

  async rows(sql, values = []) {
    return (await this.#pool.query(this.#statement(sql, values))).rows;
  }

  /** Runs a generator of statements as one transaction. */
  async transact(unit) {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      let turn = unit.next();
      while (!turn.done) turn = unit.next((await client.query(this.#statement(...turn.value))).rows);
      await client.query('COMMIT');
      return turn.value;
    } finally {
      client.release();
    }
  }

  async insert(table, rows) {
    for (let from = 0; from < rows.length; from += INSERT_ROWS) {
      const chunk = JSON.stringify(rows.slice(from, from + INSERT_ROWS));
      await this.#pool.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`,
        [chunk],
      );
    }
  }

  /** What autovacuum would have done by the time somebody uses the database. */
  async analyse() {
    await this.#pool.query('VACUUM ANALYZE');
  }

  async close() {
    this.#closing = true;
    await this.#pool.end();
  }

  #statement(text, values) {
    if (!this.prepared) return { text, values };
    let name = this.#names.get(text);
    if (!name) this.#names.set(text, (name = `statement_${this.#names.size + 1}`));
    return { name, text, values };
  }
}
