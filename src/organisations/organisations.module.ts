import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { OrganisationOfficersService } from './organisation-officers.service.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  imports: [PlacesModule, IdentityModule],
  providers: [OrganisationsService, OrganisationOfficersService, OrganisationsResolver],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
