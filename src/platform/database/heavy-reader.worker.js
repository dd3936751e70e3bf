// Plain JavaScript, since a worker is loaded by Node itself, in tests too.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const database = new Database(workerData.file, { readonly: true, fileMustExist: true, timeout: 1000 });
database.pragma('trusted_schema = OFF');
database.pragma('cache_size = -65536');

parentPort.on('message', ({ ticket, sql, values }) => {
  try {
    parentPort.postMessage({ ticket, rows: database.prepare(sql).all(...values) });
  } catch (error) {
    parentPort.postMessage({ ticket, fault: error.code ?? error.name });
  }
});
