import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';

@Module({
  imports: [
    PlacesModule,
    IdentityModule,
    PoliciesModule,
    VolunteersModule,
    SquadsModule,
    OrganisationsModule,
    NeedsModule,
  ],
  providers: [],
  exports: [],
})
export class ActivitiesModule {}
