import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { END_NOT_AFTER_START, overlaps, type Span } from '../kernel/span.js';
import { Provenance, type SquadKind } from '../kernel/vocabulary.js';
import type { Office } from '../platform/security/actor.js';
import type { Policy } from '../policies/policy.js';
import { isOldEnough } from '../squads/membership-rules.js';
import type { SquadMembershipEntity } from '../squads/squad.entity.js';
import { underAgeService } from '../squads/squads.problems.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { officeForLateness, officeSuffices } from './service-record-rules.js';
import type { ServiceRecordInput } from './service-records.inputs.js';
import * as problems from './service-records.problems.js';

/** @throws Problem NOT_VOLUNTEER_SERVICE (rule 25), INVALID_INPUT; `path` is where the record stands in the input */
export function requireVoluntarySpan(input: ServiceRecordInput, path: string): void {
  if (!input.voluntary) throw problems.notVolunteerService();
  if (input.endAt <= input.startAt)
    throw invalidInput([{ path: `${path}.endAt`, code: END_NOT_AFTER_START }]);
}

/** Whether one of a volunteer's periods in a squad has the day in it. */
export const wasMemberOn = (
  memberships: readonly SquadMembershipEntity[],
  squadId: string,
  volunteerId: string,
  day: LocalDate,
): boolean =>
  memberships.some(
    (period) =>
      period.squadId === squadId &&
      period.volunteerId === volunteerId &&
      period.fromDay <= day &&
      (period.untilDay === null || period.untilDay > day),
  );

/** @throws Problem UNDER_AGE_SERVICE for a minor in a kind of squad that is for adults (rule 5) */
export function requireAge(
  { birthDate }: Pick<VolunteerEntity, 'birthDate'>,
  kind: SquadKind | null,
  startAt: Date,
  { registration: { adultAgeYears }, squads }: Policy,
): void {
  const limits = { adultAgeYears, adultKinds: squads.adultKinds };
  if (!isOldEnough(birthDate, { kind, hazardous: false }, serviceDayOf(startAt), limits))
    throw underAgeService({ age: adultAgeYears });
}

/** What can be typed in; check-ins and imports make minutes of their own, with proofs of their own (rule 19). */
const BY_HAND: readonly Provenance[] = [Provenance.LEADER_ATTESTED, Provenance.BACKFILLED];

/**
 * Who may record what, how late, and with which papers (rules 19 and 24): what an office types in afterwards needs a
 * reason and evidence.
 * @throws Problem LATE_RECORD, PROVENANCE_NOT_ALLOWED, INVALID_INPUT
 */
export function requireRecorder(
  input: ServiceRecordInput,
  path: string,
  office: Office,
  { today, policy }: { readonly today: LocalDate; readonly policy: Policy },
): void {
  const terms = { ...policy.records, calendar: policy.calendar };
  const lateOffice = officeForLateness(input.endAt, today, terms);
  if (!officeSuffices(office, lateOffice)) throw problems.lateRecord({ office: lateOffice });
  const backfilled = input.provenance === Provenance.BACKFILLED;
  const allowed = BY_HAND.includes(input.provenance);
  if (!allowed || (backfilled && !officeSuffices(office, 'COMMUNITY'))) throw problems.provenanceNotAllowed();
  const late = lateOffice !== 'SQUAD_LEADER';
  const faults: FieldFault[] = [];
  if ((backfilled || late) && !input.recordingReason)
    faults.push({ path: `${path}.recordingReason`, code: problems.REASON_REQUIRED });
  if (backfilled && !input.evidence)
    faults.push({ path: `${path}.evidence`, code: problems.EVIDENCE_REQUIRED });
  if (faults.length > 0) throw invalidInput(faults);
}

/** @throws Problem OVERLAPPING_RECORD (rule 21) */
export function requireFreeTime(span: Span, taken: readonly Span[]): void {
  if (taken.some((held) => overlaps(held, span))) throw problems.overlappingRecord();
}
