import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DownloadLink } from '../../platform/downloads/download.types.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { UploadLink } from '../../platform/storage/upload.types.js';
import { RosterCorrection } from './roster-correction.js';
import {
  RequestRosterUploadInput,
  RosterImportArgs,
  RosterImportFaultsArgs,
  RosterImportInput,
  RosterImportsArgs,
  StartRosterImportInput,
} from './roster-imports.inputs.js';
import { RosterImportsReader } from './roster-imports.reader.js';
import { RosterImports } from './roster-imports.service.js';
import {
  RosterImport,
  RosterImportConnection,
  RosterImportFaultConnection,
  rosterImportOf,
} from './roster-imports.types.js';

@Resolver(() => RosterImport)
export class RosterImportsResolver {
  constructor(
    private readonly imports: RosterImports,
    private readonly reader: RosterImportsReader,
    private readonly correction: RosterCorrection,
  ) {}

  @Access('volunteer.register')
  @Mutation(() => UploadLink, {
    description:
      '取得上传志愿者名册（XLSX、CSV）的地址；上传后自动检查 · where a roster can be brought; it is checked then',
  })
  requestRosterUpload(
    @CurrentActor() actor: Actor,
    @Args('input') { communityCode }: RequestRosterUploadInput,
  ): Promise<UploadLink> {
    return this.imports.address(actor, communityCode);
  }

  @Access('volunteer.register')
  @Mutation(() => RosterImport, {
    description:
      '开始登记名册中检查通过的人，或从停止处继续 · registers the accepted rows, or goes on where it stopped',
  })
  async startRosterImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('input') input: StartRosterImportInput,
  ): Promise<RosterImport> {
    return rosterImportOf(await this.imports.start(actor, input), language);
  }

  @Access('volunteer.register')
  @Mutation(() => RosterImport, {
    description: '停止导入，已登记的保留 · stops it; who is registered stays',
  })
  async cancelRosterImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('input') { importId }: RosterImportInput,
  ): Promise<RosterImport> {
    return rosterImportOf(await this.imports.cancel(actor, importId), language);
  }

  @Access('volunteer.register')
  @Query(() => RosterImportConnection, {
    description: '导入过的名册，最新在前 · rosters of a place, the latest first',
  })
  rosterImports(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() args: RosterImportsArgs,
  ): Promise<RosterImportConnection> {
    return this.reader.list(actor, args, language);
  }

  @Access('volunteer.register')
  @Query(() => RosterImport, { description: '一份名册及其进度 · one roster, and how far it is' })
  rosterImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() { importId }: RosterImportArgs,
  ): Promise<RosterImport> {
    return this.reader.one(actor, importId, language);
  }

  @Access('volunteer.register')
  @Query(() => RosterImportFaultConnection, {
    description: '名册各行的问题 · what is wrong with its rows',
  })
  rosterImportFaults(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() args: RosterImportFaultsArgs,
  ): Promise<RosterImportFaultConnection> {
    return this.reader.faults(actor, args, language);
  }

  @Access('volunteer.register')
  @Query(() => DownloadLink, {
    description:
      '下载原名册，末列注明问题，供更正后重新上传 · the roster with its faults in a column more, as CSV',
  })
  rosterCorrectionDownload(
    @CurrentActor() actor: Actor,
    @Args() { importId }: RosterImportArgs,
  ): Promise<DownloadLink> {
    return this.correction.link(actor, importId);
  }
}
