// A server written by hand for a few reads, over the file that Linli's own server reads: the floor of what an answer by HTTP costs.
// It knows no GraphQL, no accounts, no rights and no languages.
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { FLOOR_READS } from './floor-reads.mjs';

const [file] = process.argv.slice(2);
const database = new Database(file, { readonly: true, fileMustExist: true });
for (const pragma of ['trusted_schema = OFF', 'cache_size = -65536', 'temp_store = MEMORY'])
  database.pragma(pragma);
const answers = Object.fromEntries(
  Object.entries(FLOOR_READS).map(([path, prepare]) => [`/${path}`, prepare(database)]),
);

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const body = Buffer.from(JSON.stringify({ data: answers[request.url](variables) }));
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit(0));
