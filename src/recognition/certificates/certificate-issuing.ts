import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Clock } from '../../kernel/clock.js';
import { districtOf } from '../../kernel/division-code.js';
import {
  addDays,
  ageOn,
  type LocalDate,
  serviceDayOf,
  shanghaiTime,
  startOfServiceDay,
} from '../../kernel/service-day.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { PlacesService } from '../../places/places.service.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { FieldCipher } from '../../platform/security/field-cipher.js';
import { PolicyService } from '../../policies/policy.service.js';
import type { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import { certificateNumber, type CertificateSnapshot, newVerificationCode } from './certificate-snapshot.js';
import { CertificateSigner } from './certificate-signer.js';
import { CertificateEntity, CertificateRecordEntity, CertificateStatus } from './certificate.entity.js';
import { certificateInNotice, certificateStatus, nothingToCertify } from './certificates.problems.js';
import { type CertifiedRecord, certifiedRecords } from './certified-records.query.js';

const ADULT_YEARS = 18;

/** Where the snapshot of a certificate is sealed. */
export const snapshotPlace = (rowId: string) => ({ table: 'certificate', rowId, field: 'snapshot' });

/** Puts down what a certificate says, as the records are at that moment, and signs it. */
@Injectable()
export class CertificateIssuing {
  constructor(
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly organisations: OrganisationsService,
    private readonly policies: PolicyService,
    private readonly vault: VolunteerVault,
    private readonly signer: CertificateSigner,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Issues what was asked for, or, where the policy wants it, begins its internal notice, and after that issues it: then with those of
   * the records shown that are still confirmed, and no others. What it takes the place of ends when it is issued.
   * @throws Problem CERTIFICATE_STATUS_NOT_ALLOWED, CERTIFICATE_IN_NOTICE, NOTHING_TO_CERTIFY
   */
  async proceed(
    transaction: WriteTransaction,
    certificate: CertificateEntity,
    volunteer: VolunteerEntity,
    accountId: string,
  ): Promise<void> {
    const { id, status, issuerCode, issuableFrom, fromDay, untilDay } = certificate;
    const now = this.clock.now();
    if (status !== CertificateStatus.REQUESTED) throw certificateStatus({ status });
    if (issuableFrom && now < issuableFrom) throw certificateInNotice({ until: shanghaiTime(issuableFrom) });
    const records = await this.records(transaction, certificate);
    if (records.length === 0) throw nothingToCertify({ fromDay, untilDay });
    await this.keep(transaction, id, records);
    const { policy } = await this.policies.policyFor(transaction, issuerCode, serviceDayOf(now));
    const days = policy.recognition.certificateNoticeDays;
    if (issuableFrom === null && days > 0) {
      const until = startOfServiceDay(addDays(serviceDayOf(now), days + 1));
      const notice = { issuableFrom: until, noticeByAccountId: accountId };
      await transaction.repo(CertificateEntity).update({ id }, notice);
    } else await this.issue(transaction, certificate, volunteer, records, accountId);
  }

  /** What is confirmed now; after a notice, of what it showed. */
  private async records(
    transaction: WriteTransaction,
    certificate: CertificateEntity,
  ): Promise<CertifiedRecord[]> {
    const confirmed = await certifiedRecords(transaction, certificate);
    if (certificate.issuableFrom === null) return confirmed;
    const shown = await transaction.repo(CertificateRecordEntity).findBy({ certificateId: certificate.id });
    const ids = new Set(shown.map(({ recordId }) => recordId));
    return confirmed.filter(({ id }) => ids.has(id));
  }

  private async keep(
    transaction: WriteTransaction,
    certificateId: string,
    records: readonly CertifiedRecord[],
  ): Promise<void> {
    const kept = transaction.repo(CertificateRecordEntity);
    await kept.delete({ certificateId });
    for (let from = 0; from < records.length; from += 500)
      await kept.insert(records.slice(from, from + 500).map(({ id }) => ({ certificateId, recordId: id })));
  }

  private async issue(
    transaction: WriteTransaction,
    { id, issuerCode, organisationId, fromDay, untilDay, replacesId }: CertificateEntity,
    volunteer: VolunteerEntity,
    records: readonly CertifiedRecord[],
    issuedByAccountId: string,
  ): Promise<void> {
    const issuedAt = this.clock.now();
    const issuedOn = serviceDayOf(issuedAt);
    const number = await this.nextNumber(transaction, districtOf(issuerCode), issuedOn);
    const issuer = await this.places.require(transaction, issuerCode);
    const organisation = organisationId
      ? await this.organisations.require(transaction, organisationId)
      : null;
    const minor = ageOn(volunteer.birthDate, issuedOn) < ADULT_YEARS;
    const snapshot: CertificateSnapshot = {
      ...{ number, code: newVerificationCode(), issuerCode },
      issuerName: organisation ? `${issuer.name}（${organisation.name}）` : issuer.name,
      ...{ volunteerNo: volunteer.volunteerNo ?? '', name: this.vault.name(volunteer) },
      // Minors are never named (rule 57).
      maskedName: minor ? '匿名志愿者' : volunteer.maskedName,
      // What has not passed yet is not certified.
      ...{ fromDay, untilDay: untilDay < issuedOn ? untilDay : issuedOn, issuedOn },
      minutes: records.reduce((sum, { minutes }) => sum + minutes, 0),
      records: records.map(({ id: _, ...record }) => record),
    };
    const text = canonicalJson(snapshot);
    await transaction.repo(CertificateEntity).update(
      { id },
      {
        ...{ status: CertificateStatus.ISSUED, number, issuedAt, issuedByAccountId },
        snapshotSealed: this.cipher.seal(snapshotPlace(id), text),
        signature: this.signer.sign(text),
      },
    );
    if (replacesId)
      await transaction.repo(CertificateEntity).update(
        { id: replacesId, status: CertificateStatus.ISSUED },
        {
          ...{ status: CertificateStatus.REPLACED, endedAt: issuedAt, endedByAccountId: issuedByAccountId },
          endReason: REPLACED,
        },
      );
  }

  private async nextNumber(
    transaction: WriteTransaction,
    districtCode: string,
    day: LocalDate,
  ): Promise<string> {
    const [row] = await transaction.rows<{ last_number: number }>(
      `INSERT INTO certificate_counter (district_code, day, last_number) VALUES (:districtCode, :day, 1)
       ON CONFLICT (district_code, day) DO UPDATE SET last_number = certificate_counter.last_number + 1
       RETURNING last_number`,
      { districtCode, day },
    );
    return certificateNumber(districtCode, day, Number(row?.last_number));
  }
}

const REPLACED = '已换发新证明 · another certificate was issued in its place';
