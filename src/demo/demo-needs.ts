import { Injectable } from '@nestjs/common';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { NeedAskingService } from '../needs/asking/need-asking.service.js';
import { HouseholdCategory, NeedUrgency } from '../needs/need-vocabulary.js';
import type { Actor } from '../platform/security/actor.js';

/** Needs that wait in the queues of the first community's squads. */
@Injectable()
export class DemoNeeds {
  constructor(private readonly asking: NeedAskingService) {}

  async add(officer: Actor, communityCode: string): Promise<void> {
    await this.asking.ask(officer, {
      ...{ communityCode, kind: SquadKind.POVERTY_RELIEF, urgency: NeedUrgency.URGENT },
      serviceTargets: [ServiceTarget.ELDERLY],
      content: '独居，腿脚不便，家中米面将尽',
      address: '桂花街七号二单元',
      requester: { name: '周桂英', phone: '13700007001', birthDate: '1943-02-03' },
      povertyRelief: { householdCategory: HouseholdCategory.EXTREME_HARDSHIP, neededHelp: '买米面，量血压' },
      idempotencyKey: 'demo-food-visit',
    });
    await this.asking.ask(officer, {
      ...{ communityCode, kind: SquadKind.LEGAL_EDUCATION, urgency: NeedUrgency.ORDINARY },
      serviceTargets: [ServiceTarget.URBAN_RESIDENTS],
      content: '业主想听一堂物业合同课',
      requester: { name: '钱志强', phone: '13700007002', birthDate: '1975-06-01' },
      legalEducation: { topic: '物业服务合同' },
      idempotencyKey: 'demo-lecture',
    });
  }
}
