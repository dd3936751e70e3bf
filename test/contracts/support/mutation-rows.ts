import type { MatrixRow } from '../authorisation-matrix.js';
import { ACCOUNT_ROWS } from './account-rows.js';
import { AWARD_ROWS } from './award-rows.js';
import { BATCH_ROWS } from './batch-rows.js';
import { ACTIVITY_ROWS } from './activity-rows.js';
import { MATCHING_ROWS } from './matching-rows.js';
import { NEED_ROWS } from './need-rows.js';
import { ATTENDANCE_ROWS } from './attendance-rows.js';
import { NOTIFICATION_MUTATION_ROWS } from './notification-rows.js';
import { RECORD_ROWS } from './record-rows.js';
import { SERIES_ROWS } from './series-rows.js';
import { SQUAD_ROWS } from './squad-rows.js';
import { NOTICE_ROWS } from './notice-rows.js';
import { RECOGNITION_ROWS } from './recognition-rows.js';
import { TIME_BANK_ROWS } from './time-bank-rows.js';
import { VERIFICATION_ROWS } from './verification-rows.js';
import { VOLUNTEER_ROWS } from './volunteer-rows.js';

export const MUTATION_ROWS: readonly MatrixRow[] = [
  ...ACCOUNT_ROWS,
  ...VOLUNTEER_ROWS,
  ...SQUAD_ROWS,
  ...RECORD_ROWS,
  ...ATTENDANCE_ROWS,
  ...ACTIVITY_ROWS,
  ...VERIFICATION_ROWS,
  ...NEED_ROWS,
  ...MATCHING_ROWS,
  ...SERIES_ROWS,
  ...TIME_BANK_ROWS,
  ...NOTICE_ROWS,
  ...RECOGNITION_ROWS,
  ...AWARD_ROWS,
  ...BATCH_ROWS,
  ...NOTIFICATION_MUTATION_ROWS,
];
