import { Module } from '@nestjs/common';
import { NeedsModule } from '../needs/needs.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { ReportFiles } from './reports/report-files.js';
import { ReportQuery } from './reports/report.query.js';
import { ReportsResolver } from './reports/reports.resolver.js';
import { StandardsFiles } from './standards/standards-files.js';
import { StandardsQuery } from './standards/standards.query.js';
import { StandardsResolver } from './standards/standards.resolver.js';

/** Statistics read what other modules keep and write nothing. */
@Module({
  imports: [NeedsModule, PlacesModule, PoliciesModule],
  providers: [ReportFiles, ReportQuery, ReportsResolver, StandardsFiles, StandardsQuery, StandardsResolver],
})
export class StatisticsModule {}
