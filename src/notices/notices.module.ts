import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { NoticeKeepers } from './notice-keepers.js';
import { NoticeReader } from './notice-reader.js';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesService } from './notices.service.js';
import { ObjectionStatements } from './objection-statements.js';
import { ObjectionsService } from './objections.service.js';

@Module({
  imports: [PlacesModule, PoliciesModule, VolunteersModule],
  providers: [
    NoticeKeepers,
    NoticeReader,
    NoticesResolver,
    NoticesService,
    ObjectionStatements,
    ObjectionsService,
  ],
  exports: [NoticeKeepers, NoticesService],
})
export class NoticesModule {}
