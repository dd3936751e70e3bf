import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DownloadLink, TableFormat } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import { tableFile, tableFileName } from '../../platform/downloads/table-file.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { TimeAccountsService } from '../accounts/time-accounts.service.js';
import { monthsOf, type StatementMonth } from './statement-months.js';
import { statementTables } from './statement-tables.js';
import { wholeStatement } from './statement.query.js';

/** Statements by month, and as files (domain.md rule 37). */
@Injectable()
export class StatementsService implements OnModuleInit, DownloadSource {
  readonly name = 'statement';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: TimeAccountsService,
    private readonly volunteers: VolunteersService,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** Newest month first; callers have checked who may. */
  async months(volunteerId: string): Promise<StatementMonth[]> {
    return monthsOf(await this.uow.read((view) => wholeStatement(view, volunteerId))).reverse();
  }

  /**
   * Where a statement can be fetched as a file.
   * @param month `YYYY-MM`; null: all of it
   * @throws Problem NOT_FOUND
   */
  async link(
    actor: Actor,
    volunteerId: string,
    month: string | null,
    format: TableFormat,
  ): Promise<DownloadLink> {
    await this.accounts.require(actor, volunteerId);
    const found = await this.uow.read((view) => this.volunteers.byIds(view, [volunteerId]));
    const number = found.get(volunteerId)?.volunteerNo ?? volunteerId;
    const name = `时长对账单-${number}${month ? `-${month}` : ''}`;
    const args = { volunteerId, month, format };
    return this.downloads.link(actor, this.name, args, tableFileName(name, format));
  }

  /** @throws Problem NOT_FOUND */
  async file(actor: Actor, { volunteerId, month, format }: DownloadArguments): Promise<FileContent> {
    await this.accounts.require(actor, volunteerId ?? '');
    const lines = await this.uow.read((view) => wholeStatement(view, volunteerId ?? ''));
    return tableFile(statementTables(lines, month ?? null), format);
  }
}
