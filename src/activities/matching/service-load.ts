import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';

/** Who knows how much volunteers have served; service records are above activities, so they tell it through this port. */
export abstract class ServiceLoad {
  /** Minutes of service on the days from `since` on, per volunteer; who has none may be left out. */
  abstract minutesSince(
    view: ReadView,
    volunteerIds: readonly string[],
    since: LocalDate,
  ): Promise<ReadonlyMap<string, number>>;
}

/** The load of volunteers, as told by all who registered to know it. */
@Injectable()
export class ServiceLoads extends ServiceLoad {
  private readonly sources: ServiceLoad[] = [];

  /** To be called while the application starts, by each module that keeps minutes of service. */
  register(source: ServiceLoad): void {
    this.sources.push(source);
  }

  async minutesSince(
    view: ReadView,
    volunteerIds: readonly string[],
    since: LocalDate,
  ): Promise<ReadonlyMap<string, number>> {
    const minutes = new Map<string, number>();
    for (const source of this.sources)
      for (const [id, more] of await source.minutesSince(view, volunteerIds, since))
        minutes.set(id, (minutes.get(id) ?? 0) + more);
    return minutes;
  }
}
