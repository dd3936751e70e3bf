import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { NeedAskingService } from './asking/need-asking.service.js';
import { NeedDecisionsService } from './handling/need-decisions.service.js';
import { NeedProgressService } from './handling/need-progress.service.js';
import { NeedAssignees } from './need-assignees.js';
import { NeedHandlingResolver } from './need-handling.resolver.js';
import { NeedSteps } from './need-steps.js';
import { NeedVault } from './need-vault.js';
import { NeedVisibility } from './need-visibility.js';
import { NeedsService } from './needs.service.js';
import { NeedErasure } from './people/need-erasure.service.js';
import { NeedPeopleConsumer } from './people/need-people.consumer.js';
import { NeedsPersonalData } from './people/needs-personal-data.js';
import { NeedQueries } from './reading/need-queries.js';
import { NeedReader } from './reading/need-reader.js';
import { NeedStatisticsQuery } from './reading/need-statistics.query.js';
import { NeedsResolver } from './reading/needs.resolver.js';

@Module({
  imports: [PlacesModule, IdentityModule, PoliciesModule, VolunteersModule, SquadsModule],
  providers: [
    NeedAskingService,
    NeedAssignees,
    NeedDecisionsService,
    NeedErasure,
    NeedPeopleConsumer,
    NeedProgressService,
    NeedQueries,
    NeedReader,
    NeedStatisticsQuery,
    NeedSteps,
    NeedVault,
    NeedVisibility,
    NeedsPersonalData,
    NeedsService,
    NeedHandlingResolver,
    NeedsResolver,
  ],
  exports: [
    NeedAskingService,
    NeedAssignees,
    NeedStatisticsQuery,
    NeedSteps,
    NeedVault,
    NeedVisibility,
    NeedsService,
  ],
})
export class NeedsModule {}
