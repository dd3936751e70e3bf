import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { StarEvaluation } from './star-evaluation.service.js';

const PAGE_VOLUNTEERS = 500;

/**
 * Evaluates everybody who has honour minutes or a star: tenure passes and policies change without an event, and hours may be
 * older than stars are. A second run finds nothing to change.
 */
@Injectable()
export class StarsJob implements OnModuleInit, Job {
  readonly name = 'recognition.stars';
  readonly everySeconds = 6 * 3600;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly evaluation: StarEvaluation,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** In units of 500 people, so that a run that is killed has lost one of them at most, and the next does it again. */
  async run(): Promise<void> {
    for (let after = ''; ;) {
      const ids = await this.after(after);
      await this.uow.write((transaction) => this.evaluation.evaluate(transaction, ids));
      const last = ids.at(-1);
      if (last === undefined || ids.length < PAGE_VOLUNTEERS) return;
      after = last;
    }
  }

  /** The lowest bound of any policy is not below one minute, so who has none has no star to gain. */
  private async after(afterId: string): Promise<string[]> {
    const rows = await this.uow.read((view) =>
      view.rows<{ id: string }>(
        `SELECT v.id FROM volunteer v
          WHERE v.id > :afterId
            AND (EXISTS (SELECT 1 FROM ledger_account a WHERE a.owner_id = v.id AND a.kind = 'HONOR'
                            AND a.owner_kind = 'VOLUNTEER' AND a.balance_minutes > 0)
              OR EXISTS (SELECT 1 FROM star s WHERE s.volunteer_id = v.id AND s.lost_at IS NULL))
          ORDER BY v.id LIMIT ${PAGE_VOLUNTEERS}`,
        { afterId },
      ),
    );
    return rows.map(({ id }) => id);
  }
}
