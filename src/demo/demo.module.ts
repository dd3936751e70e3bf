import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoCommunity } from './demo-community.js';
import { DemoDistrict } from './demo-district.js';
import { DemoServiceRecords } from './demo-service-records.js';

@Module({
  imports: [IdentityModule, PoliciesModule, VolunteersModule, TimebankModule],
  providers: [DemoAccounts, DemoCommunity, DemoServiceRecords, DemoDistrict],
  exports: [DemoDistrict],
})
export class DemoModule {}
