import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type FieldFault, invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { newId } from '../../platform/database/new-id.js';
import type { Actor } from '../../platform/security/actor.js';
import { FilingFactsReader } from '../filing-facts.js';
import { isInForce } from '../organisation-lifecycle.js';
import { RulesService } from '../rules/rules.service.js';
import { filingOwn } from '../organisations.problems.js';
import { CharterBook, charterTextOf } from './charter-book.js';
import { articlesOf } from './charter-text.js';
import { submitUntil } from './charter-vote.js';
import { CharterVersions } from './charter-versions.js';
import { CharterCommentEntity, CharterStage, CharterVersionEntity } from './charter.entity.js';
import type { ApproveCharterInput, ReturnCharterInput } from './charters.inputs.js';
import {
  charterIncomplete,
  charterLate,
  charterWithFiling,
  EFFECTIVE_ON,
  NO_SUCH_ARTICLE,
} from './charters.problems.js';

/** Amendments before the office that guides or filed an organisation: submitted, returned with comments, approved (rule 46). */
@Injectable()
export class CharterReviews {
  constructor(
    private readonly clock: Clock,
    private readonly facts: FilingFactsReader,
    private readonly book: CharterBook,
    private readonly versions: CharterVersions,
    private readonly rules: RulesService,
  ) {}

  /**
   * @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_STATUS_NOT_ALLOWED, CHARTER_GOES_WITH_FILING, CHARTER_INCOMPLETE, CHARTER_VOTE_TOO_OLD
   */
  submit(actor: Actor, versionId: string): Promise<void> {
    return this.versions.prepare(
      actor,
      versionId,
      [CharterStage.ADOPTED],
      async (transaction, version, organisation) => {
        if (!isInForce(organisation.status)) throw charterWithFiling();
        const { organisations: policy } = await this.facts.policy(transaction, organisation);
        const days = policy.charterSubmitWithinDays;
        const { missing, inTime } = this.book.standing(version, days);
        if (missing.length > 0) throw charterIncomplete({ items: missing });
        if (!inTime) throw charterLate({ days, until: submitUntil(version.meetingOn ?? '', days) });
        await this.book.submit(transaction, actor, version);
        await this.versions.note(transaction, actor, 'submit', organisation, versionId);
      },
    );
  }

  /** Not approved, with what is to be mended, article by article. @throws Problem as `submit`, OWN_FILING, INVALID_INPUT */
  return(actor: Actor, { versionId, comments }: ReturnCharterInput): Promise<void> {
    return this.versions.decide(
      actor,
      versionId,
      [CharterStage.SUBMITTED],
      async (transaction, version, organisation) => {
        refuseOwn(actor, version);
        if (!isInForce(organisation.status)) throw charterWithFiling();
        const articles = articlesOf(charterTextOf(version)).length;
        const faults: FieldFault[] = comments.flatMap(({ articleNumber }, index) =>
          articleNumber && articleNumber > articles
            ? [{ path: `input.comments.${index}.articleNumber`, code: NO_SUCH_ARTICLE }]
            : [],
        );
        if (faults.length > 0) throw invalidInput(faults);
        await this.book.return(transaction, actor, organisation.id);
        await transaction.repo(CharterCommentEntity).insert(
          comments.map(({ articleNumber, text }) => ({
            ...{ id: newId(), versionId, articleNumber: articleNumber ?? null, text },
            ...{ byAccountId: actor.requireAccount(), at: this.clock.now() },
          })),
        );
        await this.versions.note(transaction, actor, 'return', organisation, versionId);
      },
    );
  }

  /** In force from a day on, today unless told. @throws Problem as `submit`, OWN_FILING, INVALID_INPUT */
  approve(actor: Actor, { versionId, effectiveOn }: ApproveCharterInput): Promise<void> {
    return this.versions.decide(
      actor,
      versionId,
      [CharterStage.SUBMITTED],
      async (transaction, version, organisation) => {
        refuseOwn(actor, version);
        if (!isInForce(organisation.status)) throw charterWithFiling();
        const today = serviceDayOf(this.clock.now());
        const day = effectiveOn ?? today;
        const { id: organisationId } = organisation;
        const latest = await transaction
          .repo(CharterVersionEntity)
          .findOne({ where: { organisationId, stage: CharterStage.APPROVED }, order: { number: 'DESC' } });
        if (day < today || (latest?.effectiveOn && day < latest.effectiveOn))
          throw invalidInput([{ path: 'input.effectiveOn', code: EFFECTIVE_ON }]);
        await this.book.approve(transaction, actor, organisationId, day);
        if (latest) await this.rules.follow(transaction, latest, version);
        await this.versions.note(transaction, actor, 'approve', organisation, versionId);
      },
    );
  }
}

function refuseOwn(actor: Actor, { submittedByAccountId }: CharterVersionEntity): void {
  if (submittedByAccountId === actor.accountId) throw filingOwn();
}
