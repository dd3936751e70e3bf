// Plain JavaScript, since a worker is loaded by Node itself, in tests too.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const database = new Database(workerData.file, { readonly: true, fileMustExist: true, timeout: 1000 });
database.pragma('trusted_schema = OFF');
database.pragma('cache_size = -65536');

/** By text; few, since only some reads are heavy. */
const prepared = new Map();
const MOST_PREPARED = 100;

function statementOf(sql) {
  let statement = prepared.get(sql);
  if (!statement) {
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    prepared.set(sql, (statement = database.prepare(sql)));
  }
  return statement;
}

parentPort.on('message', ({ ticket, sql, values }) => {
  try {
    parentPort.postMessage({ ticket, rows: statementOf(sql).all(...values) });
  } catch (error) {
    parentPort.postMessage({ ticket, fault: error.code ?? error.name });
  }
});
