import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import type { Actor } from '../../platform/security/actor.js';
import { FieldCipher } from '../../platform/security/field-cipher.js';
import { notFound } from '../../platform/security/security.problems.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import {
  certificateSnapshot,
  type CertificateSnapshot,
  isCertificateNumber,
} from './certificate-snapshot.js';
import { CertificateSigner } from './certificate-signer.js';
import { CertificateEntity, CertificateStatus } from './certificate.entity.js';
import { type CertifiedRecord, proposedRecords } from './certified-records.query.js';
import type { CertificateFilterArgs } from './certificates.inputs.js';
import { certificateStatus } from './certificates.problems.js';
import { snapshotPlace } from './certificate-issuing.js';
import { type Certificate, CertificateValidity, type CertificateVerification } from './certificates.types.js';

const NOTHING: CertificateVerification = {
  ...{ validity: CertificateValidity.UNKNOWN, maskedName: null, minutes: null, period: null, issuer: null },
};

/** Reading certificates: by who has them, by the offices of their issuer, and in five facts by anyone who has number and code. */
@Injectable()
export class CertificateReader implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly signer: CertificateSigner,
    private readonly log: Log,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'certificates',
      collect: async (view, volunteerId) =>
        (
          await view.manager
            .getRepository(CertificateEntity)
            .find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map((row) => this.shown(row, [])),
    });
  }

  /** @throws Problem NOT_FOUND */
  async require(actor: Actor, id: string): Promise<Certificate> {
    const [certificate] = await this.allShown([await this.requireRow(actor, id)]);
    if (!certificate) throw notFound();
    return certificate;
  }

  private async requireRow(actor: Actor, id: string): Promise<CertificateEntity> {
    const row = await this.uow.read((view) =>
      view.manager.getRepository(CertificateEntity).findOneBy({ id }),
    );
    if (!row)
      throw notFound().audited({ action: 'certificate.read', subjectType: 'Certificate', subjectId: id });
    if (row.volunteerId !== actor.volunteerId)
      actor.require('certificate.read', { type: 'Certificate', id, placeCode: row.issuerCode });
    return row;
  }

  /** What an issued one says. @throws Problem NOT_FOUND, CERTIFICATE_STATUS_NOT_ALLOWED */
  async requireIssued(actor: Actor, id: string): Promise<CertificateSnapshot> {
    const row = await this.requireRow(actor, id);
    const snapshot = this.genuine(row);
    if (row.status !== CertificateStatus.ISSUED || !snapshot) throw certificateStatus({ status: row.status });
    return snapshot;
  }

  /** Up to `limit` of a person's, the latest first. */
  async of(volunteerId: string, beforeId: string, limit: number): Promise<Certificate[]> {
    const rows = await this.uow.read((view) =>
      view.manager.getRepository(CertificateEntity).find({
        where: { volunteerId, id: LessThan(beforeId) },
        order: { id: 'DESC' },
        take: limit,
      }),
    );
    return this.allShown(rows);
  }

  /** Up to `limit` of the offices' places, the latest first. @throws Problem FORBIDDEN */
  async list(
    actor: Actor,
    filter: CertificateFilterArgs,
    beforeId: string,
    limit: number,
  ): Promise<Certificate[]> {
    actor.requireIn('certificate.read', filter.placeCode);
    const rows = await this.uow.read((view) => {
      const query = view.manager
        .createQueryBuilder(CertificateEntity, 'certificate')
        .where(withinPlaces('certificate.issuer_code', [filter.placeCode]))
        .andWhere('certificate.id < :beforeId', { beforeId });
      if (filter.status) query.andWhere('certificate.status = :status', { status: filter.status });
      if (filter.flagged) query.andWhere('certificate.flagged_at IS NOT NULL');
      if (filter.inNotice)
        query.andWhere(`certificate.status = 'REQUESTED' AND certificate.issuable_from IS NOT NULL`);
      return query.orderBy('certificate.id', 'DESC').take(limit).getMany();
    });
    return this.allShown(rows);
  }

  /** What anyone is told of a number and a code: a wrong code, a wrong number and a certificate that was altered are alike. */
  async verify(view: ReadView, number: string, code: string): Promise<CertificateVerification> {
    const wanted = number.trim().toUpperCase();
    if (!isCertificateNumber(wanted)) return NOTHING;
    const row = await view.manager.getRepository(CertificateEntity).findOneBy({ number: wanted });
    const snapshot = row && this.genuine(row);
    if (!row || !snapshot || snapshot.code !== code.trim().toUpperCase()) return NOTHING;
    return {
      validity:
        row.status === CertificateStatus.ISSUED ? CertificateValidity.VALID : CertificateValidity.REVOKED,
      maskedName: snapshot.maskedName,
      minutes: snapshot.minutes,
      period: `${snapshot.fromDay} – ${snapshot.untilDay}`,
      issuer: snapshot.issuerName,
    };
  }

  /** What it says, if its signature holds for every byte and it is of this row; else null, and the log tells. */
  private genuine(row: CertificateEntity): CertificateSnapshot | null {
    const text = this.open(row);
    if (text === null || row.signature === null) return null;
    const snapshot = this.signer.isGenuine(text, row.signature)
      ? certificateSnapshot.parse(JSON.parse(text))
      : null;
    if (snapshot?.number === row.number && snapshot?.issuerCode === row.issuerCode) return snapshot;
    this.log.warn('certificate.altered', { certificateId: row.id });
    return null;
  }

  private open(row: CertificateEntity): string | null {
    if (row.snapshotSealed === null) return null;
    try {
      return this.cipher.open(snapshotPlace(row.id), row.snapshotSealed);
    } catch {
      this.log.warn('certificate.altered', { certificateId: row.id });
      return null;
    }
  }

  private async allShown(rows: readonly CertificateEntity[]): Promise<Certificate[]> {
    const inNotice = rows.filter(isInNotice).map(({ id }) => id);
    const proposed = await this.uow.read((view) => proposedRecords(view, inNotice));
    return rows.map((row) => this.shown(row, proposed.get(row.id) ?? []));
  }

  private shown(row: CertificateEntity, proposed: readonly CertifiedRecord[]): Certificate {
    const snapshot = this.genuine(row);
    const { id, volunteerId, issuerCode, organisationId, status, fromDay, untilDay, requestedAt, number } =
      row;
    const { issuedAt, signature, endReason, replacesId, flaggedAt } = row;
    return {
      ...{ id, volunteerId, issuerCode, organisationId, status, fromDay, untilDay, requestedAt, number },
      issuableFrom: isInNotice(row) ? row.issuableFrom : null,
      ...{ issuedAt, signature, endReason, replacesId, flaggedAt },
      code: snapshot?.code ?? null,
      verificationPath: snapshot ? `/verify/${snapshot.number}?code=${snapshot.code}` : null,
      minutes: snapshot?.minutes ?? null,
      records: snapshot?.records ?? [...proposed],
    };
  }
}

const isInNotice = ({ status, issuableFrom }: CertificateEntity): boolean =>
  status === CertificateStatus.REQUESTED && issuableFrom !== null;
