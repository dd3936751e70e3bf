import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AffairsReader } from './affairs/affairs-reader.js';
import { AffairsResolver } from './affairs/affairs.resolver.js';
import { OrganisationAffairs } from './affairs/affairs.service.js';
import { CharterBook } from './charters/charter-book.js';
import { CharterReviews } from './charters/charter-reviews.service.js';
import { CharterVersions } from './charters/charter-versions.js';
import { ChartersReader } from './charters/charters-reader.js';
import { ChartersResolver } from './charters/charters.resolver.js';
import { ChartersService } from './charters/charters.service.js';
import { CharterFiles } from './documents/charter-files.service.js';
import { DocumentsResolver } from './documents/documents.resolver.js';
import { OrganisationDocuments } from './documents/documents.service.js';
import { FilingFactsReader } from './filing-facts.js';
import { FilingsResolver } from './filings.resolver.js';
import { DraftDiscardingService } from './draft-discarding.service.js';
import { FilingsService } from './filings.service.js';
import { MembersResolver } from './members/members.resolver.js';
import { OrganisationPeopleConsumer } from './members/organisation-people.consumer.js';
import { RosterService } from './members/roster.service.js';
import { OrganisationBook } from './organisation-book.js';
import { OrganisationDeadlinesJob } from './organisation-deadlines.job.js';
import { OrganisationStandingResolver } from './organisation-standing.resolver.js';
import { OrganisationStanding } from './organisation-standing.service.js';
import { OrganisationVault } from './organisation-vault.js';
import { OrganisationsReader } from './organisations-reader.js';
import { OrganisationOfficersService } from './organisation-officers.service.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { RulesResolver } from './rules/rules.resolver.js';
import { RulesService } from './rules/rules.service.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  imports: [PlacesModule, IdentityModule, NoticesModule, PoliciesModule, VolunteersModule],
  providers: [
    CharterBook,
    CharterFiles,
    DocumentsResolver,
    OrganisationDocuments,
    CharterReviews,
    ChartersReader,
    ChartersResolver,
    ChartersService,
    CharterVersions,
    FilingFactsReader,
    FilingsResolver,
    DraftDiscardingService,
    FilingsService,
    MembersResolver,
    OrganisationBook,
    OrganisationDeadlinesJob,
    OrganisationOfficersService,
    OrganisationPeopleConsumer,
    OrganisationsReader,
    OrganisationsResolver,
    OrganisationsService,
    OrganisationStanding,
    OrganisationStandingResolver,
    OrganisationVault,
    RosterService,
    AffairsReader,
    AffairsResolver,
    OrganisationAffairs,
    RulesResolver,
    RulesService,
  ],
  exports: [
    CharterReviews,
    ChartersReader,
    ChartersService,
    FilingsService,
    OrganisationAffairs,
    OrganisationDocuments,
    OrganisationOfficersService,
    OrganisationsReader,
    OrganisationsService,
    OrganisationStanding,
    RosterService,
  ],
})
export class OrganisationsModule {}
