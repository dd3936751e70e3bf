import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../kernel/problem.js';
import { TableFormat, type DownloadLink } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import { type Table, tableFile } from '../../platform/downloads/table-file.js';
import type { Actor } from '../../platform/security/actor.js';
import { BREAKDOWNS, type Breakdown } from './report-figures.js';
import { reportPage } from './report-page.js';
import {
  breakdownTable,
  communitiesTable,
  needsTable,
  overviewTable,
  standardsTable,
} from './report-tables.js';
import { ReportTexts } from './report-texts.js';
import { type PlaceReport, type ReportAsked, ReportQuery } from './report.query.js';
import { ReportFormat } from './reports.types.js';

/** Reports as files, made when they are fetched. */
@Injectable()
export class ReportFiles implements OnModuleInit, DownloadSource {
  readonly name = 'report';

  constructor(
    private readonly reports: ReportQuery,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem as `ReportQuery.of` */
  async link(
    actor: Actor,
    { placeCode, year, month }: ReportAsked,
    format: ReportFormat,
    language: Language,
  ): Promise<DownloadLink> {
    const { place, period } = await this.reports.of(actor, { placeCode, year, month });
    const texts = new ReportTexts(language);
    const title = texts.word(month === null ? 'yearly' : 'monthly');
    const span = month === null ? String(year) : period.fromDay.slice(0, 7);
    const args = {
      placeCode,
      year: String(year),
      month: month === null ? null : String(month),
      format,
      language,
    };
    return this.downloads.link(
      actor,
      this.name,
      args,
      `${title}-${place.name}-${span}.${format.toLowerCase()}`,
    );
  }

  /** @throws Problem as `ReportQuery.of` */
  async file(actor: Actor, args: DownloadArguments): Promise<FileContent> {
    const { placeCode, year, month, format, language } = args;
    const asked = { placeCode: placeCode ?? '', year: Number(year), month: month ? Number(month) : null };
    const report = await this.reports.of(actor, asked);
    const texts = new ReportTexts(language === 'en' ? 'en' : 'zh-CN');
    if (format === ReportFormat.HTML)
      return {
        contentType: 'text/html; charset=utf-8',
        content: Buffer.from(reportPage(report, texts)),
        page: true,
      };
    return tableFile(
      [communitiesTable(report, texts), ...detailTables(report, texts)],
      format ?? TableFormat.XLSX,
    );
  }
}

const detailTables = (report: PlaceReport, texts: ReportTexts): Table[] => [
  overviewTable(report, texts),
  ...(Object.keys(BREAKDOWNS) as Breakdown[]).map((of) => breakdownTable(report, of, texts)),
  needsTable(report, texts),
  standardsTable(report, texts),
];
