import { ensure } from './lib/ensure.mjs';
import { run } from './lib/run.mjs';

ensure();
run('dist/cli.js', process.argv.slice(2));
