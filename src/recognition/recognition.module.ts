import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { StarEvaluation } from './stars/star-evaluation.service.js';
import { StarsConsumer } from './stars/stars.consumer.js';
import { StarsJob } from './stars/stars.job.js';
import { StarsQuery } from './stars/stars.query.js';
import { StarsResolver } from './stars/stars.resolver.js';

@Module({
  imports: [PoliciesModule, VolunteersModule, TimebankModule],
  providers: [StarEvaluation, StarsConsumer, StarsJob, StarsQuery, StarsResolver],
})
export class RecognitionModule {}
