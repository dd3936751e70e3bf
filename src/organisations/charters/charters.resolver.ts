import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { idBefore, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { CharterReviews } from './charter-reviews.service.js';
import {
  AdoptCharterInput,
  ApproveCharterInput,
  ChangeCharterDraftInput,
  CharterDifferenceArgs,
  CharterInForceArgs,
  CharterVersionInput,
  CharterVersionsArgs,
  CharterTemplateArgs,
  CheckCharterArgs,
  DraftCharterInput,
  ReturnCharterInput,
} from './charters.inputs.js';
import { CharterComparison } from './charter-comparison.types.js';
import { ChartersReader } from './charters-reader.js';
import { ChartersService } from './charters.service.js';
import { CharterTextCheck, CharterVersion, CharterVersionConnection } from './charters.types.js';

@Resolver(() => CharterVersion)
export class ChartersResolver {
  constructor(
    private readonly charters: ChartersService,
    private readonly reviews: CharterReviews,
    private readonly reader: ChartersReader,
  ) {}

  @Access('public')
  @Query(() => CharterVersion, {
    description: '章程的一版；未核准的仅本组织与办公人员可见 · a version of a charter',
  })
  charterVersion(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CharterVersion> {
    return this.reader.require(actor, id);
  }

  @Access('public')
  @Query(() => CharterVersionConnection, {
    description: '章程各版，新的在前 · versions of a charter, the latest first',
  })
  async charterVersions(
    @CurrentActor() actor: Actor,
    @Args() args: CharterVersionsArgs,
  ): Promise<CharterVersionConnection> {
    const rows = await this.reader.list(actor, args, idBefore(args.after), args.first + 1);
    return pageById(rows, args.first);
  }

  @Access('public')
  @Query(() => CharterVersion, { description: '某日有效的章程 · the charter in force on a day' })
  charterInForce(
    @CurrentActor() actor: Actor,
    @Args() { organisationId, on }: CharterInForceArgs,
  ): Promise<CharterVersion> {
    return this.reader.inForce(actor, organisationId, on ?? null);
  }

  @Access('public')
  @Query(() => CharterComparison, { description: '两版逐条对照 · the difference between two versions' })
  charterDifference(
    @CurrentActor() actor: Actor,
    @Args() args: CharterDifferenceArgs,
  ): Promise<CharterComparison> {
    return this.reader.compare(actor, args);
  }

  @Access('public')
  @Query(() => String, {
    description:
      '示范章程，每段一行；指明社会组织时按其填写 · a model charter, filled in where an organisation is named',
  })
  charterTemplate(@CurrentActor() actor: Actor, @Args() args: CharterTemplateArgs): Promise<string> {
    return this.reader.template(actor, args);
  }

  @Access('public')
  @Query(() => CharterTextCheck, {
    description: '检查章程文本，不保存 · what a text lacks; nothing is kept',
  })
  checkCharter(@Args() args: CheckCharterArgs): CharterTextCheck {
    return this.reader.check(args);
  }

  @Access('organisation.prepare')
  @Mutation(() => CharterVersion, { description: '起草新的一版 · begins the next version' })
  async draftCharter(
    @CurrentActor() actor: Actor,
    @Args('input') input: DraftCharterInput,
  ): Promise<CharterVersion> {
    return this.reader.require(actor, await this.charters.draft(actor, input));
  }

  @Access('organisation.prepare')
  @Mutation(() => CharterVersion, { description: '修改草稿 · changes a draft' })
  async changeCharterDraft(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangeCharterDraftInput,
  ): Promise<CharterVersion> {
    await this.charters.change(actor, input);
    return this.reader.require(actor, input.versionId);
  }

  @Access('organisation.prepare')
  @Mutation(() => CharterVersion, { description: '放弃未提交的一版 · gives up what was not submitted' })
  async discardCharter(
    @CurrentActor() actor: Actor,
    @Args('input') { versionId }: CharterVersionInput,
  ): Promise<CharterVersion> {
    await this.charters.discard(actor, versionId);
    return this.reader.require(actor, versionId);
  }

  @Access('organisation.prepare')
  @Mutation(() => CharterVersion, { description: '记录会议表决通过 · puts down that a meeting adopted it' })
  async adoptCharter(
    @CurrentActor() actor: Actor,
    @Args('input') input: AdoptCharterInput,
  ): Promise<CharterVersion> {
    await this.charters.adopt(actor, input);
    return this.reader.require(actor, input.versionId);
  }

  @Access('organisation.prepare')
  @Mutation(() => CharterVersion, { description: '提交修改后的章程 · submits an amended charter' })
  async submitCharter(
    @CurrentActor() actor: Actor,
    @Args('input') { versionId }: CharterVersionInput,
  ): Promise<CharterVersion> {
    await this.reviews.submit(actor, versionId);
    return this.reader.require(actor, versionId);
  }

  @Access('organisation.edit')
  @Mutation(() => CharterVersion, { description: '退回，附逐条意见 · returns it with comments on articles' })
  async returnCharter(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReturnCharterInput,
  ): Promise<CharterVersion> {
    await this.reviews.return(actor, input);
    return this.reader.require(actor, input.versionId);
  }

  @Access('organisation.edit')
  @Mutation(() => CharterVersion, { description: '核准 · approves it' })
  async approveCharter(
    @CurrentActor() actor: Actor,
    @Args('input') input: ApproveCharterInput,
  ): Promise<CharterVersion> {
    await this.reviews.approve(actor, input);
    return this.reader.require(actor, input.versionId);
  }
}
