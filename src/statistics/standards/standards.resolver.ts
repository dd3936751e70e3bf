import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import { placeOf } from '../../places/places.types.js';
import { DownloadLink, TableFormat } from '../../platform/downloads/download.types.js';
import { EnumField, PlaceCodeField } from '../../platform/graphql/input-fields.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { StandardsFiles } from './standards-files.js';
import { type PlaceStandards, StandardsQuery } from './standards.query.js';
import { type PlaceStandardsType, StandardsReportType } from './standards.types.js';

@ArgsType()
class StandardsArgs {
  @PlaceCodeField({ description: '区、街道或社区代码 · a district, street or community' })
  placeCode: string;
}

@ArgsType()
class StandardsDownloadArgs extends StandardsArgs {
  @EnumField(TableFormat, { description: '文件格式 · format' })
  format: TableFormat;
}

@Resolver(() => StandardsReportType)
export class StandardsResolver {
  constructor(
    private readonly standards: StandardsQuery,
    private readonly files: StandardsFiles,
  ) {}

  @Access('statistics.read')
  @Query(() => StandardsReportType, {
    name: 'standards',
    description:
      '配置标准：应有、现有、缺口，逐级汇总 · what communities are asked for, have and miss, rolled up',
  })
  async readStandards(
    @CurrentActor() actor: Actor,
    @Args() { placeCode }: StandardsArgs,
  ): Promise<StandardsReportType> {
    const report = await this.standards.of(actor, placeCode);
    return { ...shown(report), parts: report.parts.map(shown) };
  }

  @Access('statistics.read')
  @Query(() => DownloadLink, {
    description: '配置标准表，逐社区列出 · the standards of each community as a file',
  })
  standardsDownload(
    @CurrentActor() actor: Actor,
    @Args() { placeCode, format }: StandardsDownloadArgs,
  ): Promise<DownloadLink> {
    return this.files.link(actor, placeCode, format);
  }
}

const shown = ({ place, lines }: PlaceStandards): PlaceStandardsType => ({
  place: placeOf(place),
  lines: [...lines],
});
