import { Injectable } from '@nestjs/common';
import { type SqlParameters, withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { mayRead } from './record-access.js';
import { ServiceRecordEntity, type ServiceRecordStatus } from './service-record.entity.js';

export interface RecordFilter {
  readonly placeCode?: string | null;
  readonly squadId?: string | null;
  readonly volunteerId?: string | null;
  readonly status?: ServiceRecordStatus | null;
  readonly fromDay?: string | null;
  readonly untilDay?: string | null;
}

/** Finding records, each only for who may see it. */
@Injectable()
export class ServiceRecordsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Problem NOT_FOUND */
  async requireReadable(view: ReadView, actor: Actor, id: string): Promise<ServiceRecordEntity> {
    const [record] = await view.entities(ServiceRecordEntity, 'WHERE id = :id', { id });
    if (!record || !mayRead(actor, record)) {
      throw notFound().audited({ action: 'record.read', subjectType: 'ServiceRecord', subjectId: id });
    }
    return record;
  }

  /** The records among some that the actor may see. */
  async readable(actor: Actor, ids: readonly string[]): Promise<Map<string, ServiceRecordEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.uow.read((view) =>
      view.entities(ServiceRecordEntity, 'WHERE id IN (:...ids)', { ids }),
    );
    return new Map(rows.filter((row) => mayRead(actor, row)).map((row) => [row.id, row]));
  }

  /** Records in the actor's places and squads, newest first. */
  async list(
    actor: Actor,
    filter: RecordFilter,
    beforeId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    const squads = actor.squadsOf('record.read');
    const places = withinPlaces('community_code', actor.placesOf('record.read'));
    const scope = squads.length === 0 ? places : `(${places} OR squad_id IN (:...squads))`;
    return this.find(scope, { squads }, filter, beforeId, limit);
  }

  /** A volunteer's own records, newest first. */
  async ofVolunteer(
    volunteerId: string,
    filter: RecordFilter,
    beforeId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    return this.find('volunteer_id = :own', { own: volunteerId }, filter, beforeId, limit);
  }

  private find(
    scope: string,
    parameters: SqlParameters,
    filter: RecordFilter,
    beforeId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    const { placeCode, squadId, volunteerId, status, fromDay, untilDay } = filter;
    const conditions = [
      scope,
      'id < :beforeId',
      placeCode && withinPlaces('community_code', [placeCode]),
      squadId && 'squad_id = :squadId',
      volunteerId && 'volunteer_id = :volunteerId',
      status && 'status = :status',
      fromDay && 'service_day >= :fromDay',
      untilDay && 'service_day <= :untilDay',
    ];
    const given = { squadId, volunteerId, status, fromDay, untilDay };
    const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
    return this.uow.read((view) =>
      view.entities(
        ServiceRecordEntity,
        `WHERE ${conditions.filter(Boolean).join(' AND ')} ORDER BY id DESC LIMIT :limit`,
        { ...parameters, ...values, beforeId, limit },
      ),
    );
  }
}
