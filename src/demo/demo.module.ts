import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoActivities } from './demo-activities.js';
import { DemoCommunity } from './demo-community.js';
import { DemoDistrict } from './demo-district.js';
import { DemoNeeds } from './demo-needs.js';
import { DemoOrganisations } from './demo-organisations.js';
import { DemoAssociation } from './demo-organisations-association.js';
import { DemoFilings } from './demo-organisations-filings.js';
import { DemoPastFiling } from './demo-organisations-past.js';
import { DemoServiceRecords } from './demo-service-records.js';

@Module({
  imports: [
    IdentityModule,
    PoliciesModule,
    VolunteersModule,
    SquadsModule,
    TimebankModule,
    NeedsModule,
    ActivitiesModule,
    OrganisationsModule,
  ],
  providers: [
    DemoAccounts,
    DemoCommunity,
    DemoServiceRecords,
    DemoActivities,
    DemoNeeds,
    DemoPastFiling,
    DemoFilings,
    DemoAssociation,
    DemoOrganisations,
    DemoDistrict,
  ],
  exports: [DemoDistrict],
})
export class DemoModule {}
