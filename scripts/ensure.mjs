import { ensure } from './lib/ensure.mjs';

ensure();
