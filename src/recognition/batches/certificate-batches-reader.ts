import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/problem.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { problemTold } from '../../service-records/record-answers.js';
import {
  BatchItemStatus,
  CertificateBatchEntity,
  CertificateBatchItemEntity,
} from './certificate-batch.entity.js';
import type { CertificateBatchFilterArgs, CertificateBatchItemArgs } from './certificate-batches.inputs.js';
import type { CertificateBatch, CertificateBatchItem } from './certificate-batches.types.js';

interface Progress {
  readonly batch_id: string;
  readonly status: BatchItemStatus;
  readonly people: number | string;
  readonly last: number | string | null;
}

/** How far batches are, for the offices of their issuer. */
@Injectable()
export class CertificateBatchesReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Problem NOT_FOUND */
  require(actor: Actor, id: string): Promise<CertificateBatch> {
    return this.uow.read(async (view) => {
      const [batch] = await withProgress(view, [await this.readable(view, actor, id)]);
      if (!batch) throw notFound();
      return batch;
    });
  }

  /** Up to `limit` of the offices' places, the latest first. @throws Problem FORBIDDEN */
  list(
    actor: Actor,
    { placeCode }: CertificateBatchFilterArgs,
    beforeId: string,
    limit: number,
  ): Promise<CertificateBatch[]> {
    actor.requireIn('certificate.read', placeCode);
    return this.uow.read(async (view) => {
      const rows = await view.manager
        .createQueryBuilder(CertificateBatchEntity, 'batch')
        .where(withinPlaces('batch.issuer_code', [placeCode]))
        .andWhere('batch.id < :beforeId', { beforeId })
        .orderBy('batch.id', 'DESC')
        .take(limit)
        .getMany();
      return withProgress(view, rows);
    });
  }

  /** Up to `limit` people of one, as they were sent, after a position. @throws Problem NOT_FOUND */
  items(
    actor: Actor,
    { batchId, status }: CertificateBatchItemArgs,
    afterPosition: number,
    limit: number,
    language: Language,
  ): Promise<CertificateBatchItem[]> {
    return this.uow.read(async (view) => {
      await this.readable(view, actor, batchId);
      const query = view.manager
        .createQueryBuilder(CertificateBatchItemEntity, 'item')
        .where('item.batch_id = :batchId AND item.position > :afterPosition', { batchId, afterPosition });
      if (status) query.andWhere('item.status = :status', { status });
      const rows = await query.orderBy('item.position').take(limit).getMany();
      return rows.map((row) => shownItem(row, language));
    });
  }

  private async readable(view: ReadView, actor: Actor, id: string): Promise<CertificateBatchEntity> {
    const batch = await view.manager.getRepository(CertificateBatchEntity).findOneBy({ id });
    const subject = { type: 'CertificateBatch', id, placeCode: batch?.issuerCode ?? '' };
    if (!batch)
      throw notFound().audited({ action: 'certificate.read', subjectType: subject.type, subjectId: id });
    actor.require('certificate.read', subject);
    return batch;
  }
}

export const shownItem = (
  {
    id,
    position,
    volunteerNo,
    status,
    certificateId,
    notBefore,
    problemCode,
    problemDetails,
  }: CertificateBatchItemEntity,
  language: Language,
): CertificateBatchItem => ({
  ...{ id, position, volunteerNo, status, certificateId },
  issuableFrom: status === BatchItemStatus.WAITING ? notBefore : null,
  problem: problemCode
    ? problemTold({ code: problemCode, details: problemDetails ?? {}, fields: [] }, language)
    : null,
});

async function withProgress(
  view: ReadView,
  batches: readonly CertificateBatchEntity[],
): Promise<CertificateBatch[]> {
  if (batches.length === 0) return [];
  const progress = await view.rows<Progress>(
    `SELECT batch_id, status, COUNT(*) AS people, MAX(ended_at) AS last FROM certificate_batch_item
      WHERE batch_id IN (:...ids) GROUP BY batch_id, status`,
    { ids: batches.map(({ id }) => id) },
  );
  return batches.map(({ requestedByAccountId: _, ...batch }) => {
    const own = progress.filter((row) => row.batch_id === batch.id);
    const people = (status: BatchItemStatus): number =>
      Number(own.find((row) => row.status === status)?.people ?? 0);
    const waiting = people(BatchItemStatus.WAITING);
    const last = Math.max(...own.map((row) => Number(row.last ?? 0)));
    return {
      ...batch,
      ...{ waiting, issued: people(BatchItemStatus.ISSUED), failed: people(BatchItemStatus.FAILED) },
      total: own.reduce((sum, row) => sum + Number(row.people), 0),
      finishedAt: waiting === 0 ? new Date(last) : null,
    };
  });
}
