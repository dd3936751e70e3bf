import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DownloadLink, TableFormat } from '../../platform/downloads/download.types.js';
import {
  type DownloadArguments,
  Downloads,
  type DownloadSource,
  type FileContent,
} from '../../platform/downloads/downloads.js';
import { type Table, tableFile, tableFileName } from '../../platform/downloads/table-file.js';
import type { Actor } from '../../platform/security/actor.js';
import { Standard, type StandardLine } from './standards.js';
import { StandardsQuery, type StandardsReport } from './standards.query.js';

const NAMES: Readonly<Record<Standard, string>> = {
  VOLUNTEERS: '志愿者',
  STAFF: '工作人员',
  PREMISES: '用房面积',
  ORGANISATIONS: '社会组织',
};

/** Standards by community as a table, their sum in the last row. */
@Injectable()
export class StandardsFiles implements OnModuleInit, DownloadSource {
  readonly name = 'standards';

  constructor(
    private readonly standards: StandardsQuery,
    private readonly downloads: Downloads,
  ) {}

  onModuleInit(): void {
    this.downloads.register(this);
  }

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND */
  async link(actor: Actor, placeCode: string, format: TableFormat): Promise<DownloadLink> {
    const { place } = await this.standards.of(actor, placeCode);
    const fileName = tableFileName(`配置标准-${place.name}`, format);
    return this.downloads.link(actor, this.name, { placeCode, format }, fileName);
  }

  /** @throws Problem as `link` */
  async file(actor: Actor, { placeCode, format }: DownloadArguments): Promise<FileContent> {
    return tableFile([tableOf(await this.standards.of(actor, placeCode ?? ''))], format);
  }
}

function tableOf({ place, lines, communities }: StandardsReport): Table {
  const columns = Object.values(Standard).flatMap((standard) =>
    ['应有', '现有', '缺口'].map((part) => ({ header: `${NAMES[standard]}${part}`, width: 14 })),
  );
  // What cannot be told stays empty, so that nobody takes it for nothing missing.
  const cells = (of: readonly StandardLine[], one: boolean) =>
    of.flatMap(({ required, held, gap, unknown }) =>
      one && unknown > 0 ? [required || null, held || null, null] : [required, held, gap],
    );
  return {
    name: '配置标准',
    columns: [{ header: '代码', width: 16 }, { header: '社区', width: 20 }, ...columns],
    rows: [
      ...communities.map((one) => [one.place.code, one.place.name, ...cells(one.lines, true)]),
      [place.code, '合计', ...cells(lines, false)],
    ],
  };
}
