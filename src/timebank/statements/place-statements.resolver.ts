import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import type { PlaceAccount } from './place-statement.query.js';
import { PlaceStatementsService } from './place-statements.service.js';
import {
  ClearingArgs,
  ClearingDownloadArgs,
  ClearingStatement,
  CommunityArgs,
  PlaceStatementConnection,
  PoolAccount,
} from './place-statements.types.js';

const LINES = { name: 'lines', description: '明细，新的在前 · its lines, newest first' };

/** A page of a place's account. */
async function pageOfLines(
  statements: PlaceStatementsService,
  account: PlaceAccount,
  month: string | null,
  { first, after }: ConnectionArgs,
): Promise<PlaceStatementConnection> {
  const [entryId, line] = after ? decodeCursor(after, ['id', 'number']) : [];
  const position = entryId === undefined ? null : { entryId: String(entryId), line: Number(line) };
  const rows = await statements.lines(account, { after: position, limit: first + 1, month });
  return pageOf(
    rows,
    first,
    (row) => [row.entryId, row.line],
    ({ line: _, ...row }) => row,
  );
}

@Resolver(() => ClearingStatement)
export class ClearingResolver {
  constructor(private readonly statements: PlaceStatementsService) {}

  @Access('ledger.read')
  @Query(() => ClearingStatement, { description: '街道清算单 · what streets owe one another' })
  async clearingStatement(
    @CurrentActor() actor: Actor,
    @Args() { streetCode, month }: ClearingArgs,
  ): Promise<ClearingStatement> {
    return this.statements.clearing(actor, streetCode, month);
  }

  @Access('ledger.read')
  @Query(() => DownloadLink, { description: '下载街道清算单 · the clearing of a street as a file' })
  async clearingDownload(
    @CurrentActor() actor: Actor,
    @Args() { streetCode, month, format }: ClearingDownloadArgs,
  ): Promise<DownloadLink> {
    return this.statements.link(actor, streetCode, month, format);
  }

  @ResolveField(() => PlaceStatementConnection, LINES)
  async lines(
    @Parent() { streetCode, month }: ClearingStatement,
    @Args() page: ConnectionArgs,
  ): Promise<PlaceStatementConnection> {
    return pageOfLines(this.statements, { placeCode: streetCode, kind: 'CLEARING' }, month, page);
  }
}

@Resolver(() => PoolAccount)
export class PoolAccountResolver {
  constructor(private readonly statements: PlaceStatementsService) {}

  @Access('ledger.read')
  @Query(() => PoolAccount, { description: '社区时间池 · the pool of a community' })
  async poolAccount(
    @CurrentActor() actor: Actor,
    @Args() { communityCode }: CommunityArgs,
  ): Promise<PoolAccount> {
    return this.statements.pool(actor, communityCode);
  }

  @ResolveField(() => PlaceStatementConnection, LINES)
  async lines(
    @Parent() { communityCode }: PoolAccount,
    @Args() page: ConnectionArgs,
  ): Promise<PlaceStatementConnection> {
    return pageOfLines(this.statements, { placeCode: communityCode, kind: 'POOL' }, null, page);
  }
}
