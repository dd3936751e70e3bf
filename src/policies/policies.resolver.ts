import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsObject } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Clock } from '../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, connectionOf, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { DayField, IdempotencyKeyField, PlaceCodeField } from '../platform/graphql/input-fields.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { POLICY_PRESETS } from './policy-presets.js';
import { PolicyService } from './policy.service.js';
import type { PolicyVersionEntity } from './policy-version.entity.js';

const CONTENT = '全部政策数值，见 docs/policies.md · every number of the policy, see docs/policies.md';

@ObjectType({ description: '某日生效的政策 · the policy in force on a day' })
export class EffectivePolicyAnswer {
  @Field(() => ID, { description: '版本编号，记在每笔分录上 · the version that entries are stamped with' })
  versionId: string;

  @Field(() => GraphQLJSONObject, { description: CONTENT })
  policy: unknown;
}

@ObjectType({ description: '政策的一个版本 · one version of a policy' })
export class PolicyVersion {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  placeCode: string;

  @Field(() => Int)
  version: number;

  @Field(() => LocalDateScalar)
  validFrom: LocalDate;

  @Field(() => GraphQLJSONObject, { description: CONTENT })
  policy: unknown;
}

@ObjectType()
export class PolicyVersionConnection extends connectionOf(PolicyVersion, 'PolicyVersion') {}

@ObjectType({ description: '可据以制定政策的城市做法 · what a city does, to start a policy from' })
export class PolicyPresetAnswer {
  @Field(() => String)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: '特点 · what is particular of it' })
  note: string;

  @Field(() => GraphQLJSONObject, { description: CONTENT })
  policy: unknown;
}

@InputType()
export class SetPolicyInput {
  @PlaceCodeField({ description: '区或街道 · a district or a street' })
  placeCode: string;

  @DayField({ description: '自何日起 · valid from' })
  validFrom: string;

  @Field(() => GraphQLJSONObject, { description: CONTENT })
  @IsObject({ context: { code: 'FIELD_TYPE' } })
  policy: Record<string, unknown>;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

const versionOf = (row: PolicyVersionEntity): PolicyVersion => ({
  id: row.id,
  placeCode: row.placeCode ?? '',
  version: row.version,
  validFrom: row.validFrom,
  policy: row.content,
});

@Resolver()
export class PoliciesResolver {
  constructor(
    private readonly policies: PolicyService,
    private readonly places: PlacesService,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Access('policy.read')
  @Query(() => EffectivePolicyAnswer, {
    description: '某区划在某日（缺省今日）的政策 · the policy of a place on a day (today)',
  })
  async policy(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args('on', { type: () => LocalDateScalar, nullable: true }) on: LocalDate | null,
  ): Promise<EffectivePolicyAnswer> {
    actor.requireIn('policy.read', placeCode);
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      return this.policies.policyFor(view, placeCode, on ?? serviceDayOf(this.clock.now()));
    });
  }

  @Access('policy.read')
  @Query(() => PolicyVersionConnection, {
    description: '某区划自己的政策版本，新的在前 · a place’s own versions, newest first',
  })
  async policyVersions(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<PolicyVersionConnection> {
    actor.requireIn('policy.read', placeCode);
    const [below] = after ? decodeCursor(after, ['number']) : [Number.MAX_SAFE_INTEGER];
    const rows = await this.policies.versions(placeCode, Number(below), first + 1);
    return pageOf(rows, first, (row) => [row.version], versionOf);
  }

  @Access('policy.read')
  @Query(() => [PolicyPresetAnswer], {
    description: '可据以制定政策的城市做法 · what cities do, to start a policy from',
  })
  policyPresets(@CurrentRequest() { language }: RequestContext): PolicyPresetAnswer[] {
    const spoken = language === 'en' ? 'en' : 'zh';
    return POLICY_PRESETS.map(({ code, name, note, policy }) => ({
      ...{ code, name: name[spoken], note: note[spoken], policy },
    }));
  }

  @Access('policy.edit')
  @Mutation(() => PolicyVersion, { description: '制定新版政策 · sets a new version of the policy' })
  async setPolicy(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetPolicyInput,
  ): Promise<PolicyVersion> {
    return versionOf(await this.policies.set(actor, input));
  }
}
