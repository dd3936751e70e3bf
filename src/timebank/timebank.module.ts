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
