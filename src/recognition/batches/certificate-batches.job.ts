import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { CertificateBatches } from './certificate-batches.service.js';

/** Issues what waits in batches, one person after the other; killed and run again, it goes on where it was. */
@Injectable()
export class CertificateBatchesJob implements OnModuleInit, Job {
  readonly name = 'recognition.certificate-batches';
  readonly everySeconds = 2;

  constructor(
    private readonly jobs: Jobs,
    private readonly batches: CertificateBatches,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    for (let item = await this.batches.nextWaiting(''); item; item = await this.batches.nextWaiting(item.id))
      await this.batches.issue(item);
  }
}
