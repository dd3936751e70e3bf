import { Injectable } from '@nestjs/common';
import { streetOf } from '../kernel/division-code.js';
import { addDays, addMonths, type LocalDate, startOfServiceDay } from '../kernel/service-day.js';
import type { CharterText } from '../organisations/charters/charter-text.js';
import {
  CharterForm,
  CharterStage,
  CharterVersionEntity,
  MeetingForm,
} from '../organisations/charters/charter.entity.js';
import {
  OrganisationStatus,
  OrganisationStep,
  OrganisationTier,
} from '../organisations/organisation-lifecycle.js';
import { OrganisationEntity, OrganisationStepEntity } from '../organisations/organisation.entity.js';
import { nameColumns } from '../organisations/organisations.service.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { DemoCommunityPlan } from './demo-community-plan.js';
import type { DemoGroup } from './demo-organisations-groups.js';

/** So many days ago the group was begun, its charter adopted and submitted, and it was filed. */
const BEGUN = 252;
const MET = 247;
const SUBMITTED = 240;
const FILED = 236;

/** Those of its first members who came and were for the charter. */
interface FirstMeeting {
  readonly expected: number;
  readonly present: number;
}

interface PastFiling {
  readonly plan: Pick<DemoCommunityPlan, 'code' | 'today' | 'effective'>;
  readonly group: Required<DemoGroup>;
  readonly charter: CharterText;
  readonly meeting: FirstMeeting;
  /** The account by which it was begun and submitted. */
  readonly byAccountId: string;
  /** The street officer's. */
  readonly deciderAccountId: string;
}

/** Days of a filing months ago: the services know no other day than today, so it is written down as it would have been. */
@Injectable()
export class DemoPastFiling {
  begunOn(today: LocalDate): LocalDate {
    return addDays(today, -BEGUN);
  }

  filedOn(today: LocalDate): LocalDate {
    return addDays(today, -FILED);
  }

  /** A group filed with the street, and the model charter that went with it; its id. */
  async add(transaction: WriteTransaction, filing: PastFiling): Promise<string> {
    const { plan, group, byAccountId } = filing;
    const filedOn = this.filedOn(plan.today);
    const { validMonths } = plan.effective.policy.organisations;
    const organisation: OrganisationEntity = {
      ...{ id: newId(), communityCode: plan.code, streetCode: streetOf(plan.code) },
      ...{ ...nameColumns(group.name), category: group.category, tier: OrganisationTier.STREET_FILED },
      status: OrganisationStatus.FILED,
      ...{ purpose: group.purpose, activityScope: group.activityScope, premises: group.premises },
      ...{ submittedAt: null, submittedByAccountId: null, decideUntil: null, noticeId: null },
      ...{ filedOn, validUntil: addDays(addMonths(filedOn, validMonths), -1), renewalAskedAt: null },
      ...{ creditCode: null, registeredOn: null, registrationAuthority: null, fundsYuan: null },
      ...{ suspendedFrom: null, activeOn: null, cancellationProposedAt: null },
      ...{ createdByAccountId: byAccountId, createdAt: morningOf(plan.today, BEGUN) },
    };
    await transaction.repo(OrganisationEntity).insert(organisation);
    await this.addSteps(transaction, organisation.id, filing);
    await this.addCharter(transaction, organisation.id, filing);
    return organisation.id;
  }

  private async addSteps(
    transaction: WriteTransaction,
    organisationId: string,
    { plan: { today }, byAccountId, deciderAccountId }: PastFiling,
  ): Promise<void> {
    const step = (
      taken: OrganisationStep,
      status: OrganisationStatus,
      ago: number,
      accountId: string,
    ): OrganisationStepEntity => ({
      ...{ id: newId(), organisationId, step: taken, status, at: morningOf(today, ago) },
      ...{ byAccountId: accountId, reason: null },
    });
    await transaction
      .repo(OrganisationStepEntity)
      .insert([
        step(OrganisationStep.DRAFT, OrganisationStatus.DRAFT, BEGUN, byAccountId),
        step(OrganisationStep.SUBMIT, OrganisationStatus.SUBMITTED, SUBMITTED, byAccountId),
        step(OrganisationStep.FILE, OrganisationStatus.FILED, FILED, deciderAccountId),
      ]);
  }

  private async addCharter(
    transaction: WriteTransaction,
    organisationId: string,
    { plan, charter, meeting, byAccountId, deciderAccountId }: PastFiling,
  ): Promise<void> {
    await transaction.repo(CharterVersionEntity).insert({
      ...{ id: newId(), organisationId, number: 1, form: CharterForm.SIMPLE, stage: CharterStage.APPROVED },
      ...{ text: JSON.stringify(charter), revision: 1, covered: {} },
      ...{ meetingOn: addDays(plan.today, -MET), meetingForm: MeetingForm.MEMBERS, ...meeting },
      ...{ votesFor: meeting.present, votesAgainst: 0, abstained: 0 },
      ...{ draftedByAccountId: byAccountId, draftedAt: morningOf(plan.today, BEGUN) },
      adoptedAt: morningOf(plan.today, MET),
      ...{ submittedAt: morningOf(plan.today, SUBMITTED), submittedByAccountId: byAccountId },
      ...{ decidedAt: morningOf(plan.today, FILED), decidedByAccountId: deciderAccountId },
      effectiveOn: this.filedOn(plan.today),
    });
  }
}

/** Ten o'clock in Shanghai. */
const morningOf = (today: LocalDate, ago: number): Date =>
  new Date(startOfServiceDay(addDays(today, -ago)).getTime() + 10 * 3_600_000);
