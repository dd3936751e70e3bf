import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../identity/accounts.service.js';
import { accountNotFound } from '../../identity/identity.problems.js';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { secrecyOf } from '../../kernel/secrecy.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { PolicyService } from '../../policies/policy.service.js';
import { audited } from '../need-access.js';
import { givenFor } from '../need-details-field.js';
import { needDetailsSchema } from '../need-details.js';
import { NeedVault } from '../need-vault.js';
import { rankOf } from '../need-vocabulary.js';
import { NeedEntity, NeedStatus } from '../need.entity.js';
import { REQUESTER_IS_SELF } from '../needs.problems.js';
import type { AskForNeedInput } from './ask-for-need.inputs.js';
import { checkNeedRequest, type NormalRequester } from './need-request.js';

/** Asking for something, for oneself or, as an officer, for somebody else (domain.md rules 12 and 13). */
@Injectable()
export class NeedAskingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly policies: PolicyService,
    private readonly vault: NeedVault,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Answers the new need's id, also to an officer who will not see it again because it is confidential.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, INVALID_INPUT with every fault at once,
   * ACCOUNT_NOT_FOUND, IDEMPOTENCY_KEY_REUSED
   */
  async ask(actor: Actor, input: AskForNeedInput, priority = false): Promise<string> {
    const accountId = actor.requireAccount();
    if (input.requester || input.requesterPhone) actor.requireIn('need.handle', input.communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'askForNeed', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.requireCommunity(transaction, input.communityCode);
        const verdict = checkNeedRequest(input, this.clock.now());
        if (!verdict.ok) throw invalidInput(verdict.faults);
        const requesterAccountId = await this.accountBehind(transaction, actor, verdict.requester);
        const id = newId();
        const asked = { id, requesterAccountId, priority, ...verdict.requester };
        await this.insert(transaction, actor, input, asked);
        await this.audit.record(transaction, actor, {
          action: 'need.ask',
          ...audited({ id, secrecy: secrecyOf(input.kind), communityCode: input.communityCode }),
          details: { onBehalf: requesterAccountId !== accountId, requesterAccountId },
        });
        return id;
      }),
    );
  }

  /** Null: somebody without one. Whoever asks on behalf does so for another than himself (rule 1). */
  private async accountBehind(
    transaction: WriteTransaction,
    actor: Actor,
    { withoutAccount, accountPhone }: NormalRequester,
  ): Promise<string | null> {
    const accountId = actor.requireAccount();
    if (withoutAccount) {
      if (await this.accounts.logsInWith(transaction, accountId, withoutAccount.phone)) {
        throw invalidInput([{ path: 'input.requester.phone', code: REQUESTER_IS_SELF }]);
      }
      return null;
    }
    if (!accountPhone) return accountId;
    const account = await this.accounts.byLogin(transaction, accountPhone);
    if (!account) throw accountNotFound();
    if (account.id === accountId) {
      throw invalidInput([{ path: 'input.requesterPhone', code: REQUESTER_IS_SELF }]);
    }
    return account.id;
  }

  private async insert(
    transaction: WriteTransaction,
    actor: Actor,
    input: AskForNeedInput,
    asked: NormalRequester & {
      readonly id: string;
      readonly requesterAccountId: string | null;
      readonly priority: boolean;
    },
  ): Promise<void> {
    const { id, requesterAccountId, priority, withoutAccount: requester } = asked;
    const { communityCode, kind, content } = input;
    const now = this.clock.now();
    const { versionId } = await this.policies.policyFor(transaction, communityCode, serviceDayOf(now));
    const details = needDetailsSchema.parse({ ...givenFor(input, kind), kind });
    await transaction.repo(NeedEntity).insert({
      id,
      communityCode,
      squadKind: kind,
      secrecy: secrecyOf(kind),
      status: NeedStatus.OPEN,
      urgencyRank: rankOf(input.urgency),
      priority: priority || null,
      serviceTargets: [...new Set(input.serviceTargets)],
      wishedFrom: input.wishedStartAt ?? null,
      wishedUntil: input.wishedEndAt ?? null,
      requesterAccountId,
      createdByAccountId: actor.requireAccount(),
      createdAt: now,
      ...this.vault.seal(id, {
        content,
        address: input.address ?? null,
        requester,
        details,
        closingText: null,
      }),
      policyVersionId: versionId,
    });
  }
}
