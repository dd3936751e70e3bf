import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AssignmentProposalsService } from './assignment-proposals.service.js';
import { AssignmentSolver } from './assignment-solver.js';
import { AssignmentsResolver } from './assignments.resolver.js';
import { MembershipCarrier } from './membership-carrier.js';
import { MembershipEndings } from './membership-endings.js';
import {
  MembershipFieldsResolver,
  ProposedAssignmentFieldsResolver,
  UnassignedFieldsResolver,
} from './membership-fields.resolver.js';
import { MembershipQueries } from './membership-queries.js';
import { MembershipsService } from './memberships.service.js';
import { SquadFieldsResolver } from './squad-fields.resolver.js';
import { SquadLeadersService } from './squad-leaders.service.js';
import { SquadSuggestionsService } from './squad-suggestions.service.js';
import { SquadVisibility } from './squad-visibility.js';
import { SquadsPersonalData } from './squads-personal-data.js';
import { SquadsResolver } from './squads.resolver.js';
import { SquadsService } from './squads.service.js';
import { TrainingsService } from './trainings.service.js';
import { VolunteerAvailabilityResolver } from './volunteer-availability.resolver.js';
import { VolunteerChangesConsumer } from './volunteer-changes.consumer.js';
import { VolunteerSquadsResolver } from './volunteer-squads.resolver.js';

@Module({
  imports: [PlacesModule, IdentityModule, PoliciesModule, VolunteersModule],
  providers: [
    AssignmentProposalsService,
    AssignmentSolver,
    MembershipCarrier,
    MembershipEndings,
    MembershipQueries,
    MembershipsService,
    SquadLeadersService,
    SquadSuggestionsService,
    SquadVisibility,
    SquadsPersonalData,
    SquadsService,
    TrainingsService,
    VolunteerChangesConsumer,
    AssignmentsResolver,
    MembershipFieldsResolver,
    ProposedAssignmentFieldsResolver,
    SquadFieldsResolver,
    SquadsResolver,
    UnassignedFieldsResolver,
    VolunteerAvailabilityResolver,
    VolunteerSquadsResolver,
  ],
  exports: [MembershipQueries, MembershipsService, SquadLeadersService, SquadsService, TrainingsService],
})
export class SquadsModule {}
