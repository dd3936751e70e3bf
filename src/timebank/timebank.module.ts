import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AccountMerger } from './account-merger.js';
import { LedgerPosting } from './ledger-posting.js';
import { LedgerService } from './ledger.service.js';
import { TimeAccountsService } from './time-accounts.service.js';
import { TimeAccountResolver, VolunteerTimeAccountResolver } from './timebank.resolver.js';

@Module({
  imports: [PoliciesModule, VolunteersModule],
  providers: [
    LedgerPosting,
    LedgerService,
    TimeAccountsService,
    AccountMerger,
    TimeAccountResolver,
    VolunteerTimeAccountResolver,
  ],
  exports: [LedgerService],
})
export class TimebankModule {}
