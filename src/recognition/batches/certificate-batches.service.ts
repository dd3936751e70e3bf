import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput, Problem } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { ActorSource } from '../../platform/security/actor-source.js';
import { notFound } from '../../platform/security/security.problems.js';
import { plainDetails } from '../../service-records/answered-problem.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { CertificateEntity, CertificateStatus } from '../certificates/certificate.entity.js';
import { CERTIFICATE_IN_FUTURE, CERTIFICATE_PERIOD } from '../certificates/certificates.problems.js';
import { CertificatesService } from '../certificates/certificates.service.js';
import {
  BatchItemStatus,
  CertificateBatchEntity,
  CertificateBatchItemEntity,
} from './certificate-batch.entity.js';
import type { IssueCertificateBatchInput } from './certificate-batches.inputs.js';

/** Certificates for many people: asked for at once, issued one by one, each in a transaction of its own (domain.md rule 41). */
@Injectable()
export class CertificateBatches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly certificates: CertificatesService,
    private readonly actors: ActorSource,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns its id @throws Problem FORBIDDEN, NOT_A_COMMUNITY, PLACE_NOT_FOUND, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED */
  ask(actor: Actor, input: IssueCertificateBatchInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { issuerCode, title, fromDay, untilDay } = input;
    actor.requireIn('certificate.issue', issuerCode);
    if (untilDay < fromDay) throw invalidInput([{ path: 'input.untilDay', code: CERTIFICATE_PERIOD }]);
    if (fromDay > serviceDayOf(this.clock.now()))
      throw invalidInput([{ path: 'input.fromDay', code: CERTIFICATE_IN_FUTURE }]);
    const call = { accountId, key: input.idempotencyKey, operation: 'issueCertificateBatch', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.requireCommunity(transaction, issuerCode);
        const id = newId();
        await transaction.repo(CertificateBatchEntity).insert({
          ...{ id, issuerCode, title, fromDay, untilDay },
          ...{ requestedByAccountId: accountId, requestedAt: this.clock.now() },
        });
        const numbers = [...new Set(input.volunteerNos.map((number) => number.trim()))];
        await transaction.repo(CertificateBatchItemEntity).insert(
          numbers.map((volunteerNo, index) => ({
            ...{ id: newId(), batchId: id, position: index + 1, volunteerNo },
            ...{ status: BatchItemStatus.WAITING, certificateId: null },
            ...{ inNoticeCertificateId: null, notBefore: null },
            ...{ problemCode: null, problemDetails: null, endedAt: null },
          })),
        );
        await this.audit.record(transaction, actor, {
          ...{ action: 'certificate-batch.ask', subjectType: 'CertificateBatch', subjectId: id },
          placeCode: issuerCode,
        });
        return id;
      }),
    );
  }

  /** The first person that waits, after one. */
  async nextWaiting(afterId: string): Promise<CertificateBatchItemEntity | null> {
    return this.uow.read((view) =>
      view.manager
        .createQueryBuilder(CertificateBatchItemEntity, 'item')
        .where(`item.status = 'WAITING' AND item.id > :afterId`, { afterId })
        .andWhere('(item.not_before IS NULL OR item.not_before <= :now)', { now: this.clock.now().getTime() })
        .orderBy('item.id')
        .limit(1)
        .getOne(),
    );
  }

  /** Issues one person's, by the rights that whoever asked has now, or notes why not. Done already, it does nothing. */
  async issue({ id, batchId }: CertificateBatchItemEntity): Promise<void> {
    const batch = await this.uow.read((view) =>
      view.manager.getRepository(CertificateBatchEntity).findOneByOrFail({ id: batchId }),
    );
    let actor: Actor | null = null;
    try {
      actor = await this.actors.ofAccount(batch.requestedByAccountId);
      await this.issueAs(actor, id, batch);
    } catch (problem) {
      // Whatever keeps the whole server from writing is no answer about this person.
      if (!(problem instanceof Problem) || problem.code === 'SERVICE_BUSY') throw problem;
      if (actor && problem.refused) await this.audit.recordRefusal(actor, problem.refused, problem.code);
      await this.end(id, () =>
        Promise.resolve({
          ...{ status: BatchItemStatus.FAILED, problemCode: problem.code },
          ...{ problemDetails: plainDetails(problem), endedAt: this.clock.now() },
        }),
      );
    }
  }

  private issueAs(actor: Actor, id: string, batch: CertificateBatchEntity): Promise<void> {
    return this.end(id, async (transaction, { volunteerNo, inNoticeCertificateId }) => {
      const certificateId =
        inNoticeCertificateId ??
        (await this.certificates.request(actor, {
          volunteerId: await registeredUnder(transaction, volunteerNo),
          ...{ issuerCode: batch.issuerCode, fromDay: batch.fromDay, untilDay: batch.untilDay },
          idempotencyKey: `batch:${id}`,
        }));
      const certificates = transaction.repo(CertificateEntity);
      // The notice's own job may have been first.
      let certificate = await certificates.findOneByOrFail({ id: certificateId });
      if (certificate.status !== CertificateStatus.ISSUED) {
        await this.certificates.issue(actor, { certificateId });
        certificate = await certificates.findOneByOrFail({ id: certificateId });
      }
      return certificate.status === CertificateStatus.ISSUED
        ? { status: BatchItemStatus.ISSUED, certificateId, endedAt: this.clock.now() }
        : { inNoticeCertificateId: certificateId, notBefore: certificate.issuableFrom };
    });
  }

  private async end(
    id: string,
    act: (
      transaction: WriteTransaction,
      item: CertificateBatchItemEntity,
    ) => Promise<Partial<CertificateBatchItemEntity>>,
  ): Promise<void> {
    await this.uow.write(async (transaction) => {
      const [item] = await transaction.lockById(CertificateBatchItemEntity, [id]);
      if (item?.status !== BatchItemStatus.WAITING) return;
      const change = await act(transaction, item);
      await transaction.repo(CertificateBatchItemEntity).update({ id }, change);
    });
  }
}

/** Of a number that belongs to a registration which was merged, the one that remains. @throws Problem NOT_FOUND */
async function registeredUnder(transaction: WriteTransaction, volunteerNo: string): Promise<string> {
  const volunteers = transaction.repo(VolunteerEntity);
  let volunteer = await volunteers.findOneBy({ volunteerNo });
  while (volunteer?.mergedIntoId) volunteer = await volunteers.findOneBy({ id: volunteer.mergedIntoId });
  if (!volunteer) throw notFound();
  return volunteer.id;
}
