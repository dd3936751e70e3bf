import { serviceDayOf } from '../kernel/service-day.js';
import { Provenance } from '../kernel/vocabulary.js';
import type { Actor, Office } from '../platform/security/actor.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import type { Policy } from '../policies/policy.js';
import type { IsActor } from '../volunteers/own-registration.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { mayRead } from './record-access.js';
import { officeForDayTotal, officeForLateness, officeSuffices } from './service-record-rules.js';
import {
  type ServiceRecordDayEntity,
  type ServiceRecordEntity,
  ServiceRecordStatus,
} from './service-record.entity.js';
import * as problems from './service-records.problems.js';

/** The records of one call with what decides about them, locked. */
export interface Docket {
  readonly records: ReadonlyMap<string, ServiceRecordEntity>;
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly days: ReadonlyMap<string, readonly ServiceRecordDayEntity[]>;
  /** Confirmed minutes by volunteer and day, growing by what this call confirms. */
  readonly dayTotals: Map<string, number>;
  /** Tells the one who decides among the volunteers. */
  readonly isActor: IsActor;
}

export const dayKey = (part: { volunteerId: string; day: string }): string =>
  `${part.volunteerId}|${part.day}`;

/**
 * What holds for confirming and rejecting: seen, entitled, not one's own service (rule 23), not decided.
 * @throws Problem NOT_FOUND, FORBIDDEN, OWN_RECORD, RECORD_NOT_PENDING
 */
export function requireDecidable(
  actor: Actor,
  docket: Docket,
  id: string,
): { record: ServiceRecordEntity; office: Office } {
  const attempt = { action: 'record.confirm', subjectType: 'ServiceRecord', subjectId: id };
  const record = docket.records.get(id);
  if (!record || !mayRead(actor, record)) throw notFound().audited(attempt);
  const volunteer = docket.volunteers.get(record.volunteerId);
  if (!volunteer || docket.isActor(volunteer)) throw problems.ownRecord();
  const office = actor.officeFor('record.confirm', record.communityCode, record);
  if (!office) throw forbidden().audited(attempt);
  if (record.status !== ServiceRecordStatus.PENDING)
    throw problems.recordNotPending({ status: record.status });
  return { record, office };
}

/** Whether somebody backfilled a record himself: he cannot confirm it, but may take a mistake back (rule 23). */
export const isOwnBackfill = (record: ServiceRecordEntity, accountId: string | null): boolean =>
  record.provenance === Provenance.BACKFILLED && record.recordedByAccountId === accountId;

/**
 * Whether it is not one's own backfill (rule 23), and the office suffices for how late the record is and for the totals of
 * its days (rules 22 and 24); counts its minutes towards them when it does.
 * @throws Problem as for deciding, OWN_BACKFILL, LATE_RECORD, DAY_TOTAL_EXCEEDED
 */
export function requireConfirmable(actor: Actor, docket: Docket, id: string): ServiceRecordEntity {
  const { record, office } = requireDecidable(actor, docket, id);
  if (isOwnBackfill(record, actor.accountId)) throw problems.ownBackfill();
  const policy = docket.policies.get(record.policyVersionId);
  if (!policy) throw new Error('a record without its policy');
  const lateOffice = officeForLateness(record.endAt, serviceDayOf(record.recordedAt), {
    ...policy.records,
    calendar: policy.calendar,
  });
  if (!officeSuffices(office, lateOffice)) throw problems.lateRecord({ office: lateOffice });
  const parts = docket.days.get(id) ?? [];
  const totalWith = (part: ServiceRecordDayEntity): number =>
    (docket.dayTotals.get(dayKey(part)) ?? 0) + part.rawMinutes;
  for (const part of parts) {
    const totalMinutes = totalWith(part);
    const needed = officeForDayTotal(totalMinutes, policy.records);
    if (!officeSuffices(office, needed))
      throw problems.dayTotalExceeded({ day: part.day, totalMinutes, office: needed });
  }
  for (const part of parts) docket.dayTotals.set(dayKey(part), totalWith(part));
  return record;
}
