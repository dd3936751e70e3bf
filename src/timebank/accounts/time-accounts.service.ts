import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { LedgerEntryEntity } from '../ledger/ledger.entity.js';
import type { AccountKind, OwnerKind } from '../ledger/ledger.js';
import { LedgerService, type TimeAccountTotals } from '../ledger/ledger.service.js';
import {
  type StatementPosition,
  type StatementRow,
  statementRows,
  wholeStatement,
} from '../statements/statement.query.js';

interface LocatedTotals {
  readonly communityCode: string;
  readonly totals: TimeAccountTotals;
}

export interface PostingRow {
  readonly line: number;
  readonly owner_kind: OwnerKind;
  readonly owner_id: string;
  readonly account_kind: AccountKind;
  readonly minutes: number;
  readonly balance_after_minutes: number;
}

/** Reading the time bank: a person's own account, or by ledger.read in his community (domain.md § 10). */
@Injectable()
export class TimeAccountsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly volunteers: VolunteersService,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'timeAccount',
      collect: async (view, volunteerId) => ({
        ...(await this.ledger.timeAccounts(view, [volunteerId])).get(volunteerId),
        statement: await wholeStatement(view, volunteerId),
      }),
    });
  }

  /** The totals of a volunteer on a list; null for whom they are not. */
  async ifVisible(actor: Actor, volunteerId: string, loaders: Loaders): Promise<TimeAccountTotals | null> {
    const found = await loaders.of('timebank.totals', this.load).load(volunteerId);
    if (!found) return null;
    return actor.volunteerId === volunteerId || actor.may('ledger.read', found.communityCode)
      ? found.totals
      : null;
  }

  /** @throws Problem NOT_FOUND */
  async require(actor: Actor, volunteerId: string): Promise<TimeAccountTotals> {
    const found = (await this.load([volunteerId])).get(volunteerId);
    if (!found)
      throw notFound().audited({ action: 'ledger.read', subjectType: 'TimeAccount', subjectId: volunteerId });
    if (actor.volunteerId !== volunteerId) {
      actor.require('ledger.read', { type: 'TimeAccount', id: volunteerId, placeCode: found.communityCode });
    }
    return found.totals;
  }

  /** @param month `YYYY-MM`; null: all */
  statement(
    volunteerId: string,
    after: StatementPosition | null,
    limit: number,
    month: string | null,
  ): Promise<StatementRow[]> {
    return this.uow.read((view) => statementRows(view, volunteerId, after, limit, month));
  }

  /** An entry, to who reads the books of its place or has a posting in it. @throws Problem NOT_FOUND */
  async entry(actor: Actor, id: string): Promise<{ entry: LedgerEntryEntity; postings: PostingRow[] }> {
    const { entry, postings } = await this.uow.read(async (view) => ({
      entry: await view.manager.getRepository(LedgerEntryEntity).findOneBy({ id }),
      postings: await view.rows<PostingRow>(
        `SELECT p.line, a.owner_kind, a.owner_id, a.kind AS account_kind, p.minutes, p.balance_after_minutes
           FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id WHERE p.entry_id = :id ORDER BY p.line`,
        { id },
      ),
    }));
    if (!entry)
      throw notFound().audited({ action: 'ledger.read', subjectType: 'LedgerEntry', subjectId: id });
    const own = postings.some(
      (posting) => posting.owner_kind === 'VOLUNTEER' && posting.owner_id === actor.volunteerId,
    );
    if (!own) actor.require('ledger.read', { type: 'LedgerEntry', id, placeCode: entry.placeCode });
    return { entry, postings };
  }

  private readonly load = (ids: readonly string[]): Promise<Map<string, LocatedTotals>> =>
    this.uow.read(async (view) => {
      const volunteers = await this.volunteers.byIds(view, ids);
      const totals = await this.ledger.timeAccounts(view, [...volunteers.keys()]);
      const located = new Map<string, LocatedTotals>();
      for (const [id, { communityCode }] of volunteers) {
        const own = totals.get(id);
        if (own) located.set(id, { communityCode, totals: own });
      }
      return located;
    });
}
