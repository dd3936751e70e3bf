import { serviceDayOf } from '../kernel/service-day.js';
import type { Span } from '../kernel/span.js';
import type { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import { type MeasuredService, measureService } from './service-record-rules.js';
import { type ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import { belowCreditUnit, recordInFuture, spanTooLong } from './service-records.problems.js';

const LONGEST_MILLISECONDS = 24 * 3_600_000;

/** A service that was given, whoever tells of it: an office at its desk, or the attendance of an activity (rule 18). */
export interface ServiceFacts extends Span {
  readonly volunteerId: string;
  readonly communityCode: string;
  readonly squad: { readonly id: string; readonly kind: SquadKind } | null;
  readonly occasion: string;
  readonly address: string;
  readonly content: string;
  readonly serviceTarget: ServiceTarget;
  readonly organisingUnit: string;
  readonly personInCharge: string;
  readonly provenance: Provenance;
  readonly training: boolean;
  readonly recordingReason: string | null;
  readonly evidence: string | null;
  /** The attendance that it comes from; none: somebody typed it in. */
  readonly source?: RecordSource;
}

/** The attendance behind a record. */
export interface RecordSource {
  readonly activityId: string;
  readonly signUpId: string;
  readonly organisationId: string | null;
}

/** Who recorded it, when, and by which version of the policy. */
export interface Recording {
  readonly accountId: string;
  readonly at: Date;
  readonly policyVersionId: string;
  readonly creditUnitMinutes: number;
  /** What earns honour by that version; what does not is kept and earns nothing, as a training (rule 19). */
  readonly honorProvenances: readonly Provenance[];
  readonly replacesId?: string | null;
}

/** A record that waits to be stored, with its minutes by day. */
export interface DraftedRecord {
  readonly row: ServiceRecordEntity;
  readonly measured: MeasuredService;
}

/** @throws Problem SPAN_TOO_LONG, RECORD_IN_FUTURE (rule 24) */
export function requireRecordableSpan({ startAt, endAt }: Span, now: Date): void {
  if (endAt.getTime() - startAt.getTime() > LONGEST_MILLISECONDS) throw spanTooLong();
  if (endAt > now) throw recordInFuture();
}

/** Measures a service. @throws Problem BELOW_CREDIT_UNIT for what would earn nothing and is no training (rule 20) */
export function measureRecordable(
  { startAt, endAt, training }: Span & { readonly training: boolean },
  unitMinutes: number,
): MeasuredService {
  const measured = measureService(startAt, endAt, { unitMinutes, training });
  if (!training && measured.creditedMinutes === 0) throw belowCreditUnit({ unitMinutes });
  return measured;
}

const withoutCredit = ({ rawMinutes, days }: MeasuredService): MeasuredService => ({
  rawMinutes,
  creditedMinutes: 0,
  days: days.map((part) => ({ ...part, creditedMinutes: 0 })),
});

/** The record of a service, waiting for confirmation. @throws Problem BELOW_CREDIT_UNIT */
export function draftRecord(facts: ServiceFacts, recording: Recording): DraftedRecord {
  const served = measureRecordable(facts, recording.creditUnitMinutes);
  const measured = recording.honorProvenances.includes(facts.provenance) ? served : withoutCredit(served);
  const { squad, source, ...told } = facts;
  return {
    measured,
    row: {
      id: newId(),
      ...told,
      squadId: squad?.id ?? null,
      squadKind: squad?.kind ?? null,
      organisationId: source?.organisationId ?? null,
      activityId: source?.activityId ?? null,
      signUpId: source?.signUpId ?? null,
      serviceDay: serviceDayOf(facts.startAt),
      rawMinutes: measured.rawMinutes,
      creditedMinutes: measured.creditedMinutes,
      recordedByAccountId: recording.accountId,
      recordedAt: recording.at,
      policyVersionId: recording.policyVersionId,
      ...UNDECIDED,
      replacesId: recording.replacesId ?? null,
    },
  };
}

/** The same service recorded anew for a volunteer in place of a voided record, to be confirmed again (rule 26). */
export function redraftedFor(volunteerId: string, voided: ServiceRecordEntity): ServiceRecordEntity {
  return { ...voided, id: newId(), volunteerId, ...UNDECIDED, replacesId: voided.id };
}

const UNDECIDED = {
  status: ServiceRecordStatus.PENDING,
  confirmedByAccountId: null,
  confirmedByVolunteerId: null,
  decidedAt: null,
  decisionReason: null,
  voidedAt: null,
  voidedByAccountId: null,
} as const;
