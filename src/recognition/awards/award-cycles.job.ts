import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { addWorkingDays } from '../../kernel/working-days.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { PolicyService } from '../../policies/policy.service.js';
import { AwardCyclesService } from './award-cycles.service.js';
import { awardPeriodBefore, daysOfAwardPeriod } from './award-period.js';
import { AwardSchemeEntity } from './award.entity.js';

/**
 * Opens the cycle of each scheme's last period when the time for entering its service is over, so that the office finds the
 * candidates computed. Each cycle is one transaction: run twice, or killed and run again, it changes nothing.
 */
@Injectable()
export class AwardCyclesJob implements OnModuleInit, Job {
  readonly name = 'recognition.awards';
  readonly everySeconds = 3600;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly policies: PolicyService,
    private readonly cycles: AwardCyclesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const schemes = await this.uow.read((view) =>
      view.manager
        .getRepository(AwardSchemeEntity)
        .find({ where: { retiredAt: IsNull() }, order: { id: 'ASC' } }),
    );
    const today = serviceDayOf(this.clock.now());
    for (const { id, placeCode, periodKind, createdAt } of schemes) {
      const period = awardPeriodBefore(periodKind, today);
      const { untilDay } = daysOfAwardPeriod(period);
      // What was over before there was a scheme is opened by hand, if at all.
      if (untilDay < serviceDayOf(createdAt)) continue;
      const { policy } = await this.uow.read((view) => this.policies.policyFor(view, placeCode, today));
      const due = addWorkingDays(untilDay, policy.recognition.awardsOpenAfterWorkingDays, policy.calendar);
      if (today > due) await this.cycles.openByItself(id, period);
    }
  }
}
