import { runChild } from './lib/child.mjs';
import { ensure } from './lib/ensure.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { giveUp } from './lib/say.mjs';

// node scripts/with-postgres.mjs <command …>: the command finds a superuser's URL in LINLI_TEST_POSTGRES_URL.
const [command, ...args] = process.argv.slice(2);
if (command === undefined) giveUp('node scripts/with-postgres.mjs <command …>', 2);
ensure();
const server = await startPostgres();
try {
  process.exitCode = await runChild(command, args, { LINLI_TEST_POSTGRES_URL: server.url });
} finally {
  await server.stop();
}
