import { Injectable } from '@nestjs/common';
import { Secrecy, secrecyOf } from '../../kernel/secrecy.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { PlacesService } from '../../places/places.service.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { SquadsService } from '../../squads/squads.service.js';
import { NeedEntity, NeedStatus } from '../need.entity.js';

export interface NeedFilter {
  readonly placeCode?: string | null;
  readonly kind?: SquadKind | null;
  readonly status?: NeedStatus | null;
}

/** Urgency, precedence and id. */
export type QueuePosition = readonly [number, number, string];

const PRECEDENCE = `(CASE WHEN n.priority THEN 0 ELSE 1 END)`;

/** Where a need stands in its squad's queue. */
export const queuePositionOf = ({ urgencyRank, priority, id }: NeedEntity): QueuePosition => [
  urgencyRank,
  priority ? 0 : 1,
  id,
];

/** Lists of needs, which carry headers only; what somebody may not see is in none of them (domain.md rule 13). */
@Injectable()
export class NeedQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly squads: SquadsService,
  ) {}

  /** What was asked by or for an account, newest first. */
  async mine(accountId: string, beforeId: string, limit: number): Promise<NeedEntity[]> {
    return this.uow.read((view) =>
      view.manager
        .createQueryBuilder(NeedEntity, 'n')
        .where('n.requester_account_id = :accountId AND n.id < :beforeId', { accountId, beforeId })
        .orderBy('n.id', 'DESC')
        .take(limit)
        .getMany(),
    );
  }

  /** Needs of the actor's places and squads, newest first. @throws Problem PLACE_NOT_FOUND */
  async list(actor: Actor, filter: NeedFilter, beforeId: string, limit: number): Promise<NeedEntity[]> {
    const led = actor.squadsOf('need.read');
    const open = withinPlaces('n.community_code', actor.placesOf('need.read'));
    const secret = withinPlaces('n.community_code', actor.placesOf('need.confidential'));
    const shared = led.length === 0 ? open : `(${open} OR n.squad_id IN (:...led))`;
    return this.uow.read(async (view) => {
      if (filter.placeCode) await this.places.require(view, filter.placeCode);
      const query = view.manager
        .createQueryBuilder(NeedEntity, 'n')
        .where(`((n.secrecy <> :confidential AND ${shared}) OR (n.secrecy = :confidential AND ${secret}))`, {
          confidential: Secrecy.CONFIDENTIAL,
          led,
        })
        .andWhere('n.id < :beforeId', { beforeId });
      if (filter.placeCode) query.andWhere(withinPlaces('n.community_code', [filter.placeCode]));
      if (filter.kind) query.andWhere('n.squad_kind = :kind', { kind: filter.kind });
      if (filter.status) query.andWhere('n.status = :status', { status: filter.status });
      return query.orderBy('n.id', 'DESC').take(limit).getMany();
    });
  }

  /**
   * What waits for a squad: open needs that it could accept, and those that it has accepted and not yet planned, or on demand
   * planned as well; the most urgent first, of these those with priority, of these the oldest. Of a kind that is confidential, for the community's head only.
   * @param after where the last one seen stands
   * @throws Problem NOT_FOUND when he neither leads the squad nor reads needs in its community
   */
  async queue(
    actor: Actor,
    { squadId, withScheduled }: { readonly squadId: string; readonly withScheduled: boolean },
    after: QueuePosition,
    limit: number,
  ): Promise<NeedEntity[]> {
    return this.uow.read(async (view) => {
      const squad = await this.squads.require(view, squadId);
      const { communityCode, kind } = squad;
      actor.require('need.read', { type: 'Squad', id: squadId, placeCode: communityCode, squadId });
      const secret = secrecyOf(kind) === Secrecy.CONFIDENTIAL;
      if (secret && !actor.may('need.confidential', communityCode)) return [];
      const takes = squad.closedAt ? '1 = 0' : 'n.status = :open AND n.squad_kind = :kind';
      return view.manager
        .createQueryBuilder(NeedEntity, 'n')
        .where('n.community_code = :communityCode', { communityCode })
        .andWhere(`((${takes}) OR (n.status IN (:...taken) AND n.squad_id = :squadId))`, {
          open: NeedStatus.OPEN,
          taken: [NeedStatus.ACCEPTED, ...(withScheduled ? [NeedStatus.SCHEDULED] : [])],
          kind,
          squadId,
        })
        .andWhere(
          `(n.urgency_rank > :rank OR (n.urgency_rank = :rank AND
             (${PRECEDENCE} > :precedence OR (${PRECEDENCE} = :precedence AND n.id > :id))))`,
          { rank: after[0], precedence: after[1], id: after[2] },
        )
        .orderBy('n.urgency_rank')
        .addOrderBy(PRECEDENCE)
        .addOrderBy('n.id')
        .take(limit)
        .getMany();
    });
  }
}
