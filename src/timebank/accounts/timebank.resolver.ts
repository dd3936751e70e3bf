import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { StatementArgs } from '../statements/statements.types.js';
import { type PostingRow, TimeAccountsService } from './time-accounts.service.js';
import {
  LedgerEntry,
  type LedgerPosting,
  StatementConnection,
  statementLineOf,
  TimeAccount,
  timeAccountOf,
} from './timebank.types.js';

@Resolver(() => TimeAccount)
export class TimeAccountResolver {
  constructor(private readonly accounts: TimeAccountsService) {}

  @Access('signed-in')
  @Query(() => TimeAccount, { description: '某志愿者的时间账户 · the time account of a volunteer' })
  async timeAccount(
    @CurrentActor() actor: Actor,
    @Args('volunteerId', { type: () => ID }) volunteerId: string,
  ): Promise<TimeAccount> {
    return timeAccountOf(volunteerId, await this.accounts.require(actor, volunteerId));
  }

  @Access('signed-in')
  @Query(() => TimeAccount, {
    nullable: true,
    description: '我的时间账户；未登记为志愿者则无 · my time account, if I am a volunteer',
  })
  async myTimeAccount(@CurrentActor() actor: Actor): Promise<TimeAccount | null> {
    if (!actor.volunteerId) return null;
    return timeAccountOf(actor.volunteerId, await this.accounts.require(actor, actor.volunteerId));
  }

  @Access('signed-in')
  @Query(() => LedgerEntry, { description: '一笔分录 · an entry of the ledger' })
  async ledgerEntry(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LedgerEntry> {
    const { entry, postings } = await this.accounts.entry(actor, id);
    const {
      kind,
      placeCode,
      sequence,
      createdAt,
      policyVersionId,
      serviceRecordId,
      reversesEntryId,
      reason,
    } = entry;
    return {
      ...{
        id,
        kind,
        placeCode,
        sequence,
        createdAt,
        policyVersionId,
        serviceRecordId,
        reversesEntryId,
        reason,
      },
      previousHash: entry.previousHash,
      hash: entry.hash,
      postings: postings.map((row) =>
        postingOf(row, actor.volunteerId === row.owner_id || actor.may('ledger.read', placeCode)),
      ),
    };
  }

  @ResolveField(() => StatementConnection, { description: '对账单，新的在前 · statement, newest first' })
  async statement(
    @Parent() account: TimeAccount,
    @Args() { first, after, month }: StatementArgs,
  ): Promise<StatementConnection> {
    const [entryId, line] = after ? decodeCursor(after, ['id', 'number']) : [];
    const position = entryId === undefined ? null : { entryId: String(entryId), line: Number(line) };
    const rows = await this.accounts.statement(account.volunteerId, position, first + 1, month ?? null);
    return pageOf(rows, first, (row) => [row.entryId, row.line], statementLineOf);
  }
}

@Resolver(() => Volunteer)
export class VolunteerTimeAccountResolver {
  constructor(private readonly accounts: TimeAccountsService) {}

  @ResolveField(() => TimeAccount, {
    nullable: true,
    description: '时间账户，仅本人和账目可见者 · for himself and who may read the books',
  })
  async timeAccount(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() context: RequestContext,
  ): Promise<TimeAccount | null> {
    const totals = await this.accounts.ifVisible(context.actor, volunteer.id, context.loaders);
    return totals && timeAccountOf(volunteer.id, totals);
  }
}

/** Who reads an entry because of his own posting sees the places’ side, but not whose the other accounts are. */
const postingOf = (row: PostingRow, seesOwner: boolean): LedgerPosting => {
  const shown = seesOwner || row.owner_kind === 'PLACE';
  return {
    line: row.line,
    ownerKind: row.owner_kind,
    ownerId: shown ? row.owner_id : null,
    account: row.account_kind,
    minutes: row.minutes,
    balanceAfterMinutes: seesOwner ? row.balance_after_minutes : null,
  };
};
