import { Injectable } from '@nestjs/common';
import { addDays, addMonths, type LocalDate } from '../kernel/service-day.js';
import { OfficeKind } from '../organisations/affairs/affairs.entity.js';
import { OrganisationAffairs } from '../organisations/affairs/affairs.service.js';
import { CharterReviews } from '../organisations/charters/charter-reviews.service.js';
import { charterLines, type CharterText } from '../organisations/charters/charter-text.js';
import { CharterForm } from '../organisations/charters/charter.entity.js';
import { charterTemplate } from '../organisations/charters/templates/charter-templates.js';
import { OrganisationOfficersService } from '../organisations/organisation-officers.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { DEMO_LOGINS, DemoAccounts } from './demo-accounts.js';
import type { DemoCommunityPlan } from './demo-community-plan.js';
import { DemoFilings, meetingOf } from './demo-organisations-filings.js';
import { CALLIGRAPHY } from './demo-organisations-groups.js';
import { DemoPastFiling } from './demo-organisations-past.js';
import type { DemoMember, DemoOrganisationPeople } from './demo-organisations-people.js';
import { DEMO_STREETS } from './demo-places.js';

const FOUNDERS = 3;
const FIRST_MEMBERS = 16;
const MEMBERS = 24;
const VOLUNTEERS = 18;
const JOINED_LATER_DAYS = 120;
const AMENDED_DAYS = 6;
const TERM_MONTHS = 36;

type Plan = Pick<DemoCommunityPlan, 'code' | 'name' | 'today' | 'effective'>;

/** The calligraphy association: filed with the street months ago, with officers, and a charter that was amended since. */
@Injectable()
export class DemoAssociation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: DemoAccounts,
    private readonly past: DemoPastFiling,
    private readonly filings: DemoFilings,
    private readonly officers: OrganisationOfficersService,
    private readonly affairs: OrganisationAffairs,
    private readonly reviews: CharterReviews,
  ) {}

  async add(people: DemoOrganisationPeople, plan: Plan): Promise<void> {
    const lead = DEMO_LOGINS.elder;
    const members = people.roster({ lead, volunteers: VOLUNTEERS, total: MEMBERS });
    const street = await this.accounts.actor(DEMO_LOGINS.streetOfficer);
    const charter = charterTemplate(CALLIGRAPHY.category, CharterForm.SIMPLE, {
      ...{ name: CALLIGRAPHY.name, purpose: CALLIGRAPHY.purpose, premises: CALLIGRAPHY.premises },
      ...{ community: plan.name, street: DEMO_STREETS[0]?.name },
    });
    const byAccountId = (await this.accounts.actor(lead)).requireAccount();
    const id = await this.uow.write((transaction) =>
      this.past.add(transaction, {
        ...{ plan, charter, byAccountId, group: CALLIGRAPHY, deciderAccountId: street.requireAccount() },
        meeting: { expected: FIRST_MEMBERS, present: FIRST_MEMBERS - 1 },
      }),
    );
    await this.officers.grant(await this.accounts.actor(DEMO_LOGINS.officer), id, lead);
    const head = await this.accounts.actor(lead);
    const founding = members.slice(0, FIRST_MEMBERS);
    const joinedOn = this.past.begunOn(plan.today);
    const ids = await this.filings.enrol(head, id, { members: founding, founders: FOUNDERS, joinedOn });
    await this.filings.enrol(head, id, {
      ...{ members: members.slice(FIRST_MEMBERS), founders: 0 },
      joinedOn: addDays(plan.today, -JOINED_LATER_DAYS),
    });
    await this.filings.bringPapers(head, id, { ...CALLIGRAPHY, lender: `${plan.name}居民委员会` });
    await this.appoint(head, id, founding, ids, this.past.filedOn(plan.today));
    await this.amend(head, street, id, amended(charter), plan.today);
  }

  /** Some whom anyone may see named and, where there is one, somebody who did not agree to that. */
  private async appoint(
    actor: Actor,
    organisationId: string,
    members: readonly DemoMember[],
    ids: readonly string[],
    fromDay: LocalDate,
  ): Promise<void> {
    const [chair, ...others] = members.map((member, index) => ({ ...member, id: ids[index] ?? '' }));
    const [secretary, vice, ...rest] = others.filter(({ publication }) => publication);
    const treasurer = others.find(({ publication }) => !publication) ?? rest[0];
    const untilDay = addDays(addMonths(fromDay, TERM_MONTHS), -1);
    for (const [office, holder] of [
      [OfficeKind.CHAIR, chair],
      [OfficeKind.VICE_CHAIR, vice],
      [OfficeKind.SECRETARY, secretary],
      [OfficeKind.TREASURER, treasurer],
    ] as const)
      if (holder)
        await this.affairs.appoint(actor, {
          ...{ organisationId, memberId: holder.id, office, fromDay, untilDay },
          ...{ mayBeNamed: holder.publication, idempotencyKey: `demo-office-${office}` },
        });
  }

  private async amend(
    head: Actor,
    street: Actor,
    organisationId: string,
    charter: CharterText,
    today: LocalDate,
  ): Promise<void> {
    const text = charterLines(charter).join('\n');
    const meeting = meetingOf(MEMBERS, today, AMENDED_DAYS);
    const versionId = await this.filings.adopt(head, organisationId, text, meeting);
    await this.reviews.submit(head, versionId);
    await this.reviews.approve(street, { versionId });
  }
}

const MEETINGS = 7;
const NEW_ARTICLE = 13;

/** Two meetings a year in place of one, and a new article, from which on articles count anew. */
function amended({ preamble, chapters }: CharterText): CharterText {
  return {
    preamble,
    chapters: chapters.map(({ title, articles }) => ({
      title,
      articles: articles
        .map(({ paragraphs }, index) => ({
          paragraphs:
            index === MEETINGS
              ? paragraphs.map((paragraph) => paragraph.replace('至少召开一次', '至少召开两次'))
              : paragraphs,
        }))
        .toSpliced(NEW_ARTICLE, 0, {
          paragraphs: ['每年春节前为本社区居民义务书写春联，笔墨纸张从会费和捐赠中列支。'],
        }),
    })),
  };
}
