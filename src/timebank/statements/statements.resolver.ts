import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { TimeAccount } from '../accounts/timebank.types.js';
import { StatementsService } from './statements.service.js';
import { StatementDownloadArgs, StatementMonthConnection, statementMonthOf } from './statements.types.js';

@Resolver(() => TimeAccount)
export class StatementsResolver {
  constructor(private readonly statements: StatementsService) {}

  @Access('signed-in')
  @Query(() => DownloadLink, {
    description:
      '下载对账单：本人的，或有权查账者查他人的 · a statement as a file: one’s own, or by who reads the books',
  })
  async statementDownload(
    @CurrentActor() actor: Actor,
    @Args() { volunteerId, month, format }: StatementDownloadArgs,
  ): Promise<DownloadLink> {
    const id = volunteerId ?? actor.volunteerId;
    if (!id) throw notAVolunteer();
    return this.statements.link(actor, id, month ?? null, format);
  }

  @ResolveField(() => StatementMonthConnection, {
    description: '按月对账，新的在前 · the statement by month, newest first',
  })
  async months(
    @Parent() { volunteerId }: TimeAccount,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<StatementMonthConnection> {
    const [before] = after ? decodeCursor(after, ['string']) : [];
    const months = await this.statements.months(volunteerId);
    const rest = months.filter(({ month }) => before === undefined || month < String(before));
    return pageOf(rest.slice(0, first + 1), first, ({ month }) => [month], statementMonthOf);
  }
}
