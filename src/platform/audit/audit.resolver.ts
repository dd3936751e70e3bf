import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { withinPlaces } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ConnectionArgs, connectionOf, decodeCursor, pageOf } from '../graphql/connection.js';
import { CurrentActor } from '../graphql/request-context.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { Access } from '../security/access.js';
import type { Actor } from '../security/actor.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

@ObjectType({
  description: '审计记录：谁在何时做了、看了或被拒绝了什么 · who did, read or was refused what, and when',
})
export class AuditEntry {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => ID, {
    nullable: true,
    description: '操作账号；空为未登录或系统 · the account; null: nobody signed in, or the system',
  })
  actorAccountId: string | null;

  @Field(() => String, { description: '操作 · the domain verb' })
  action: string;

  @Field(() => String, { description: 'DONE 或 REFUSED · done or refused' })
  outcome: string;

  @Field(() => String, { description: '对象种类 · kind of subject' })
  subjectType: string;

  @Field(() => ID, { nullable: true })
  subjectId: string | null;

  @Field(() => String, { nullable: true })
  placeCode: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true })
  details: Record<string, unknown> | null;
}

@ObjectType()
export class AuditEntryConnection extends connectionOf(AuditEntry, 'AuditEntry') {}

/** After every id: a page of the newest starts there. */
const NEWEST = '~';

@Resolver()
export class AuditResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Access('audit.read')
  @Query(() => AuditEntryConnection, {
    description: '辖区内的审计记录，新的在前 · audit entries of one’s places, newest first',
  })
  async auditEntries(
    @CurrentActor() actor: Actor,
    @Args('subjectId', { type: () => ID, nullable: true, description: '只看此对象 · of this subject only' })
    subjectId: string | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<AuditEntryConnection> {
    const [beforeId] = after ? decodeCursor(after, ['id']) : [NEWEST];
    const rows = await this.uow.read((view) => {
      const query = view.manager
        .createQueryBuilder(AuditEntryEntity, 'a')
        .where(withinPlaces('a.place_code', actor.placesOf('audit.read')))
        .andWhere('a.id < :beforeId', { beforeId });
      if (subjectId) query.andWhere('a.subject_id = :subjectId', { subjectId });
      return query
        .orderBy('a.id', 'DESC')
        .take(first + 1)
        .getMany();
    });
    return pageOf(
      rows,
      first,
      (row) => [row.id],
      (row) => ({ ...row, details: row.details ?? null }),
    );
  }
}
