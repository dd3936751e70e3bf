import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { ageOn, monthOf, serviceDayOf, startOfServiceDay } from '../kernel/service-day.js';
import { Provenance } from '../kernel/vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor, Office } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService, type EffectivePolicy } from '../policies/policy.service.js';
import { SquadEntity, SquadMembershipEntity } from '../squads/squad.entity.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import { measureService, type MeasuredService, officeForLateness, officeSuffices, overlaps, type Span } from './service-record-rules.js';
import { ServiceRecordDayEntity, ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import type { ServiceRecordInput } from './service-records.inputs.js';
import * as problems from './service-records.problems.js';

const LONGEST_MILLISECONDS = 24 * 3_600_000;

/** What a call's records are checked against, read once; `spans` grows by each record accepted. */
interface Desk {
  readonly actor: Actor;
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
  readonly squads: ReadonlyMap<string, SquadEntity>;
  readonly memberships: readonly SquadMembershipEntity[];
  readonly spans: Map<string, Span[]>;
  readonly policies: Map<string, EffectivePolicy>;
  backfilledMinutes: number;
}

interface Unit {
  readonly communityCode: string;
  readonly squad: SquadEntity | null;
  readonly name: string;
}

export interface PreparedRecord {
  readonly row: ServiceRecordEntity;
  readonly measured: MeasuredService;
}

/** Checks records and stores those that are right (domain.md rules 18 to 25). Runs inside the caller's unit of work. */
@Injectable()
export class RecordEntryService {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
  ) {}

  /**
   * Reads what the records are checked against and locks their volunteers, so that two desks at once see each other's
   * records (rule 21).
   * @param ignoredRecordId a record about to be voided, whose time is free again
   */
  async open(transaction: WriteTransaction, actor: Actor, inputs: readonly ServiceRecordInput[], ignoredRecordId?: string): Promise<Desk> {
    const volunteerIds = [...new Set(inputs.map((input) => input.volunteerId))];
    const locked = await transaction.lockById(VolunteerEntity, volunteerIds);
    const squadIds = [...new Set(inputs.flatMap((input) => (input.squadId ? [input.squadId] : [])))];
    const squads = squadIds.length === 0 ? [] : await transaction.repo(SquadEntity).findBy({ id: In(squadIds) });
    const memberships =
      squadIds.length === 0 ? [] : await transaction.repo(SquadMembershipEntity).findBy({ squadId: In(squadIds), volunteerId: In(volunteerIds) });
    return {
      actor,
      volunteers: new Map(locked.map((volunteer) => [volunteer.id, volunteer])),
      squads: new Map(squads.map((squad) => [squad.id, squad])),
      memberships,
      spans: await this.takenSpans(transaction, volunteerIds, inputs, ignoredRecordId),
      policies: new Map(),
      backfilledMinutes: await this.backfilledThisMonth(transaction, actor),
    };
  }

  /** Checks one record against the desk. @throws Problem the first thing that is wrong with it */
  async prepare(transaction: WriteTransaction, desk: Desk, input: ServiceRecordInput, replacesId: string | null = null): Promise<PreparedRecord> {
    const now = this.clock.now();
    const today = serviceDayOf(now);
    const volunteer = desk.volunteers.get(input.volunteerId);
    const unit = this.unitOf(desk, input, volunteer);
    const office = desk.actor.officeFor('record.enter', unit.communityCode, unit.squad?.id ?? null);
    if (!volunteer || !office) throw notFound();
    requireServing(desk, volunteer, unit, input);
    checkSpan(input, now);
    const { policy, versionId } = await this.policyOf(transaction, desk, unit.communityCode, today);
    const training = input.training ?? false;
    const measured = measureService(input.startAt, input.endAt, { unitMinutes: policy.records.creditUnitMinutes, training });
    const { adultAgeYears } = policy.registration;
    if (unit.squad && policy.squads.adultKinds.includes(unit.squad.kind) && ageOn(volunteer.birthDate, serviceDayOf(input.startAt)) < adultAgeYears) {
      throw problems.underAgeService({ age: adultAgeYears });
    }
    if (!training && measured.creditedMinutes === 0) throw problems.belowCreditUnit({ unitMinutes: policy.records.creditUnitMinutes });
    const lateOffice = officeForLateness(input.endAt, today, { ...policy.records, calendar: policy.calendar });
    if (!officeSuffices(office, lateOffice)) throw problems.lateRecord({ office: lateOffice });
    checkProvenance(desk, input, office, lateOffice !== 'SQUAD_LEADER');
    const span = { startAt: input.startAt, endAt: input.endAt };
    const taken = desk.spans.get(volunteer.id) ?? [];
    if (taken.some((held) => overlaps(held, span))) throw problems.overlappingRecord();
    if (input.provenance === Provenance.BACKFILLED) {
      const quotaMinutes = policy.records.backfillMonthlyQuotaMinutes;
      if (desk.backfilledMinutes + measured.rawMinutes > quotaMinutes) throw problems.backfillQuota({ quotaMinutes });
      desk.backfilledMinutes += measured.rawMinutes;
    }
    desk.spans.set(volunteer.id, [...taken, span]);
    return { row: rowOf({ input, unit, measured, versionId, now, actor: desk.actor, replacesId }), measured };
  }

  async store(transaction: WriteTransaction, prepared: readonly PreparedRecord[]): Promise<void> {
    if (prepared.length === 0) return;
    await transaction.repo(ServiceRecordEntity).insert(prepared.map(({ row }) => row));
    await transaction
      .repo(ServiceRecordDayEntity)
      .insert(prepared.flatMap(({ row, measured }) => measured.days.map((part) => ({ recordId: row.id, volunteerId: row.volunteerId, ...part }))));
  }

  /** The squad or community that the service was for; what the actor may not enter for is answered as missing. */
  private unitOf(desk: Desk, input: ServiceRecordInput, volunteer: VolunteerEntity | undefined): Unit {
    const { actor } = desk;
    if (input.squadId) {
      const squad = desk.squads.get(input.squadId);
      if (!squad) throw notFound().audited({ action: 'record.enter', subjectType: 'Squad', subjectId: input.squadId });
      actor.require('record.enter', { type: 'Squad', id: squad.id, placeCode: squad.communityCode, squadId: squad.id });
      return { communityCode: squad.communityCode, squad, name: squad.name };
    }
    const communityCode = input.communityCode ?? volunteer?.communityCode;
    if (!volunteer || !communityCode) throw notFound().audited({ action: 'record.enter', subjectType: 'Volunteer', subjectId: input.volunteerId });
    actor.require('record.enter', { type: 'Volunteer', id: volunteer.id, placeCode: volunteer.communityCode });
    actor.requireIn('record.enter', communityCode);
    return { communityCode, squad: null, name: communityCode };
  }

  private async policyOf(transaction: WriteTransaction, desk: Desk, communityCode: string, today: string): Promise<EffectivePolicy> {
    const known = desk.policies.get(communityCode) ?? (await this.policies.policyFor(transaction, communityCode, today));
    desk.policies.set(communityCode, known);
    return known;
  }

  private async takenSpans(
    transaction: WriteTransaction,
    volunteerIds: readonly string[],
    inputs: readonly ServiceRecordInput[],
    ignoredRecordId: string | undefined,
  ): Promise<Map<string, Span[]>> {
    const from = Math.min(...inputs.map((input) => input.startAt.getTime()));
    const until = Math.max(...inputs.map((input) => input.endAt.getTime()));
    const rows = await transaction.rows<{ volunteer_id: string; start_at: number; end_at: number }>(
      `SELECT volunteer_id, start_at, end_at FROM service_record
       WHERE volunteer_id IN (:...volunteerIds) AND status IN ('PENDING', 'CONFIRMED')
         AND start_at < :until AND end_at > :from AND id <> :ignored`,
      { volunteerIds, from, until, ignored: ignoredRecordId ?? '' },
    );
    const spans = new Map<string, Span[]>();
    for (const row of rows) {
      const span = { startAt: new Date(row.start_at), endAt: new Date(row.end_at) };
      spans.set(row.volunteer_id, [...(spans.get(row.volunteer_id) ?? []), span]);
    }
    return spans;
  }

  private async backfilledThisMonth(transaction: WriteTransaction, actor: Actor): Promise<number> {
    const monthStart = startOfServiceDay(`${monthOf(serviceDayOf(this.clock.now()))}-01`);
    const [row] = await transaction.rows<{ minutes: number | null }>(
      `SELECT sum(raw_minutes) AS minutes FROM service_record
       WHERE recorded_by_account_id = :accountId AND recorded_at >= :monthStart AND provenance = 'BACKFILLED' AND status <> 'REJECTED'`,
      { accountId: actor.requireAccount(), monthStart: monthStart.getTime() },
    );
    return row?.minutes ?? 0;
  }
}

