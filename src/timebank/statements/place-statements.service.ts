import { Injectable, type OnModuleInit } from '@nestjs/common';
import { divisionKindOf } from '../../kernel/division-code.js';
import { invalidInput } from '../../kernel/problem.js';
import { monthSpan, shanghaiTime } from '../../kernel/service-day.js';
import { NOT_A_STREET } from '../../places/places.problems.js';
import { PlacesService } from '../../places/places.service.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DownloadLink, TableFormat } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import { tableFile, tableFileName, type Tables } from '../../platform/downloads/table-file.js';
import type { Actor } from '../../platform/security/actor.js';
import {
  type Counterpart,
  counterpartsOf,
  type PlaceAccount,
  placeBalance,
  placeStatementRows,
  type PlaceStatementRow,
} from './place-statement.query.js';
import type { ClearingCounterpart, ClearingStatement, PoolAccount } from './place-statements.types.js';
import type { StatementPosition } from './statement.query.js';

const PAGE = 1000;

/** The accounts of places as statements: pools of communities, clearing between streets (domain.md rules 33 and 36). */
@Injectable()
export class PlaceStatementsService implements OnModuleInit, DownloadSource {
  readonly name = 'clearing';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY */
  async pool(actor: Actor, communityCode: string): Promise<PoolAccount> {
    actor.requireIn('ledger.read', communityCode);
    const balanceMinutes = await this.uow.read(async (view) => {
      await this.places.requireCommunity(view, communityCode);
      return placeBalance(view, { placeCode: communityCode, kind: 'POOL' }, null);
    });
    return { communityCode, balanceMinutes };
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT */
  async clearing(actor: Actor, streetCode: string, month: string): Promise<ClearingStatement> {
    actor.requireIn('ledger.read', streetCode);
    const found = await this.uow.read(async (view) => {
      await this.requireStreet(view, streetCode);
      const account: PlaceAccount = { placeCode: streetCode, kind: 'CLEARING' };
      const { from, until } = monthSpan(month);
      return {
        openingMinutes: await placeBalance(view, account, from),
        closingMinutes: await placeBalance(view, account, until),
        counterparts: await counterpartsOf(view, streetCode, month),
      };
    });
    return { streetCode, month, ...found, counterparts: await this.named(found.counterparts) };
  }

  /** Callers have checked who may. */
  lines(
    account: PlaceAccount,
    page: { readonly after: StatementPosition | null; readonly limit: number; readonly month: string | null },
  ): Promise<PlaceStatementRow[]> {
    return this.uow.read((view) => placeStatementRows(view, account, page));
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT */
  async link(actor: Actor, streetCode: string, month: string, format: TableFormat): Promise<DownloadLink> {
    actor.requireIn('ledger.read', streetCode);
    await this.uow.read((view) => this.requireStreet(view, streetCode));
    const name = `时长清算单-${streetCode}-${month}`;
    const args = { streetCode, month, format };
    return this.downloads.link(actor, this.name, args, tableFileName(name, format));
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT */
  async file(actor: Actor, { streetCode, month, format }: DownloadArguments): Promise<FileContent> {
    const clearing = await this.clearing(actor, streetCode ?? '', month ?? '');
    const account: PlaceAccount = { placeCode: clearing.streetCode, kind: 'CLEARING' };
    const rows: PlaceStatementRow[] = [];
    for (let after: StatementPosition | null = null; ;) {
      const page: PlaceStatementRow[] = await this.lines(account, {
        after,
        limit: PAGE,
        month: clearing.month,
      });
      rows.push(...page);
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return tableFile(clearingTables(clearing, rows.reverse()), format);
    }
  }

  private async requireStreet(view: ReadView, code: string): Promise<void> {
    if (divisionKindOf(code) !== 'STREET')
      throw invalidInput([{ path: 'input.streetCode', code: NOT_A_STREET }]);
    await this.places.require(view, code);
  }

  private async named(counterparts: readonly Counterpart[]): Promise<ClearingCounterpart[]> {
    if (counterparts.length === 0) return [];
    const places = await this.places.byCodes(counterparts.map(({ streetCode }) => streetCode));
    return counterparts.map((one) => ({
      ...one,
      streetName: places.get(one.streetCode)?.name ?? one.streetCode,
      netMinutes: one.servedMinutes - one.receivedMinutes,
    }));
  }
}

function clearingTables(clearing: ClearingStatement, lines: readonly PlaceStatementRow[]): Tables {
  const total = (label: string, minutes: number) => [label, null, null, minutes, null];
  return [
    {
      name: '清算单',
      columns: [
        { header: '对方街道', width: 20 },
        { header: '本街道服务（分钟）', width: 18 },
        { header: '对方服务（分钟）', width: 18 },
        { header: '相抵（分钟，正数为对方所欠）', width: 28 },
        { header: '笔数', width: 7 },
      ],
      rows: [
        total('月初', clearing.openingMinutes),
        ...clearing.counterparts.map((one) => [
          one.streetName,
          one.servedMinutes,
          one.receivedMinutes,
          one.netMinutes,
          one.entries,
        ]),
        total('月末', clearing.closingMinutes),
      ],
    },
    {
      name: '明细',
      columns: [
        { header: '时间', width: 17 },
        { header: '对方街道代码', width: 14 },
        { header: '增减（分钟）', width: 12 },
        { header: '此后余额（分钟）', width: 16 },
        { header: '分录编号', width: 38 },
      ],
      rows: lines.map((line) => [
        shanghaiTime(line.at),
        line.counterpartCode,
        line.minutes,
        line.balanceAfterMinutes,
        line.entryId,
      ]),
    },
  ];
}
