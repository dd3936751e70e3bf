import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import type { Background, Provenance, ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import type { OrganisationCategory } from '../../organisations/organisation.entity.js';
import { placeOf } from '../../places/places.types.js';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { EnumField, IntField, PlaceCodeField } from '../../platform/graphql/input-fields.js';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import { NO_KIND } from './report-figures.js';
import { ReportFiles } from './report-files.js';
import { type PlaceFigures, type ReportAsked, ReportQuery } from './report.query.js';
import { ReportFormat, type ReportFiguresType, ReportType } from './reports.types.js';

@ArgsType()
class ReportArgs {
  @PlaceCodeField({ description: '区、街道或社区代码 · a district, street or community' })
  placeCode: string;

  @IntField({ min: 1900, max: 2199, description: '年 · year' })
  year: number;

  @IntField({ min: 1, max: 12, nullable: true, description: '月；空：全年 · month; null: the whole year' })
  month?: number | null;
}

@ArgsType()
class ReportDownloadArgs extends ReportArgs {
  @EnumField(ReportFormat, { description: '文件格式 · format' })
  format: ReportFormat;
}

@Resolver(() => ReportType)
export class ReportsResolver {
  constructor(
    private readonly reports: ReportQuery,
    private readonly files: ReportFiles,
  ) {}

  @Access('statistics.read')
  @Query(() => ReportType, {
    name: 'report',
    description:
      '社区、街道或区的月报、年报 · the monthly or yearly report of a community, street or district',
  })
  async readReport(
    @CurrentRequest() { actor }: RequestContext,
    @Args() args: ReportArgs,
  ): Promise<ReportType> {
    const { period, parts, needs, standards, asOf, ...whole } = await this.reports.of(actor, askedBy(args));
    return {
      ...shown(whole),
      ...{ fromDay: period.fromDay, untilDay: period.untilDay, asOf },
      parts: parts.map(shown),
      needs: [...needs],
      standards: [...standards],
    };
  }

  @Access('statistics.read')
  @Query(() => DownloadLink, {
    description: '月报、年报的表格或网页 · the report as a workbook, a table or a page',
  })
  reportDownload(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args() { format, ...args }: ReportDownloadArgs,
  ): Promise<DownloadLink> {
    return this.files.link(actor, askedBy(args), format, language);
  }
}

const askedBy = ({ placeCode, year, month }: ReportArgs): ReportAsked => ({
  placeCode,
  year,
  month: month ?? null,
});

function shown({ place, figures }: PlaceFigures): ReportFiguresType {
  const { backgrounds, kinds, provenances, targets, categories, ...totals } = figures;
  return {
    place: placeOf(place),
    ...totals,
    backgrounds: backgrounds.map(({ key, ...rest }) => ({ background: key as Background, ...rest })),
    kinds: kinds.map(({ key, ...rest }) => ({ kind: key === NO_KIND ? null : (key as SquadKind), ...rest })),
    provenances: provenances.map(({ key, ...rest }) => ({ provenance: key as Provenance, ...rest })),
    targets: targets.map(({ key, ...rest }) => ({ target: key as ServiceTarget, ...rest })),
    categories: categories.map(({ key, ...rest }) => ({ category: key as OrganisationCategory, ...rest })),
  };
}
