import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AccountMerger } from './ledger/account-merger.js';
import { LedgerPosting } from './ledger/ledger-posting.js';
import { PlacesModule } from '../places/places.module.js';
import { GivingResolver } from './giving/giving.resolver.js';
import { GivingService } from './giving/giving.service.js';
import { PoolService } from './giving/pool.service.js';
import { GiftLedger } from './ledger/gift-ledger.js';
import { HoldLedger } from './ledger/hold-ledger.js';
import { LedgerService } from './ledger/ledger.service.js';
import { ClearingResolver, PoolAccountResolver } from './statements/place-statements.resolver.js';
import { PlaceStatementsService } from './statements/place-statements.service.js';
import { GrantCandidates } from './giving/grant-candidates.js';
import { GrantCandidatesResolver } from './giving/grant-candidates.resolver.js';
import { StatementsResolver } from './statements/statements.resolver.js';
import { StatementsService } from './statements/statements.service.js';
import { TimeAccountsService } from './accounts/time-accounts.service.js';
import { TimeAccountResolver, VolunteerTimeAccountResolver } from './accounts/timebank.resolver.js';

@Module({
  imports: [PlacesModule, PoliciesModule, VolunteersModule],
  providers: [
    LedgerPosting,
    LedgerService,
    HoldLedger,
    GiftLedger,
    TimeAccountsService,
    StatementsService,
    PlaceStatementsService,
    ClearingResolver,
    PoolAccountResolver,
    GrantCandidates,
    GrantCandidatesResolver,
    StatementsResolver,
    AccountMerger,
    GivingService,
    PoolService,
    GivingResolver,
    TimeAccountResolver,
    VolunteerTimeAccountResolver,
  ],
  exports: [LedgerService, HoldLedger, GiftLedger],
})
export class TimebankModule {}
