import { Args, Field, InputType, Query, Resolver } from '@nestjs/graphql';
import { IsObject } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { DayField, PlaceCodeField } from '../platform/graphql/input-fields.js';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import { PolicyDryRunService } from './policy-dry-run.service.js';
import { PolicyDryRun, redemptionOf } from './redemptions.types.js';

const SHOWN = 100;

@InputType()
export class PolicyDryRunInput {
  @PlaceCodeField({ description: '区或街道 · a district or a street' })
  placeCode: string;

  @DayField({ description: '拟自何日起施行 · from when it would be valid' })
  validFrom: string;

  @Field(() => GraphQLJSONObject, { description: '拟定的政策全文 · the whole policy' })
  @IsObject({ context: { code: 'FIELD_TYPE' } })
  policy: Record<string, unknown>;
}

@Resolver()
export class PolicyDryRunResolver {
  constructor(private readonly dryRun: PolicyDryRunService) {}

  @Access('policy.edit')
  @Query(() => PolicyDryRun, {
    description:
      '试算政策：将拒绝哪些进行中的兑换，不作任何改动 · which open redemptions a policy would refuse; changes nothing',
  })
  async policyDryRun(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') { placeCode, validFrom, policy }: PolicyDryRunInput,
  ): Promise<PolicyDryRun> {
    const { open, refused } = await this.dryRun.run(actor, placeCode, policy, validFrom);
    return {
      openRedemptions: open,
      refusedRedemptions: refused.length,
      refused: refused.slice(0, SHOWN).map(({ redemption, problem }) => ({
        redemption: redemptionOf(redemption),
        code: problem.code,
        message: problem.text(language),
      })),
    };
  }
}
