import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesResolver } from './policies.resolver.js';
import { PolicyService } from './policy.service.js';

@Module({ imports: [PlacesModule], providers: [PolicyService, PoliciesResolver], exports: [PolicyService] })
export class PoliciesModule {}
