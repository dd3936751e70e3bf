import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { ActivityEntity } from '../activities/activity.entity.js';
import type { AttendanceSettled } from '../activities/attendance/attendance-settlement.service.js';
import { Clock } from '../kernel/clock.js';
import { Problem } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import type { Span } from '../kernel/span.js';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { PolicyService } from '../policies/policy.service.js';
import { SquadEntity } from '../squads/squad.entity.js';
import { remainingOf, withMergeTargets } from '../volunteers/merge-lines.js';
import { VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import { plainDetails } from './answered-problem.js';
import { factsOfAttendance, type OrganisingUnit } from './attendance-facts.js';
import { requireFreeTime } from './entry-checks.js';
import {
  type DraftedRecord,
  draftRecord,
  requireRecordableSpan,
  type ServiceFacts,
} from './record-drafting.js';
import { RecordStore } from './record-store.service.js';
import { volunteerNotActive } from './service-records.problems.js';
import { UnrecordedAttendanceEntity } from './unrecorded-attendance.entity.js';

/** What the events of a batch are recorded against; `taken` grows by each record. */
interface Ledge {
  readonly activities: ReadonlyMap<string, ActivityEntity>;
  readonly units: ReadonlyMap<string, OrganisingUnit>;
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
  readonly taken: Map<string, Span[]>;
}

/**
 * Makes the records of those who came to an activity, one for each interval, to be confirmed like any other (rules 18 to
 * 21). What cannot be recorded is kept with the reason, for whoever verifies; an attendance is never lost.
 */
@Injectable()
export class AttendanceRecordsConsumer implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly store: RecordStore,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe({
      name: 'service-records-attendance',
      types: ['AttendanceSettled'],
      consume: (transaction, events) =>
        this.record(transaction, events as readonly DomainEvent<AttendanceSettled>[]),
    });
  }

  private async record(
    transaction: WriteTransaction,
    events: readonly DomainEvent<AttendanceSettled>[],
  ): Promise<void> {
    const settled = events.map(({ payload }) => payload);
    const ledge = await this.open(transaction, settled);
    for (const one of settled) {
      const recordIds: string[] = [];
      for (const { startAt, endAt, provenance } of one.intervals) {
        const interval = { startAt: new Date(startAt), endAt: new Date(endAt), provenance };
        const recordId = await this.recordOne(transaction, ledge, one, interval);
        if (recordId) recordIds.push(recordId);
      }
      if (recordIds.length > 0) await this.outbox.emit(transaction, 'ServiceRecordEntered', { recordIds });
    }
  }

  /** The record's id; null: it could not be recorded, and that is kept. */
  private async recordOne(
    transaction: WriteTransaction,
    ledge: Ledge,
    settled: AttendanceSettled,
    interval: Span & Pick<ServiceFacts, 'provenance'>,
  ): Promise<string | null> {
    const volunteer = remainingFor(ledge, settled.volunteerId);
    try {
      const drafted = await this.draft(transaction, ledge, settled, volunteer, interval);
      await this.put(transaction, drafted);
      return drafted.row.id;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await transaction.repo(UnrecordedAttendanceEntity).insert({
        id: newId(),
        ...{ activityId: settled.activityId, signUpId: settled.signUpId },
        volunteerId: volunteer?.id ?? settled.volunteerId,
        ...interval,
        problemCode: problem.code,
        problemDetails: plainDetails(problem),
        createdAt: this.clock.now(),
      });
      return null;
    }
  }

  /** @throws Problem VOLUNTEER_NOT_ACTIVE, SPAN_TOO_LONG, RECORD_IN_FUTURE, BELOW_CREDIT_UNIT, OVERLAPPING_RECORD */
  private async draft(
    transaction: WriteTransaction,
    { activities, units, taken }: Ledge,
    settled: AttendanceSettled,
    volunteer: VolunteerEntity | null,
    interval: Span & Pick<ServiceFacts, 'provenance'>,
  ): Promise<DraftedRecord> {
    const activity = activities.get(settled.activityId);
    const unit = units.get(settled.activityId);
    if (!activity || !unit) throw new Error(`activity ${settled.activityId} is not there`);
    if (!volunteer || !mayServe(volunteer.status))
      throw volunteerNotActive({ status: volunteer?.status ?? VolunteerStatus.MERGED });
    const now = this.clock.now();
    requireRecordableSpan(interval, now);
    const { policy, versionId } = await this.policies.policyFor(
      transaction,
      activity.communityCode,
      serviceDayOf(now),
    );
    const { creditUnitMinutes, honorProvenances } = policy.records;
    const drafted = draftRecord(factsOfAttendance(activity, unit, volunteer.id, settled, interval), {
      ...{ accountId: settled.byAccountId, at: now, policyVersionId: versionId },
      ...{ creditUnitMinutes, honorProvenances },
    });
    const held = taken.get(volunteer.id) ?? [];
    requireFreeTime(interval, held);
    taken.set(volunteer.id, [...held, interval]);
    return drafted;
  }

  private async put(transaction: WriteTransaction, drafted: DraftedRecord): Promise<void> {
    const { row } = drafted;
    await this.store.insert(transaction, [drafted]);
    await this.audit.record(
      transaction,
      { accountId: row.recordedByAccountId, requestId: null },
      {
        action: 'record.enter',
        subjectType: 'ServiceRecord',
        subjectId: row.id,
        placeCode: row.communityCode,
        details: { provenance: row.provenance, activityId: row.activityId },
      },
    );
  }

  /** Locks the volunteers, so that nobody records the same time meanwhile (rule 21). */
  private async open(transaction: WriteTransaction, settled: readonly AttendanceSettled[]): Promise<Ledge> {
    const ids = await withMergeTargets(transaction, unique(settled.map(({ volunteerId }) => volunteerId)));
    const locked = await transaction.lockById(VolunteerEntity, ids);
    const found = await transaction
      .repo(ActivityEntity)
      .findBy({ id: In(unique(settled.map(({ activityId }) => activityId))) });
    const spans = settled.flatMap(({ intervals }) =>
      intervals.map(({ startAt, endAt }) => ({ startAt: new Date(startAt), endAt: new Date(endAt) })),
    );
    return {
      activities: new Map(found.map((activity) => [activity.id, activity])),
      units: await this.unitsOf(transaction, found),
      volunteers: new Map(locked.map((volunteer) => [volunteer.id, volunteer])),
      taken: await this.store.takenSpans(
        transaction,
        locked.map(({ id }) => id),
        spans,
      ),
    };
  }

  private async unitsOf(
    view: ReadView,
    activities: readonly ActivityEntity[],
  ): Promise<Map<string, OrganisingUnit>> {
    const squadIds = unique(activities.flatMap(({ squadId }) => (squadId ? [squadId] : [])));
    const organisationIds = unique(
      activities.flatMap(({ organisationId }) => (organisationId ? [organisationId] : [])),
    );
    const squads = await view.manager.getRepository(SquadEntity).findBy({ id: In(squadIds) });
    const organisations = await view.manager
      .getRepository(OrganisationEntity)
      .findBy({ id: In(organisationIds) });
    return new Map(
      activities.map((activity) => {
        const squad = squads.find(({ id }) => id === activity.squadId) ?? null;
        const organisation = organisations.find(({ id }) => id === activity.organisationId);
        return [activity.id, { name: squad?.name ?? organisation?.name ?? '', squad }];
      }),
    );
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Who the volunteer is by now: registrations may have been merged meanwhile (rule 4). */
function remainingFor({ volunteers }: Ledge, volunteerId: string): VolunteerEntity | null {
  const volunteer = volunteers.get(volunteerId);
  return volunteer ? remainingOf(volunteer, volunteers) : null;
}
