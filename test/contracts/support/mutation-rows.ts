import type { MatrixRow } from '../authorisation-matrix.js';
import { ACCOUNT_ROWS } from './account-rows.js';
import { RECORD_ROWS } from './record-rows.js';
import { SQUAD_ROWS } from './squad-rows.js';
import { VOLUNTEER_ROWS } from './volunteer-rows.js';

export const MUTATION_ROWS: readonly MatrixRow[] = [
  ...ACCOUNT_ROWS,
  ...VOLUNTEER_ROWS,
  ...SQUAD_ROWS,
  ...RECORD_ROWS,
];
