import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoCommunity } from './demo-community.js';
import { DemoDistrict } from './demo-district.js';

@Module({
  imports: [IdentityModule, PoliciesModule, VolunteersModule, TimebankModule],
  providers: [DemoAccounts, DemoCommunity, DemoDistrict],
  exports: [DemoDistrict],
})
export class DemoModule {}
