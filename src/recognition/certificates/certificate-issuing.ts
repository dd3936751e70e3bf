import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Clock } from '../../kernel/clock.js';
import { districtOf } from '../../kernel/division-code.js';
import { ageOn, type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { FieldCipher } from '../../platform/security/field-cipher.js';
import type { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import { certificateNumber, type CertificateSnapshot, newVerificationCode } from './certificate-snapshot.js';
import { CertificateSigner } from './certificate-signer.js';
import { CertificateEntity, CertificateRecordEntity, CertificateStatus } from './certificate.entity.js';
import { nothingToCertify } from './certificates.problems.js';
import { certifiedRecords } from './certified-records.query.js';

const ADULT_YEARS = 18;

/** Where the snapshot of a certificate is sealed. */
export const snapshotPlace = (rowId: string) => ({ table: 'certificate', rowId, field: 'snapshot' });

/** Puts down what a certificate says, as the records are at that moment, and signs it. */
@Injectable()
export class CertificateIssuing {
  constructor(
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly vault: VolunteerVault,
    private readonly signer: CertificateSigner,
    private readonly cipher: FieldCipher,
  ) {}

  /** Gives a requested one its number, snapshot and signature. @throws Problem NOTHING_TO_CERTIFY */
  async issue(
    transaction: WriteTransaction,
    { id, issuerCode, fromDay, untilDay }: CertificateEntity,
    volunteer: VolunteerEntity,
    issuedByAccountId: string,
  ): Promise<void> {
    const records = await certifiedRecords(transaction, {
      volunteerId: volunteer.id,
      issuerCode,
      fromDay,
      untilDay,
    });
    if (records.length === 0) throw nothingToCertify({ fromDay, untilDay });
    const issuedAt = this.clock.now();
    const issuedOn = serviceDayOf(issuedAt);
    const number = await this.nextNumber(transaction, districtOf(issuerCode), issuedOn);
    const issuer = await this.places.require(transaction, issuerCode);
    const minor = ageOn(volunteer.birthDate, issuedOn) < ADULT_YEARS;
    const snapshot: CertificateSnapshot = {
      ...{ number, code: newVerificationCode(), issuerCode, issuerName: issuer.name },
      ...{ volunteerNo: volunteer.volunteerNo ?? '', name: this.vault.name(volunteer) },
      // Minors are never named (rule 57).
      maskedName: minor ? '匿名志愿者' : volunteer.maskedName,
      ...{ fromDay, untilDay, issuedOn },
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
    for (let from = 0; from < records.length; from += 500)
      await transaction
        .repo(CertificateRecordEntity)
        .insert(
          records.slice(from, from + 500).map((record) => ({ certificateId: id, recordId: record.id })),
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
