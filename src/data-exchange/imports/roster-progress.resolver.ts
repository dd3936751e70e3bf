import { Args, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { RosterImportArgs } from './roster-imports.inputs.js';
import { RosterImportsReader } from './roster-imports.reader.js';
import { RosterImport, RosterImportChange } from './roster-imports.types.js';
import type { RosterImportChanged } from './roster-progress.js';

@Resolver(() => RosterImportChange)
export class RosterProgressResolver {
  constructor(private readonly reader: RosterImportsReader) {}

  @Access('volunteer.register')
  @Subscription(() => RosterImportChange, {
    description:
      '名册导入的进度，供可登记志愿者的机构 · how far a roster is, for the offices that may register volunteers there',
  })
  rosterImportChanged(
    @CurrentActor() actor: Actor,
    @Args() { importId }: RosterImportArgs,
  ): Promise<AsyncIterable<{ rosterImportChanged: RosterImportChanged }>> {
    return this.reader.watch(actor, importId);
  }

  @ResolveField('rosterImport', () => RosterImport, {
    nullable: true,
    description: '此刻的导入，与查询所见相同 · the import at this moment, as the query shows it',
  })
  rosterImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Parent() { importId }: RosterImportChange,
  ): Promise<RosterImport> {
    return this.reader.one(actor, importId, language);
  }
}
