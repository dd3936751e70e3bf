import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Log } from '../../platform/logging/log.js';
import { SquadsService } from '../../squads/squads.service.js';
import { ActivitySeriesEntity, SeriesStatus } from './activity-series.entity.js';
import { OccasionMaker } from './occasion-maker.service.js';

const SYSTEM = { accountId: null, requestId: null };
const HOUR_SECONDS = 3600;
const BATCH = 200;

/** Makes the occasions that have come within the policy's reach; a series that fails does not keep the others. */
@Injectable()
export class SeriesJob implements OnModuleInit {
  readonly name = 'series.make-occasions';
  readonly everySeconds = HOUR_SECONDS;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly squads: SquadsService,
    private readonly maker: OccasionMaker,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    let after = '';
    for (let found = BATCH; found === BATCH;) {
      const running = await this.runningAfter(after);
      for (const series of running) {
        try {
          if (await this.uow.read((view) => this.maker.isDue(view, series))) await this.make(series.id);
        } catch (error) {
          this.log.error('series.occasions-failed', error, { job: this.name });
        }
      }
      found = running.length;
      after = running.at(-1)?.id ?? after;
    }
  }

  private runningAfter(after: string): Promise<ActivitySeriesEntity[]> {
    return this.uow.read((view) =>
      view.manager.getRepository(ActivitySeriesEntity).find({
        where: { status: SeriesStatus.RUNNING, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: BATCH,
      }),
    );
  }

  /** The row is locked, so that of two processes the second finds everything made. */
  private make(id: string): Promise<void> {
    return this.uow.write(async (transaction) => {
      const [series] = await transaction.lockById(ActivitySeriesEntity, [id]);
      if (series?.status !== SeriesStatus.RUNNING) return;
      // What a closed squad had planned is about to be ended (`SquadEndingsConsumer`).
      if (series.squadId && (await this.squads.require(transaction, series.squadId)).closedAt) return;
      await this.maker.make(transaction, series, SYSTEM);
    });
  }
}
