import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { problemText } from '../../kernel/problem.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DownloadLink } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import type { Actor } from '../../platform/security/actor.js';
import { readRosterHeader } from '../rosters/roster-reader.js';
import { readSheet } from '../sheets/read-sheet.js';
import { RosterFaults } from './roster-faults.js';
import { RosterFiles } from './roster-files.js';
import { type RosterImportEntity, RosterImportFaultEntity } from './roster-import.entity.js';
import { RosterImportsReader } from './roster-imports.reader.js';

const NAME = 'roster-correction';
const COLUMN = '问题';
const MARK = '\ufeff';

/** The roster as it was brought, with what is wrong in a column more, as a CSV that spreadsheets open. */
@Injectable()
export class RosterCorrection implements OnModuleInit, DownloadSource {
  readonly name = NAME;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rosters: RosterFiles,
    private readonly known: RosterFaults,
    private readonly reader: RosterImportsReader,
    private readonly downloads: Downloads,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem NOT_FOUND */
  async link(actor: Actor, importId: string): Promise<DownloadLink> {
    const { fileName } = await this.uow.read((view) => this.reader.require(actor, view, importId));
    const stem = fileName.replace(/\.\w+$/, '');
    return this.downloads.link(actor, NAME, { importId }, `${stem}-待更正.csv`);
  }

  /** @throws Problem NOT_FOUND, ROSTER_FILE_GONE, and those of reading a roster */
  async file(actor: Actor, { importId }: DownloadArguments): Promise<FileContent> {
    const roster = await this.uow.read((view) => this.reader.require(actor, view, importId ?? ''));
    const content = await this.rosters.content(roster);
    const { row: headerRow } = await readRosterHeader(content);
    const faults = await this.faults(roster);
    await this.uow.write((transaction) =>
      this.audit.record(transaction, actor, {
        ...{ action: 'rosterImport.read', subjectType: 'RosterImport', subjectId: roster.id },
        placeCode: roster.communityCode,
      }),
    );
    const rows = rowsOf(content, headerRow, faults);
    return { contentType: 'text/csv; charset=utf-8', content: Readable.from(rows, { objectMode: false }) };
  }

  /** What is wrong with each row, in one sentence after the other. */
  private async faults({ id: importId }: RosterImportEntity): Promise<ReadonlyMap<number, string>> {
    const all = await this.uow.read((view) =>
      view.manager
        .getRepository(RosterImportFaultEntity)
        .find({ where: { importId }, order: { rowNumber: 'ASC', ordinal: 'ASC' } }),
    );
    const told = new Map<number, string>();
    for (const fault of all) {
      const { rowNumber, columnName, code, warning } = fault;
      const sentence = `${warning ? '（提示）' : ''}${columnName ? `${columnName}：` : ''}${problemText(code, 'zh-CN', this.known.details(fault))}`;
      const before = told.get(rowNumber);
      told.set(rowNumber, before ? `${before}；${sentence}` : sentence);
    }
    return told;
  }
}

async function* rowsOf(
  content: Buffer,
  headerRow: number,
  faults: ReadonlyMap<number, string>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(MARK);
  let width = 0;
  for await (const { number, cells } of readSheet(content)) {
    if (number === headerRow) width = cells.length;
    const texts = cells.map(({ text }) => text);
    // Below the names of the columns all rows are as wide as they are, so that what is wrong stands in one column.
    while (texts.length < width) texts.push('');
    const told = number === headerRow ? COLUMN : (faults.get(number) ?? '');
    yield Buffer.from(stringify([[...texts, told]], { escape_formulas: true, record_delimiter: 'windows' }));
  }
}
