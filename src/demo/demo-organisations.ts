import { Injectable } from '@nestjs/common';
import { addDays } from '../kernel/service-day.js';
import { OrganisationTier } from '../organisations/organisation-lifecycle.js';
import { OrganisationOfficersService } from '../organisations/organisation-officers.service.js';
import { OrganisationStanding } from '../organisations/organisation-standing.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { DEMO_LOGINS, DemoAccounts } from './demo-accounts.js';
import type { DemoCommunityPlan, FilledCommunity } from './demo-community-plan.js';
import { DemoAssociation } from './demo-organisations-association.js';
import { DemoFilings, meetingOf } from './demo-organisations-filings.js';
import {
  DRUM_BAND,
  LEGAL_AID,
  LEGAL_AID_CREDIT_CODE,
  REPAIR_TEAM,
  SWAP_SHOP,
} from './demo-organisations-groups.js';
import { DemoOrganisationPeople } from './demo-organisations-people.js';
import { DEMO_DISTRICT } from './demo-places.js';
import { SeededRandom } from './seeded-random.js';

/** Its own, so that the rest of the district stays as it is. */
const SEED = 510_503;
const REGISTERED_DAYS = 280;

type Plan = Pick<DemoCommunityPlan, 'code' | 'name' | 'today' | 'effective'>;

/** Organisations of the first community, one at each tier, a filing that waits for the street, and one that is only begun. */
@Injectable()
export class DemoOrganisations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly accounts: DemoAccounts,
    private readonly association: DemoAssociation,
    private readonly filings: DemoFilings,
    private readonly officers: OrganisationOfficersService,
    private readonly standing: OrganisationStanding,
  ) {}

  async add({ settled }: FilledCommunity, plan: Plan): Promise<void> {
    const ids = settled.map(({ id }) => id);
    const volunteers = await this.uow.read((view) => this.volunteers.byIds(view, ids));
    const people = new DemoOrganisationPeople(new SeededRandom(SEED), plan.today, settled, volunteers);
    await this.association.add(people, plan);
    await this.addLegalAid(people, plan);
    await this.addDrumBand(people, plan);
    await this.addWaiting(people, plan);
    await this.addBegun(people, plan);
  }

  /** Registered with civil affairs: enough members and funds for rule 44, and recorded by the street. */
  private async addLegalAid(people: DemoOrganisationPeople, { code, today }: Plan): Promise<void> {
    const lead = DEMO_LOGINS.lecturer;
    const officer = await this.accounts.actor(DEMO_LOGINS.officer);
    const id = await this.filings.draft(officer, {
      ...{ communityCode: code, tier: OrganisationTier.STREET_FILED, group: LEGAL_AID },
    });
    await this.filings.describe(officer, id, LEGAL_AID);
    const registeredOn = addDays(today, -REGISTERED_DAYS);
    const members = people.roster({ lead, volunteers: 20, total: 56 });
    await this.filings.enrol(officer, id, { members, founders: 5, joinedOn: addDays(registeredOn, -60) });
    await this.standing.register(await this.accounts.actor(DEMO_LOGINS.streetOfficer), {
      ...{ organisationId: id, creditCode: LEGAL_AID_CREDIT_CODE, registeredOn, fundsYuan: 50_000 },
      authority: `${DEMO_DISTRICT.name}民政局`,
    });
    await this.officers.grant(officer, id, lead);
  }

  /** Prepared by one community officer, and taken under guidance by the other. */
  private async addDrumBand(people: DemoOrganisationPeople, { code, today }: Plan): Promise<void> {
    const officer = await this.accounts.actor(DEMO_LOGINS.officer);
    const id = await this.filings.draft(officer, {
      ...{ communityCode: code, tier: OrganisationTier.COMMUNITY_GUIDED, group: DRUM_BAND },
    });
    await this.filings.describe(officer, id, DRUM_BAND);
    const members = people.roster({ volunteers: 6, total: 9 });
    await this.filings.enrol(officer, id, { members, founders: 2, joinedOn: today });
    await this.filings.submit(officer, id);
    await this.filings.accept(await this.accounts.actor(DEMO_LOGINS.secondOfficer), id);
  }

  /** Nothing is missing: the street officer who logs in can decide on it. */
  private async addWaiting(people: DemoOrganisationPeople, { code, name, today }: Plan): Promise<void> {
    const lead = DEMO_LOGINS.member;
    const id = await this.filings.draft(await this.accounts.actor(lead), {
      ...{ communityCode: code, tier: OrganisationTier.STREET_FILED, group: REPAIR_TEAM },
    });
    const head = await this.accounts.actor(lead);
    await this.filings.describe(head, id, REPAIR_TEAM);
    const members = people.roster({ lead, volunteers: 9, total: 12 });
    await this.filings.enrol(head, id, { members, founders: 3, joinedOn: addDays(today, -20) });
    const text = await this.filings.modelCharter(head, id, REPAIR_TEAM);
    await this.filings.adopt(head, id, text, meetingOf(members.length, today, 4));
    await this.filings.bringPapers(head, id, { ...REPAIR_TEAM, lender: `${name}居民委员会` });
    await this.filings.submit(head, id);
  }

  /** The resident has a name, a purpose and two founders; its checklist tells what is missing. */
  private async addBegun(people: DemoOrganisationPeople, { code, today }: Plan): Promise<void> {
    const id = await this.filings.draft(await this.accounts.actor(DEMO_LOGINS.resident), {
      ...{ communityCode: code, tier: OrganisationTier.STREET_FILED, group: SWAP_SHOP },
    });
    const resident = await this.accounts.actor(DEMO_LOGINS.resident);
    await this.filings.describe(resident, id, SWAP_SHOP);
    const members = people.roster({ volunteers: 1, total: 3 });
    await this.filings.enrol(resident, id, { members, founders: 2, joinedOn: today });
  }
}
