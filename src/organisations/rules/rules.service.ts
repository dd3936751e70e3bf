import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { charterTextOf } from '../charters/charter-book.js';
import { charterDifference } from '../charters/charter-difference.js';
import { articlesOf } from '../charters/charter-text.js';
import type { CharterVersionEntity } from '../charters/charter.entity.js';
import { noCharterInForce, NO_SUCH_ARTICLE } from '../charters/charters.problems.js';
import { versionInForce, versionsToCome } from '../charters/version-in-force.js';
import { OrganisationBook } from '../organisation-book.js';
import type { OrganisationEntity } from '../organisation.entity.js';
import { OrganisationsReader } from '../organisations-reader.js';
import { followedArticles } from './following-articles.js';
import { RuleDocumentEntity } from './rule-document.entity.js';
import type { AdoptRuleInput, ReviseRuleInput } from './rules.inputs.js';
import { ruleChanged, ruleWithdrawn } from './rules.problems.js';

/** Rules under a charter, each with the articles on which it rests (domain.md rule 48). */
@Injectable()
export class RulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly book: OrganisationBook,
    private readonly organisations: OrganisationsReader,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, NO_CHARTER_IN_FORCE, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED */
  adopt(actor: Actor, input: AdoptRuleInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { organisationId, kind, title, text, articleNumbers } = input;
    const call = { accountId, key: input.idempotencyKey, operation: 'adoptRule', input };
    return this.book.hold(actor, organisationId, 'organisation.prepare', (transaction, organisation) =>
      this.idempotency.once(transaction, call, async () => {
        const { flagged, ...rest } = await this.resting(transaction, organisationId, articleNumbers);
        const id = newId();
        await transaction.repo(RuleDocumentEntity).insert({
          ...{
            id,
            organisationId,
            kind,
            title,
            text,
            ...rest,
            revision: 1,
            flaggedAt: flagged ? this.clock.now() : null,
            withdrawnAt: null,
          },
          ...{ changedByAccountId: accountId, changedAt: this.clock.now() },
        });
        await this.note(transaction, actor, 'adopt', organisation, id);
        return id;
      }),
    );
  }

  /** Says it anew, on articles of the charter in force; it is not flagged any more, unless an approved amendment is still to come. @throws Problem as `adopt`, RULE_CHANGED, RULE_WITHDRAWN */
  revise(actor: Actor, { ruleId, revision, title, text, articleNumbers }: ReviseRuleInput): Promise<void> {
    return this.change(actor, ruleId, 'revise', async (transaction, rule) => {
      if (rule.revision !== revision) throw ruleChanged({ revision: rule.revision });
      const { flagged, ...rest } = await this.resting(transaction, rule.organisationId, articleNumbers);
      const flaggedAt = flagged ? this.clock.now() : null;
      return { title, text, ...rest, revision: revision + 1, flaggedAt };
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, RULE_WITHDRAWN */
  withdraw(actor: Actor, ruleId: string): Promise<void> {
    return this.change(actor, ruleId, 'withdraw', () =>
      Promise.resolve({ withdrawnAt: this.clock.now(), flaggedAt: null }),
    );
  }

  /** Its rules, those withdrawn last. @throws Problem NOT_FOUND */
  async list(actor: Actor, organisationId: string): Promise<RuleDocumentEntity[]> {
    await this.organisations.require(actor, organisationId);
    const rules = await this.uow.read((view) =>
      view.manager
        .getRepository(RuleDocumentEntity)
        .find({ where: { organisationId }, order: { id: 'ASC' } }),
    );
    return rules.sort((one, other) => Number(one.withdrawnAt !== null) - Number(other.withdrawnAt !== null));
  }

  /** @throws Problem NOT_FOUND */
  async require(actor: Actor, ruleId: string): Promise<RuleDocumentEntity> {
    const rule = await this.uow.read((view) => find(view, ruleId));
    await this.organisations.require(actor, rule.organisationId);
    return rule;
  }

  /** When another version is approved: rules follow their articles, and those of which one was amended are flagged. */
  async follow(
    transaction: WriteTransaction,
    before: CharterVersionEntity,
    after: CharterVersionEntity,
  ): Promise<void> {
    const rules = transaction.repo(RuleDocumentEntity);
    const difference = charterDifference(charterTextOf(before), charterTextOf(after));
    const resting = {
      organisationId: before.organisationId,
      charterVersionId: before.id,
      withdrawnAt: IsNull(),
    };
    for (const rule of await rules.findBy(resting)) {
      const { articleNumbers, flagged } = followedArticles(rule.articleNumbers, difference);
      const flaggedAt = rule.flaggedAt ?? (flagged ? this.clock.now() : null);
      const followed = { charterVersionId: after.id, articleNumbers: [...articleNumbers], flaggedAt };
      await rules.update({ id: rule.id }, followed);
    }
  }

  /** Articles of the charter in force, followed through the amendments that are approved for a later day. */
  private async resting(
    view: ReadView,
    organisationId: string,
    numbers: readonly number[],
  ): Promise<
    Pick<RuleDocumentEntity, 'charterVersionId' | 'articleNumbers'> & { readonly flagged: boolean }
  > {
    const on = serviceDayOf(this.clock.now());
    const charter = await versionInForce(view, organisationId, on);
    if (!charter) throw noCharterInForce({ on });
    const articles = articlesOf(charterTextOf(charter)).length;
    const wrong = numbers.findIndex((number) => number > articles);
    if (wrong >= 0) throw invalidInput([{ path: `input.articleNumbers.${wrong}`, code: NO_SUCH_ARTICLE }]);
    let before = charter;
    let rest = { articleNumbers: [...new Set(numbers)].sort((one, other) => one - other), flagged: false };
    for (const after of await versionsToCome(view, organisationId, on)) {
      const difference = charterDifference(charterTextOf(before), charterTextOf(after));
      const followed = followedArticles(rest.articleNumbers, difference);
      rest = { articleNumbers: [...followed.articleNumbers], flagged: rest.flagged || followed.flagged };
      before = after;
    }
    return { charterVersionId: before.id, ...rest };
  }

  private async change(
    actor: Actor,
    ruleId: string,
    verb: string,
    act: (transaction: WriteTransaction, rule: RuleDocumentEntity) => Promise<Partial<RuleDocumentEntity>>,
  ): Promise<void> {
    const changedByAccountId = actor.requireAccount();
    const { organisationId } = await this.uow.read((view) => find(view, ruleId));
    await this.book.hold(actor, organisationId, 'organisation.prepare', async (transaction, organisation) => {
      const rule = await find(transaction, ruleId);
      if (rule.withdrawnAt) throw ruleWithdrawn();
      const changed = { changedByAccountId, changedAt: this.clock.now() };
      await transaction
        .repo(RuleDocumentEntity)
        .update({ id: ruleId }, { ...(await act(transaction, rule)), ...changed });
      await this.note(transaction, actor, verb, organisation, ruleId);
    });
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { communityCode }: OrganisationEntity,
    subjectId: string,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      ...{ action: `rule.${verb}`, subjectType: 'RuleDocument', subjectId, placeCode: communityCode },
    });
  }
}

async function find(view: ReadView, id: string): Promise<RuleDocumentEntity> {
  const rule = await view.manager.getRepository(RuleDocumentEntity).findOneBy({ id });
  if (!rule)
    throw notFound().audited({ action: 'organisation.read', subjectType: 'RuleDocument', subjectId: id });
  return rule;
}
