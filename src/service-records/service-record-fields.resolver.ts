import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import type { Actor } from '../platform/security/actor.js';
import { VolunteerMapper } from '../volunteers/volunteer-mapper.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { DisputesService } from './disputes.service.js';
import { Dispute, disputeOf, ServiceDay, ServiceRecord } from './service-records.types.js';

/** What a record leads to; a record is only reached by who may read it. */
@Resolver(() => ServiceRecord)
export class ServiceRecordFieldsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
    private readonly places: PlacesService,
    private readonly disputes: DisputesService,
  ) {}

  @ResolveField('volunteer', () => Volunteer, { nullable: true, description: '服务者 · who served' })
  async volunteer(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(record.volunteerId);
    return row && this.mapper.toType(row, actor, language);
  }

  @ResolveField('community', () => Place, { nullable: true })
  async community(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Place | null> {
    const place = await loaders.of('place', (codes) => this.places.byCodes(codes)).load(record.communityCode);
    return place && placeOf(place);
  }

  @ResolveField('days', () => [ServiceDay], { description: '按服务日拆分 · split by service day' })
  async days(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<ServiceDay[]> {
    return (await loaders.of('record.days', this.loadDays).load(record.id)) ?? [];
  }

  @ResolveField('ledgerEntryId', () => String, {
    nullable: true,
    description: '入账分录 · the ledger entry of its credit',
  })
  async ledgerEntryId(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<string | null> {
    return loaders.of('record.entry', this.loadEntries).load(record.id);
  }

  @ResolveField('disputes', () => [Dispute], { description: '异议 · disputes' })
  async disputesOf(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<Dispute[]> {
    // A squad leader sees the records of his squad, not what its members object to.
    if (actor.volunteerId !== record.volunteerId && !actor.may('record.read', record.communityCode))
      return [];
    return ((await loaders.of('record.disputes', this.disputes.load).load(record.id)) ?? []).map(disputeOf);
  }

  @ResolveField('recordingReason', () => String, {
    nullable: true,
    description: '补录或逾期的理由，仅办公人员可见 · why it is backfilled or late, for offices',
  })
  recordingReason(@Parent() record: ServiceRecord, @CurrentActor() actor: Actor): string | null {
    return actor.may('record.read', record.communityCode) ? record.recordingReasonText : null;
  }

  @ResolveField('evidence', () => String, {
    nullable: true,
    description: '补录凭证，仅办公人员可见 · evidence of a backfill, for offices',
  })
  evidence(@Parent() record: ServiceRecord, @CurrentActor() actor: Actor): string | null {
    return actor.may('record.read', record.communityCode) ? record.evidenceText : null;
  }

  private readonly loadDays = async (recordIds: readonly string[]): Promise<Map<string, ServiceDay[]>> => {
    const rows = await this.uow.read((view) =>
      view.rows<ServiceDay & { recordId: string }>(
        `SELECT record_id AS "recordId", day, raw_minutes AS "rawMinutes", credited_minutes AS "creditedMinutes"
         FROM service_record_day WHERE record_id IN (:...recordIds) ORDER BY record_id, day`,
        { recordIds },
      ),
    );
    return new Map(recordIds.map((id) => [id, rows.filter((row) => row.recordId === id)]));
  };

  private readonly loadEntries = async (recordIds: readonly string[]): Promise<Map<string, string>> => {
    const rows = await this.uow.read((view) =>
      view.rows<{ id: string; record: string }>(
        `SELECT id, service_record_id AS record FROM ledger_entry WHERE kind = 'SERVICE_CREDIT' AND service_record_id IN (:...recordIds)`,
        { recordIds },
      ),
    );
    return new Map(rows.map((row) => [row.record, row.id]));
  };
}
