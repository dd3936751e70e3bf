import { ensure } from './lib/ensure.mjs';
import { run } from './lib/run.mjs';

// node scripts/bench.mjs [--only confirmations|rankings] [--database sqlite|postgres] [--rounds n] [--seconds n] [--cpu-prof]
ensure();
run('bench/run.mjs', process.argv.slice(2));
