import { ActivityConfirmation } from './activity-confirmation.service.js';
import { EntrySignals } from './entry-signals.js';
import { PairSignals } from './pair-signals.js';
import { RecordSignalsConsumer } from './record-signals.consumer.js';
import { SignalFieldsResolver } from './signal-fields.resolver.js';
import { SignalInspection } from './signal-inspection.service.js';
import { SignalStore } from './signal-store.js';
import { UnrecordedAttendanceService } from './unrecorded-attendance.service.js';
import { UnrecordedFieldsResolver } from './unrecorded-fields.resolver.js';
import { VerificationFieldsResolver } from './verification-fields.resolver.js';
import { VerificationQueue } from './verification-queue.query.js';
import { VerificationResolver } from './verification.resolver.js';

/** What the module of service records provides for verification. */
export const VERIFICATION_PROVIDERS = [
  ActivityConfirmation,
  EntrySignals,
  PairSignals,
  RecordSignalsConsumer,
  SignalInspection,
  SignalStore,
  UnrecordedAttendanceService,
  VerificationQueue,
  SignalFieldsResolver,
  UnrecordedFieldsResolver,
  VerificationFieldsResolver,
  VerificationResolver,
];
