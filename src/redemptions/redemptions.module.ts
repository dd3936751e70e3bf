import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { PolicyDryRunResolver } from './policy-dry-run.resolver.js';
import { PolicyDryRunService } from './policy-dry-run.service.js';
import { RedemptionAccess } from './redemption-access.js';
import { RedemptionAsking } from './redemption-asking.service.js';
import { RedemptionDesk } from './redemption-desk.service.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import { RedemptionExpiryJob } from './redemption-expiry.job.js';
import { RedemptionFieldsResolver } from './redemption-fields.resolver.js';
import { RedemptionPeopleConsumer } from './redemption-people.consumer.js';
import { RedemptionPriority } from './redemption-priority.js';
import { RedemptionServiceConsumer } from './redemption-service.consumer.js';
import { RedemptionSteps } from './redemption-steps.js';
import { RedemptionsPersonalData } from './redemptions-personal-data.js';
import { RedemptionsQuery } from './redemptions.query.js';
import { RedemptionsResolver } from './redemptions.resolver.js';

@Module({
  imports: [PlacesModule, IdentityModule, PoliciesModule, VolunteersModule, NeedsModule, TimebankModule],
  providers: [
    PolicyDryRunService,
    RedemptionAccess,
    RedemptionAsking,
    RedemptionDesk,
    RedemptionEndings,
    RedemptionExpiryJob,
    RedemptionPeopleConsumer,
    RedemptionPriority,
    RedemptionServiceConsumer,
    RedemptionSteps,
    RedemptionsPersonalData,
    RedemptionsQuery,
    PolicyDryRunResolver,
    RedemptionFieldsResolver,
    RedemptionsResolver,
  ],
  exports: [RedemptionPriority],
})
export class RedemptionsModule {}
