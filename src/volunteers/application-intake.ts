import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { normalizePersonName } from '../kernel/person-name.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { PolicyService } from '../policies/policy.service.js';
import { ConsentKind } from './consent.entity.js';
import { consentFaults } from './consent-rules.js';
import { checkApplication, type Guardian, type NormalIdentity } from './registration.js';
import { VolunteerEntity } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import type { ApplicationInput } from './volunteers.inputs.js';
import { volunteerExists } from './volunteers.problems.js';

/** Checks an application by the policy of its community and turns it into columns, for a new row or one handed in again. */
@Injectable()
export class ApplicationIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly vault: VolunteerVault,
  ) {}

  /**
   * @param byOfficer an officer hands it in for somebody else
   * @throws Problem INVALID_INPUT with every fault at once (domain.md rules 2, 3, 5, 6)
   */
  async check(
    transaction: WriteTransaction,
    input: ApplicationInput,
    byOfficer: boolean,
  ): Promise<NormalIdentity> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.policies.policyFor(transaction, input.communityCode, today);
    const terms = { today, ages: policy.registration, adultKinds: policy.squads.adultKinds };
    const verdict = checkApplication(input, terms);
    const given = input.consents.map(({ textVersion }, index) => ({
      textVersion,
      path: `input.consents.${index}.textVersion`,
    }));
    const { consentEvidence: evidence } = input;
    const evidencePath = 'input.consentEvidence';
    const unshown = consentFaults(given, { ...policy.consents, byOfficer, evidence, evidencePath });
    if (!verdict.ok) throw invalidInput([...verdict.faults, ...unshown]);
    if (unshown.length > 0) throw invalidInput(unshown);
    return verdict.identity;
  }

  /** The columns of a checked application. @throws Problem VOLUNTEER_EXISTS when another row has the document (rule 4) */
  async columns(
    transaction: WriteTransaction,
    id: string,
    input: ApplicationInput,
    identity: NormalIdentity,
  ) {
    const guardian = input.guardian ? normalGuardian(input.guardian) : null;
    const address = input.address ?? null;
    const sealed = this.vault.seal(id, input.documentType, { ...identity, address, guardian });
    await this.claimDocument(transaction, sealed.documentIndex ?? '', id);
    const publishes = input.consents.some((consent) => consent.kind === ConsentKind.PUBLICATION);
    return {
      ...sealed,
      communityCode: input.communityCode,
      sex: input.sex,
      birthDate: input.birthDate,
      documentType: input.documentType,
      selfSupportDeclaredOn: input.selfSupportDeclaredOn ?? null,
      background: input.background,
      education: input.education ?? null,
      employment: input.employment ?? null,
      skills: [...new Set(input.skills)],
      serviceKinds: [...new Set(input.serviceKinds)],
      publicationConsentAt: publishes ? this.clock.now() : null,
    };
  }

  /**
   * On PostgreSQL two registrations of one document wait for each other here, so that the second one sees the first and
   * is refused rather than failing on the unique index.
   */
  private async claimDocument(
    transaction: WriteTransaction,
    documentIndex: string,
    id: string,
  ): Promise<void> {
    if (this.uow.dialect === 'postgres') {
      await transaction.rows('SELECT pg_advisory_xact_lock(hashtextextended(:documentIndex, 0))', {
        documentIndex,
      });
    }
    const holder = await transaction.repo(VolunteerEntity).findOneBy({ documentIndex });
    if (holder && holder.id !== id) throw volunteerExists();
  }
}

function normalGuardian(guardian: Guardian): Guardian {
  const name = normalizePersonName(guardian.name);
  const phone = normalizeMobile(guardian.phone);
  return { ...guardian, name: name.ok ? name.name : guardian.name, phone: phone ?? guardian.phone };
}
