import { MatchingResolver } from './matching.resolver.js';
import { NeedActivityResolver, NeedHeaderActivityResolver } from './need-activity-fields.resolver.js';
import { NeedCandidatesQuery } from './need-candidates.query.js';
import { NeedMatcher } from './need-matcher.js';
import { NeedSchedulingService } from './need-scheduling.service.js';
import { ServiceLoads } from './service-load.js';

export const MATCHING_PROVIDERS = [
  MatchingResolver,
  NeedActivityResolver,
  NeedCandidatesQuery,
  NeedHeaderActivityResolver,
  NeedMatcher,
  NeedSchedulingService,
  ServiceLoads,
];
