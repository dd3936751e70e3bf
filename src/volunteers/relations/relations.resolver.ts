import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteerMapper } from '../volunteer-mapper.js';
import { VolunteersService } from '../volunteers.service.js';
import { Volunteer } from '../volunteers.types.js';
import { AnswerRelationInput, DeclareRelationInput, EndRelationInput } from './relations.inputs.js';
import { RelationsService } from './relations.service.js';
import { Relation, RelationConnection, relationOf } from './relations.types.js';

/** After every id: a page of the newest starts there. */
const NEWEST = '~';

@Resolver(() => Relation)
export class RelationsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly relations: RelationsService,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Mutation(() => Relation, {
    description: '申报与另一志愿者的关系 · declares a relation to another volunteer',
  })
  async declareRelation(
    @CurrentActor() actor: Actor,
    @Args('input') input: DeclareRelationInput,
  ): Promise<Relation> {
    return this.shown(actor, await this.relations.declare(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Relation, {
    description: '确认或不同意申报的关系 · agrees to a declared relation, or does not',
  })
  async answerRelation(
    @CurrentActor() actor: Actor,
    @Args('input') input: AnswerRelationInput,
  ): Promise<Relation> {
    return this.shown(actor, await this.relations.answer(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Relation, { description: '终止关系 · ends a relation' })
  async endRelation(@CurrentActor() actor: Actor, @Args('input') input: EndRelationInput): Promise<Relation> {
    return this.shown(actor, await this.relations.end(actor, input));
  }

  @Access('signed-in')
  @Query(() => RelationConnection, { description: '我的关系，新的在前 · my relations, newest first' })
  async myRelations(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RelationConnection> {
    const [before] = after ? decodeCursor(after, ['id']) : [NEWEST];
    const rows = await this.uow.read((view) =>
      this.relations.of(view, actor.volunteerId ?? '', String(before), first + 1),
    );
    return pageOf(rows, first, (row) => [row.id], relationOf);
  }

  @ResolveField('relative', () => Volunteer, { nullable: true, description: '对方 · the other' })
  async relative(
    @Parent() { relativeId }: Relation,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(relativeId);
    return row && this.mapper.toType(row, actor, language);
  }

  private shown(actor: Actor, id: string): Promise<Relation> {
    return this.uow.read(async (view) => relationOf(await this.relations.require(view, actor, id)));
  }
}
