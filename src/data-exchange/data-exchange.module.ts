import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { RosterCheck } from './imports/roster-check.js';
import { RosterCorrection } from './imports/roster-correction.js';
import { RosterFaults } from './imports/roster-faults.js';
import { RosterFiles } from './imports/roster-files.js';
import { RosterImportsJob } from './imports/roster-imports.job.js';
import { RosterImportsReader } from './imports/roster-imports.reader.js';
import { RosterImportsResolver } from './imports/roster-imports.resolver.js';
import { RosterImports } from './imports/roster-imports.service.js';
import { RosterProgress } from './imports/roster-progress.js';
import { RosterProgressResolver } from './imports/roster-progress.resolver.js';
import { RosterRun } from './imports/roster-run.js';

@Module({
  imports: [IdentityModule, PlacesModule, PoliciesModule, VolunteersModule],
  providers: [
    RosterCheck,
    RosterCorrection,
    RosterFaults,
    RosterFiles,
    RosterImports,
    RosterImportsJob,
    RosterImportsReader,
    RosterImportsResolver,
    RosterProgress,
    RosterProgressResolver,
    RosterRun,
  ],
})
export class DataExchangeModule {}