function requireServing(desk: Desk, volunteer: VolunteerEntity, unit: Unit, input: ServiceRecordInput): void {
  const day = serviceDayOf(input.startAt);
  const readable = desk.actor.may('volunteer.read', volunteer.communityCode);
  if (unit.squad) {
    const member = desk.memberships.some(
      (period) =>
        period.squadId === unit.squad?.id &&
        period.volunteerId === volunteer.id &&
        period.fromDay <= day &&
        (period.untilDay === null || period.untilDay > day),
    );
    // Whoever may not even see him is not told that he exists.
    if (!member) throw readable ? problems.notAMember() : notFound();
  }
  if (!mayServe(volunteer.status)) throw problems.volunteerNotActive({ status: volunteer.status });
}

function checkSpan(input: ServiceRecordInput, now: Date): void {
  if (!input.voluntary) throw problems.notVolunteerService();
  if (input.endAt <= input.startAt) throw invalidInput([{ path: 'input.endAt', code: problems.END_NOT_AFTER_START }]);
  if (input.endAt.getTime() - input.startAt.getTime() > LONGEST_MILLISECONDS) throw problems.spanTooLong();
  if (input.endAt > now) throw problems.recordInFuture();
}

/** Rule 19: check-ins make their own minutes; what an office types in afterwards needs a reason and evidence. */
function checkProvenance(desk: Desk, input: ServiceRecordInput, office: Office, late: boolean): void {
  const { provenance } = input;
  const byOffice = provenance === Provenance.BACKFILLED || provenance === Provenance.IMPORTED;
  if (provenance === Provenance.CHECKED_IN || (byOffice && !officeSuffices(office, 'COMMUNITY'))) throw problems.provenanceNotAllowed();
  const backfilled = provenance === Provenance.BACKFILLED;
  const faults = [];
  if ((backfilled || late) && !input.recordingReason) faults.push({ path: 'input.recordingReason', code: problems.REASON_REQUIRED });
  if (backfilled && !input.evidence) faults.push({ path: 'input.evidence', code: problems.EVIDENCE_REQUIRED });
  if (faults.length > 0) throw invalidInput(faults);
}

