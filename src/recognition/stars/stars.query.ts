import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { StarEntity } from './star.entity.js';
import { starOf } from './stars.types.js';

/** Reading stars. */
@Injectable()
export class StarsQuery implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'stars',
      collect: async (view, volunteerId) =>
        (
          await view.manager.getRepository(StarEntity).find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map(starOf),
    });
  }

  /** How many stars each has now, none left out; for a loader. */
  readonly loadLevels = async (ids: readonly string[]): Promise<Map<string, number>> => {
    const rows = await this.uow.read((view) =>
      view.rows<{ volunteer_id: string; level: number }>(
        `SELECT volunteer_id, MAX(level) AS level FROM star
          WHERE volunteer_id IN (:...ids) AND lost_at IS NULL GROUP BY volunteer_id`,
        { ids },
      ),
    );
    const levels = new Map(rows.map(({ volunteer_id, level }) => [volunteer_id, Number(level)]));
    return new Map(ids.map((id) => [id, levels.get(id) ?? 0]));
  };

  /** Up to `limit` stars of a person, the latest first; of others only to who reads volunteers there. @throws Problem NOT_FOUND */
  history(actor: Actor, volunteerId: string, beforeId: string, limit: number): Promise<StarEntity[]> {
    return this.uow.read(async (view) => {
      if (actor.volunteerId !== volunteerId) await this.volunteers.requireReadable(view, actor, volunteerId);
      return view.manager.getRepository(StarEntity).find({
        where: { volunteerId, id: LessThan(beforeId) },
        order: { id: 'DESC' },
        take: limit,
      });
    });
  }
}
