import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { ApplicationIntake } from './application-intake.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { AvailabilityService } from './availability.service.js';
import { ErasureService } from './erasure.service.js';
import { OwnRegistration } from './own-registration.js';
import { CircumstancesResolver } from './circumstances/circumstances.resolver.js';
import { CircumstancesService } from './circumstances/circumstances.service.js';
import { ConfirmedRelations } from './relations/confirmed-relations.js';
import { RelationPeopleConsumer } from './relations/relation-people.consumer.js';
import { RelationsResolver } from './relations/relations.resolver.js';
import { RelationsService } from './relations/relations.service.js';
import { ReviewService } from './review.service.js';
import { VolunteerMergeService } from './volunteer-merge.service.js';
import { ConsentsService } from './consents.service.js';
import { PersonalDataService } from './personal-data.service.js';
import { RegistrationResolver } from './registration.resolver.js';
import { RegistrationService } from './registration.service.js';
import { VolunteerLifecycleService } from './volunteer-lifecycle.service.js';
import { VolunteerMapper } from './volunteer-mapper.js';
import { VolunteerProfileResolver } from './volunteer-profile.resolver.js';
import { VolunteerProfileService } from './volunteer-profile.service.js';
import { VolunteerVault } from './volunteer-vault.js';
import { VolunteersResolver } from './volunteers.resolver.js';
import { VolunteersService } from './volunteers.service.js';

@Module({
  imports: [PlacesModule, IdentityModule, PoliciesModule],
  providers: [
    AvailabilityService,
    CircumstancesService,
    ConfirmedRelations,
    ConsentsService,
    RelationPeopleConsumer,
    RelationsService,
    VolunteerMergeService,
    ReviewService,
    OwnRegistration,
    ErasureService,
    ApplicationIntake,
    PersonalDataService,
    RegistrationService,
    VolunteerLifecycleService,
    VolunteerMapper,
    VolunteerProfileService,
    VolunteerVault,
    VolunteersService,
    AvailabilityResolver,
    CircumstancesResolver,
    RelationsResolver,
    RegistrationResolver,
    VolunteerProfileResolver,
    VolunteersResolver,
  ],
  exports: [
    AvailabilityService,
    ConfirmedRelations,
    OwnRegistration,
    PersonalDataService,
    RegistrationService,
    ReviewService,
    VolunteerMapper,
    VolunteerVault,
    VolunteersService,
  ],
})
export class VolunteersModule {}