interface RowParts {
  readonly input: ServiceRecordInput;
  readonly unit: Unit;
  readonly measured: MeasuredService;
  readonly versionId: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly replacesId: string | null;
}

function rowOf({ input, unit, measured, versionId, now, actor, replacesId }: RowParts): ServiceRecordEntity {
  const { volunteerId, occasion, address, content, serviceTarget, startAt, endAt, personInCharge, provenance } = input;
  return {
    id: newId(),
    ...{ volunteerId, occasion, address, content, serviceTarget, startAt, endAt, personInCharge, provenance },
    communityCode: unit.communityCode,
    squadId: unit.squad?.id ?? null,
    squadKind: unit.squad?.kind ?? null,
    serviceDay: serviceDayOf(startAt),
    rawMinutes: measured.rawMinutes,
    creditedMinutes: measured.creditedMinutes,
    training: input.training ?? false,
    organisingUnit: input.organisingUnit ?? unit.name,
    recordedByAccountId: actor.requireAccount(),
    recordedAt: now,
    recordingReason: input.recordingReason ?? null,
    evidence: input.evidence ?? null,
    policyVersionId: versionId,
    status: ServiceRecordStatus.PENDING,
    confirmedByAccountId: null,
    confirmedByVolunteerId: null,
    decidedAt: null,
    decisionReason: null,
    voidedAt: null,
    voidedByAccountId: null,
    replacesId,
  };
}
