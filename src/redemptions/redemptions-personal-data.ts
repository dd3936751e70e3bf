import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataService } from '../volunteers/personal-data.service.js';
import { RedemptionEntity, RedemptionStepEntity } from './redemption.entity.js';
import { redemptionOf, stepOf } from './redemptions.types.js';

/** What a person held or was served for, in the export of his own data (domain.md § 10). */
@Injectable()
export class RedemptionsPersonalData implements OnModuleInit {
  constructor(private readonly personalData: PersonalDataService) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'redemptions',
      collect: async (view, volunteerId) => {
        const redemptions = await view.manager.getRepository(RedemptionEntity).find({
          where: [{ volunteerId }, { beneficiaryId: volunteerId }],
          order: { id: 'ASC' },
        });
        const steps = await view.manager
          .createQueryBuilder(RedemptionStepEntity, 's')
          .innerJoin(
            RedemptionEntity,
            'r',
            'r.id = s.redemption_id AND (r.volunteer_id = :volunteerId OR r.beneficiary_id = :volunteerId)',
            { volunteerId },
          )
          .orderBy('s.id')
          .getMany();
        return redemptions.map((row) => ({
          ...redemptionOf(row),
          steps: steps.filter(({ redemptionId }) => redemptionId === row.id).map(stepOf),
        }));
      },
    });
  }
}
