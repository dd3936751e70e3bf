import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '../kernel/service-day.js';
import { CharterForm, MeetingForm } from '../organisations/charters/charter.entity.js';
import { ChartersReader } from '../organisations/charters/charters-reader.js';
import { ChartersService } from '../organisations/charters/charters.service.js';
import { OrganisationDocuments } from '../organisations/documents/documents.service.js';
import { FilingsService } from '../organisations/filings.service.js';
import { RosterService } from '../organisations/members/roster.service.js';
import type { OrganisationTier } from '../organisations/organisation-lifecycle.js';
import { MemberKind } from '../organisations/organisation.entity.js';
import { newId } from '../platform/database/new-id.js';
import type { Actor } from '../platform/security/actor.js';
import { FileType } from '../platform/storage/file-types.js';
import type { DemoGroup } from './demo-organisations-groups.js';
import { demoPapers, type PaperSubject } from './demo-organisations-papers.js';
import type { DemoMember } from './demo-organisations-people.js';

/** How a meeting of all members voted; all who came and were not for it abstained. */
interface DemoMeeting {
  readonly meetingOn: LocalDate;
  readonly expected: number;
  readonly present: number;
  readonly votesFor: number;
}

/** The first of a roster are its founders. */
interface DemoRoster {
  readonly members: readonly DemoMember[];
  readonly founders: number;
  readonly joinedOn: LocalDate;
}

/** The steps of a filing, each as its organisation would take it. */
@Injectable()
export class DemoFilings {
  constructor(
    private readonly filings: FilingsService,
    private readonly roster: RosterService,
    private readonly charters: ChartersService,
    private readonly models: ChartersReader,
    private readonly documents: OrganisationDocuments,
  ) {}

  draft(
    actor: Actor,
    { communityCode, tier, group }: { communityCode: string; tier: OrganisationTier; group: DemoGroup },
  ): Promise<string> {
    const { name, category, key } = group;
    const idempotencyKey = `demo-draft-${key}`;
    return this.filings.draft(actor, { communityCode, name, category, tier, idempotencyKey });
  }

  describe(
    actor: Actor,
    organisationId: string,
    { purpose, activityScope, premises }: DemoGroup,
  ): Promise<void> {
    return this.filings.describe(actor, { organisationId, purpose, activityScope, premises });
  }

  /** Their ids on the roster, in order. */
  enrol(
    actor: Actor,
    organisationId: string,
    { members, founders, joinedOn }: DemoRoster,
  ): Promise<string[]> {
    return this.roster.add(actor, {
      organisationId,
      members: members.map(({ name, volunteerNo }, index) => ({
        ...{ name, volunteerNo, joinedOn, kind: MemberKind.INDIVIDUAL, founder: index < founders },
      })),
      idempotencyKey: `demo-roster-${organisationId}-${joinedOn}`,
    });
  }

  /** The model charter of its category, filled in from what the organisation is. */
  modelCharter(actor: Actor, organisationId: string, { category }: DemoGroup): Promise<string> {
    return this.models.template(actor, { category, form: CharterForm.SIMPLE, organisationId });
  }

  /** Drafts a charter and puts down that all members adopted it; the version's id. */
  async adopt(
    actor: Actor,
    organisationId: string,
    text: string,
    { meetingOn, expected, present, votesFor }: DemoMeeting,
  ): Promise<string> {
    const versionId = await this.charters.draft(actor, {
      ...{ organisationId, text, form: CharterForm.SIMPLE },
      idempotencyKey: `demo-charter-${organisationId}-${meetingOn}`,
    });
    await this.charters.adopt(actor, {
      ...{ versionId, meetingOn, meetingForm: MeetingForm.MEMBERS, expected, present },
      ...{ votesFor, votesAgainst: 0, abstained: present - votesFor },
    });
    return versionId;
  }

  /** Straight to where uploads end: what the demo makes itself needs no scanner. */
  async bringPapers(actor: Actor, organisationId: string, subject: PaperSubject): Promise<void> {
    for (const { kind, fileName, content } of await demoPapers(subject)) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const file = { content, type: FileType.PDF, fileName, sha256 };
      await this.documents.accept(actor, { organisationId, kind, documentId: newId() }, file);
    }
  }

  submit(actor: Actor, organisationId: string): Promise<void> {
    return this.filings.submit(actor, organisationId);
  }

  accept(actor: Actor, organisationId: string): Promise<void> {
    return this.filings.accept(actor, organisationId);
  }
}

/** A meeting of all some days ago, at which one was missing and one abstained. */
export const meetingOf = (members: number, today: LocalDate, daysAgo: number): DemoMeeting => ({
  ...{ meetingOn: addDays(today, -daysAgo), expected: members, present: members - 1, votesFor: members - 2 },
});
