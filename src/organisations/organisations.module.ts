import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';

@Module({ imports: [PlacesModule, IdentityModule], providers: [], exports: [] })
export class OrganisationsModule {}
