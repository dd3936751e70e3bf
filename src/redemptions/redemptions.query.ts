import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { withinPlaces } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { RedemptionAccess } from './redemption-access.js';
import { RedemptionEntity, type RedemptionStatus, RedemptionStepEntity } from './redemption.entity.js';

/** Precedence and id. */
export type RedemptionPosition = readonly [number, string];

const PRECEDENCE = `(CASE WHEN r.priority THEN 0 ELSE 1 END)`;

/** Where a redemption stands among those to be worked off. */
export const positionOf = ({ priority, id }: RedemptionEntity): RedemptionPosition => [priority ? 0 : 1, id];

/** Finding redemptions, by who may see them. */
@Injectable()
export class RedemptionsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: RedemptionAccess,
  ) {}

  /** @throws Problem NOT_FOUND */
  require(actor: Actor, id: string): Promise<RedemptionEntity> {
    return this.uow.read((view) => this.access.require(view, actor, id));
  }

  /** What he holds or is served for, newest first. */
  mine(actor: Actor, beforeId: string, limit: number): Promise<RedemptionEntity[]> {
    const { volunteerId } = actor;
    if (!volunteerId) return Promise.resolve([]);
    return this.uow.read((view) =>
      view.manager
        .createQueryBuilder(RedemptionEntity, 'r')
        .where('(r.volunteer_id = :volunteerId OR r.beneficiary_id = :volunteerId) AND r.id < :beforeId', {
          volunteerId,
          beforeId,
        })
        .orderBy('r.id', 'DESC')
        .take(limit)
        .getMany(),
    );
  }

  /** Those of the actor's places, as they are to be worked off: with priority first, of these the oldest. */
  list(
    actor: Actor,
    filter: { readonly placeCode: string; readonly status: RedemptionStatus | null },
    after: RedemptionPosition,
    limit: number,
  ): Promise<RedemptionEntity[]> {
    actor.requireIn('redemption.read', filter.placeCode);
    return this.uow.read((view) => {
      const query = view.manager
        .createQueryBuilder(RedemptionEntity, 'r')
        .where(withinPlaces('r.home_code', [filter.placeCode]))
        .andWhere(`(${PRECEDENCE} > :precedence OR (${PRECEDENCE} = :precedence AND r.id > :id))`, {
          ...{ precedence: after[0], id: after[1] },
        });
      if (filter.status) query.andWhere('r.status = :status', { status: filter.status });
      return query.orderBy(PRECEDENCE).addOrderBy('r.id').take(limit).getMany();
    });
  }

  /** The steps of each redemption, first one first, for a request's loader. */
  loadSteps = async (ids: readonly string[]): Promise<Map<string, RedemptionStepEntity[]>> => {
    const found = await this.uow.read((view) =>
      view.manager
        .getRepository(RedemptionStepEntity)
        .find({ where: { redemptionId: In([...ids]) }, order: { id: 'ASC' } }),
    );
    return new Map(ids.map((id) => [id, found.filter((step) => step.redemptionId === id)]));
  };
}
