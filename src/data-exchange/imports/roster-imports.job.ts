import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { Files } from '../../platform/storage/files.js';
import { RosterCheck } from './roster-check.js';
import { RosterImportEntity, RosterImportStatus } from './roster-import.entity.js';
import { RosterRun } from './roster-run.js';

/** A roster is personal data of many people: its file is not kept longer than somebody needs to mend it. */
const KEPT_MILLISECONDS = 30 * 86_400_000;

/** Checks rosters that wait, goes on with those that run, and deletes the files of those that are long done. */
@Injectable()
export class RosterImportsJob implements OnModuleInit, Job {
  readonly name = 'data-exchange.rosters';
  readonly everySeconds = 2;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly files: Files,
    private readonly checks: RosterCheck,
    private readonly runs: RosterRun,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const faults: unknown[] = [];
    const each = (work: Promise<void>) => work.catch((fault: unknown) => void faults.push(fault));
    // One that fails holds up no other; the first fault is the job's.
    for (const roster of await this.of(RosterImportStatus.WAITING)) await each(this.checks.check(roster));
    for (const roster of await this.of(RosterImportStatus.RUNNING)) await each(this.runs.run(roster));
    await each(this.removeFiles());
    if (faults.length > 0) throw faults[0];
  }

  private of(status: RosterImportStatus): Promise<RosterImportEntity[]> {
    return this.uow.read((view) =>
      view.manager.getRepository(RosterImportEntity).find({ where: { status }, order: { id: 'ASC' } }),
    );
  }

  private async removeFiles(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MILLISECONDS);
    const old = await this.uow.read((view) =>
      view.manager
        .getRepository(RosterImportEntity)
        .find({ where: { broughtAt: LessThan(before), fileRemovedAt: IsNull() }, select: { id: true } }),
    );
    for (const { id } of old) {
      await this.files.delete(id);
      await this.uow.write((transaction) =>
        transaction.repo(RosterImportEntity).update({ id }, { fileRemovedAt: this.clock.now() }),
      );
    }
  }
}
