import { Injectable } from '@nestjs/common';
import { AttemptsService } from '../../identity/attempts.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CertificateReader } from './certificate-reader.js';
import { CertificateValidity, type CertificateVerification } from './certificates.types.js';

/** Public verification, with a limit on what is tried in vain from one address. */
@Injectable()
export class CertificateVerifications {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly attempts: AttemptsService,
    private readonly reader: CertificateReader,
  ) {}

  /** @throws Problem TOO_MANY_ATTEMPTS */
  async verify(number: string, code: string, address: string): Promise<CertificateVerification> {
    await this.attempts.requireLeft('certificate', address);
    const answer = await this.uow.read((view) => this.reader.verify(view, number, code));
    if (answer.validity === CertificateValidity.UNKNOWN) await this.attempts.count('certificate', address);
    return answer;
  }
}
