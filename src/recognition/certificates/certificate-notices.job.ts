import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../../platform/jobs/jobs.js';
import { ActorSource } from '../../platform/security/actor-source.js';
import { CertificateEntity, CertificateStatus } from './certificate.entity.js';
import { CertificatesService } from './certificates.service.js';

const NOTHING_LEFT =
  '内部公示期间，所列记录均已作废 · all of its records were voided during the internal notice';

/**
 * Issues certificates whose internal notice is over, by the rights that whoever had it begun has now. Of whom they are gone,
 * another officer issues them by hand.
 */
@Injectable()
export class CertificateNoticesJob implements OnModuleInit, Job {
  readonly name = 'recognition.certificate-notices';
  readonly everySeconds = 60;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly actors: ActorSource,
    private readonly certificates: CertificatesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const over = await this.uow.read((view) =>
      view.manager.getRepository(CertificateEntity).find({
        where: { status: CertificateStatus.REQUESTED, issuableFrom: LessThanOrEqual(this.clock.now()) },
        order: { issuableFrom: 'ASC' },
      }),
    );
    for (const { id, noticeByAccountId } of over)
      if (noticeByAccountId) await this.issue(id, noticeByAccountId);
  }

  private async issue(certificateId: string, accountId: string): Promise<void> {
    try {
      const actor = await this.actors.ofAccount(accountId);
      try {
        await this.certificates.issue(actor, { certificateId });
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.code !== 'NOTHING_TO_CERTIFY') throw problem;
        await this.certificates.decline(actor, { certificateId, reason: NOTHING_LEFT });
      }
    } catch (problem) {
      // Somebody else was first, or whoever began it no longer may; what keeps the server from writing is told by the job.
      if (!(problem instanceof Problem) || problem.code === 'SERVICE_BUSY') throw problem;
    }
  }
}
