import { ensure } from './lib/ensure.mjs';
import { run } from './lib/run.mjs';

ensure();
run('dist/main.js', process.argv.slice(2), { NODE_ENV: process.env['NODE_ENV'] || 'development' });
