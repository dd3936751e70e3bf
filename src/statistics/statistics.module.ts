import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { StandardsFiles } from './standards/standards-files.js';
import { StandardsQuery } from './standards/standards.query.js';
import { StandardsResolver } from './standards/standards.resolver.js';

/** Statistics read what other modules keep and write nothing. */
@Module({
  imports: [PlacesModule, PoliciesModule],
  providers: [StandardsFiles, StandardsQuery, StandardsResolver],
})
export class StatisticsModule {}
