import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { withinPlaces } from '../platform/database/sql.js';
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
    const record = await view.manager.getRepository(ServiceRecordEntity).findOneBy({ id });
    if (!record || !mayRead(actor, record)) {
      throw notFound().audited({ action: 'record.read', subjectType: 'ServiceRecord', subjectId: id });
    }
    return record;
  }

  /** The records among some that the actor may see. */
  async readable(actor: Actor, ids: readonly string[]): Promise<Map<string, ServiceRecordEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.uow.read((view) =>
      view.manager.getRepository(ServiceRecordEntity).findBy({ id: In([...ids]) }),
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
    const places = withinPlaces('r.community_code', actor.placesOf('record.read'));
    const scope = squads.length === 0 ? places : `(${places} OR r.squad_id IN (:...squads))`;
    return this.find(scope, { squads }, filter, beforeId, limit);
  }

  /** A volunteer's own records, newest first. */
  async ofVolunteer(
    volunteerId: string,
    filter: RecordFilter,
    beforeId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    return this.find('r.volunteer_id = :own', { own: volunteerId }, filter, beforeId, limit);
  }

  private find(
    scope: string,
    parameters: object,
    filter: RecordFilter,
    beforeId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    return this.uow.read((view) => {
      const query = view.manager.createQueryBuilder(ServiceRecordEntity, 'r').where(scope, parameters);
      query.andWhere('r.id < :beforeId', { beforeId });
      if (filter.placeCode) query.andWhere(withinPlaces('r.community_code', [filter.placeCode]));
      if (filter.squadId) query.andWhere('r.squad_id = :squadId', { squadId: filter.squadId });
      if (filter.volunteerId)
        query.andWhere('r.volunteer_id = :volunteerId', { volunteerId: filter.volunteerId });
      if (filter.status) query.andWhere('r.status = :status', { status: filter.status });
      if (filter.fromDay) query.andWhere('r.service_day >= :fromDay', { fromDay: filter.fromDay });
      if (filter.untilDay) query.andWhere('r.service_day <= :untilDay', { untilDay: filter.untilDay });
      return query.orderBy('r.id', 'DESC').take(limit).getMany();
    });
  }
}
