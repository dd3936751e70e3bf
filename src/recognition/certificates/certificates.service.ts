import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { OwnRegistration } from '../../volunteers/own-registration.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { CertificateIssuing } from './certificate-issuing.js';
import { CertificateEntity, CertificateRecordEntity, CertificateStatus } from './certificate.entity.js';
import type {
  EndCertificateInput,
  IssueCertificateInput,
  RequestCertificateInput,
} from './certificates.inputs.js';
import {
  alreadyAsked,
  CERTIFICATE_IN_FUTURE,
  CERTIFICATE_PERIOD,
  certificateStatus,
  notForCertificate,
  organisationElsewhere,
  replacementAsked,
} from './certificates.problems.js';
import { hasConfirmedRecord, isAsked } from './certified-records.query.js';

/** Certificates of confirmed service: asked for, issued from a snapshot that is signed, revoked, replaced (domain.md rule 41). */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly organisations: OrganisationsService,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly issuing: CertificateIssuing,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Asks for one, by oneself or an office for a volunteer; of his own community unless told.
   * @returns its id
   * @throws Problem NOT_A_VOLUNTEER, NOT_FOUND, FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, INVALID_INPUT, VOLUNTEER_NOT_FOR_CERTIFICATE,
   * CERTIFICATE_ALREADY_ASKED, ORGANISATION_ELSEWHERE, IDEMPOTENCY_KEY_REUSED
   */
  request(actor: Actor, input: RequestCertificateInput): Promise<string> {
    const accountId = actor.requireAccount();
    if (input.untilDay < input.fromDay)
      throw invalidInput([{ path: 'input.untilDay', code: CERTIFICATE_PERIOD }]);
    if (input.fromDay > serviceDayOf(this.clock.now()))
      throw invalidInput([{ path: 'input.fromDay', code: CERTIFICATE_IN_FUTURE }]);
    const call = { accountId, key: input.idempotencyKey, operation: 'requestCertificate', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const volunteerId = input.volunteerId ?? actor.volunteerId;
        if (!volunteerId) throw notAVolunteer();
        const volunteer = await this.volunteers.require(transaction, volunteerId);
        const issuerCode = input.issuerCode ?? volunteer.communityCode;
        await this.requireAsker(transaction, actor, volunteer, issuerCode);
        if (!volunteer.volunteerNo) throw notForCertificate();
        await this.places.requireCommunity(transaction, issuerCode);
        const organisationId = input.organisationId ?? null;
        if (organisationId) await this.requireGuided(transaction, organisationId, issuerCode);
        const { fromDay, untilDay } = input;
        const wanted = { volunteerId, issuerCode, organisationId, fromDay, untilDay };
        if (await isAsked(transaction, wanted)) throw alreadyAsked();
        const id = newId();
        await transaction.repo(CertificateEntity).insert({
          ...{ ...wanted, id, status: CertificateStatus.REQUESTED },
          ...{ issuableFrom: null, noticeByAccountId: null },
          ...{ requestedByAccountId: accountId, requestedAt: this.clock.now() },
          ...{ number: null, issuedAt: null, issuedByAccountId: null, snapshotSealed: null, signature: null },
          ...{ endedAt: null, endedByAccountId: null, endReason: null, replacesId: null, flaggedAt: null },
        });
        await this.note(transaction, actor, 'request', { id, issuerCode });
        return id;
      }),
    );
  }

  /**
   * Issues what was asked for, from the records as they are confirmed now, or begins its internal notice; nobody his own.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, CERTIFICATE_STATUS_NOT_ALLOWED, CERTIFICATE_IN_NOTICE, NOTHING_TO_CERTIFY
   */
  issue(actor: Actor, { certificateId }: IssueCertificateInput): Promise<void> {
    return this.decide(actor, certificateId, 'issue', async (transaction, certificate, volunteer) => {
      await this.issuing.proceed(transaction, certificate, volunteer, actor.requireAccount());
      await this.tell(transaction, certificate.id);
    });
  }

  /** Does not issue what was asked for, with a reason. @throws Problem as `issue` */
  decline(actor: Actor, input: EndCertificateInput): Promise<void> {
    return this.decide(actor, input.certificateId, 'decline', (transaction, certificate) =>
      this.end(transaction, actor, certificate, {
        from: CertificateStatus.REQUESTED,
        to: CertificateStatus.DECLINED,
        reason: input.reason,
      }),
    );
  }

  /** Takes an issued one back; whoever verifies it is told so. @throws Problem as `issue` */
  revoke(actor: Actor, input: EndCertificateInput): Promise<void> {
    return this.decide(actor, input.certificateId, 'revoke', (transaction, certificate) =>
      this.end(transaction, actor, certificate, {
        from: CertificateStatus.ISSUED,
        to: CertificateStatus.REVOKED,
        reason: input.reason,
      }),
    );
  }

  /**
   * Issues another one of the same period from the records as they are now, which ends the one before; or begins its internal notice.
   * @returns the new one's id
   * @throws Problem as `issue`, CERTIFICATE_REPLACEMENT_ASKED
   */
  async replace(actor: Actor, { certificateId }: IssueCertificateInput): Promise<string> {
    const newOne = newId();
    await this.decide(actor, certificateId, 'replace', async (transaction, certificate, volunteer) => {
      if (certificate.status !== CertificateStatus.ISSUED)
        throw certificateStatus({ status: certificate.status });
      const certificates = transaction.repo(CertificateEntity);
      if (await certificates.existsBy({ replacesId: certificateId, status: CertificateStatus.REQUESTED }))
        throw replacementAsked();
      const requested: CertificateEntity = {
        ...certificate,
        ...{ id: newOne, status: CertificateStatus.REQUESTED, replacesId: certificate.id },
        ...{ requestedByAccountId: actor.requireAccount(), requestedAt: this.clock.now() },
        ...{ number: null, issuedAt: null, issuedByAccountId: null, snapshotSealed: null, signature: null },
        ...{ endedAt: null, endedByAccountId: null, endReason: null, flaggedAt: null },
        ...{ issuableFrom: null, noticeByAccountId: null },
      };
      await certificates.insert(requested);
      await this.issuing.proceed(transaction, requested, volunteer, actor.requireAccount());
      await this.tell(transaction, newOne);
    });
    return newOne;
  }

  /** Oneself; an office of his community; or one of the issuing community, of whoever served there. */
  private async requireAsker(
    transaction: WriteTransaction,
    actor: Actor,
    volunteer: VolunteerEntity,
    issuerCode: string,
  ): Promise<void> {
    if (actor.volunteerId === volunteer.id) return;
    const served =
      actor.may('certificate.issue', issuerCode) &&
      (await hasConfirmedRecord(transaction, volunteer.id, issuerCode));
    const subject = { type: 'Volunteer', id: volunteer.id, placeCode: volunteer.communityCode };
    if (!served) actor.require('certificate.issue', subject, 'volunteer.read');
  }

  private async requireGuided(transaction: WriteTransaction, id: string, issuerCode: string): Promise<void> {
    const { communityCode } = await this.organisations.require(transaction, id);
    if (communityCode !== issuerCode) throw organisationElsewhere();
  }

  private async decide(
    actor: Actor,
    id: string,
    verb: string,
    act: (
      transaction: WriteTransaction,
      certificate: CertificateEntity,
      volunteer: VolunteerEntity,
    ) => Promise<void>,
  ): Promise<void> {
    actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [certificate] = await transaction.lockById(CertificateEntity, [id]);
      const attempt = { action: `certificate.${verb}`, subjectType: 'Certificate', subjectId: id };
      if (!certificate) throw notFound().audited(attempt);
      const subject = { type: 'Certificate', id, placeCode: certificate.issuerCode };
      actor.require('certificate.issue', subject, 'certificate.read');
      const volunteer = await this.volunteers.require(transaction, certificate.volunteerId);
      await this.own.refuse(transaction, actor, volunteer);
      await act(transaction, certificate, volunteer);
      await this.note(transaction, actor, verb, certificate);
    });
  }

  private async end(
    transaction: WriteTransaction,
    actor: Actor,
    certificate: CertificateEntity,
    { from, to, reason }: { from: CertificateStatus; to: CertificateStatus; reason: string },
  ): Promise<void> {
    if (certificate.status !== from) throw certificateStatus({ status: certificate.status });
    const ended = { endedAt: this.clock.now(), endedByAccountId: actor.requireAccount(), endReason: reason };
    await transaction.repo(CertificateEntity).update({ id: certificate.id }, { status: to, ...ended });
    await this.tell(transaction, certificate.id);
  }

  /** Flags issued ones that state records which were voided; answers how many. */
  async flag(transaction: WriteTransaction, recordIds: readonly string[]): Promise<number> {
    if (recordIds.length === 0) return 0;
    const found = await transaction
      .repo(CertificateRecordEntity)
      .find({ where: { recordId: In([...recordIds]) }, select: { certificateId: true } });
    const ids = [...new Set(found.map(({ certificateId }) => certificateId))];
    const certificates = (await transaction.lockById(CertificateEntity, ids)).filter(
      ({ status, flaggedAt }) => status === CertificateStatus.ISSUED && flaggedAt === null,
    );
    for (const { id } of certificates)
      await transaction.repo(CertificateEntity).update({ id }, { flaggedAt: this.clock.now() });
    return certificates.length;
  }

  private tell(transaction: WriteTransaction, certificateId: string): Promise<void> {
    return this.outbox.emit(transaction, 'CertificateChanged', { certificateId });
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, issuerCode }: Pick<CertificateEntity, 'id' | 'issuerCode'>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action: `certificate.${verb}`,
      ...{ subjectType: 'Certificate', subjectId: id, placeCode: issuerCode },
    });
  }
}
