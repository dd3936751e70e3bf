import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { AwardSchemeEntity } from './award.entity.js';
import type { AwardTermsInput, ChangeAwardSchemeInput, CreateAwardSchemeInput } from './awards.inputs.js';
import { schemeChanged, schemeRetired } from './awards.problems.js';

/** Award schemes, each validated and changed as a whole; cycles keep the terms that they began by (domain.md rule 40). */
@Injectable()
export class AwardSchemesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns its id @throws Problem FORBIDDEN, PLACE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED */
  create(actor: Actor, input: CreateAwardSchemeInput): Promise<string> {
    const accountId = actor.requireAccount();
    actor.requireIn('award.manage', input.placeCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'createAwardScheme', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const { code: placeCode } = await this.places.require(transaction, input.placeCode);
        const id = newId();
        const now = this.clock.now();
        await transaction.repo(AwardSchemeEntity).insert({
          ...{ id, placeCode, ...columnsOf(input.terms), version: 1 },
          ...{ createdAt: now, changedAt: now, changedByAccountId: accountId },
          ...{ retiredAt: null, retiredByAccountId: null },
        });
        await this.note(transaction, actor, 'create', { id, placeCode });
        return id;
      }),
    );
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, AWARD_SCHEME_RETIRED, AWARD_SCHEME_CHANGED */
  change(actor: Actor, { schemeId, version, terms }: ChangeAwardSchemeInput): Promise<void> {
    return this.edit(actor, schemeId, 'change', (scheme) => {
      if (scheme.version !== version) throw schemeChanged({ version: scheme.version });
      return { ...columnsOf(terms), version: version + 1, ...this.now(actor) };
    });
  }

  /** No more cycles of it; those that were begun go on. @throws Problem NOT_FOUND, FORBIDDEN, AWARD_SCHEME_RETIRED */
  retire(actor: Actor, schemeId: string): Promise<void> {
    return this.edit(actor, schemeId, 'retire', () => ({
      retiredAt: this.clock.now(),
      retiredByAccountId: actor.requireAccount(),
    }));
  }

  private now(actor: Actor): Pick<AwardSchemeEntity, 'changedAt' | 'changedByAccountId'> {
    return { changedAt: this.clock.now(), changedByAccountId: actor.requireAccount() };
  }

  private edit(
    actor: Actor,
    id: string,
    verb: string,
    change: (scheme: AwardSchemeEntity) => Partial<AwardSchemeEntity>,
  ): Promise<void> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const [scheme] = await transaction.lockById(AwardSchemeEntity, [id]);
      if (!scheme)
        throw notFound().audited({ action: `award.${verb}`, subjectType: 'AwardScheme', subjectId: id });
      // That it exists is no secret.
      actor.requireIn('award.manage', scheme.placeCode);
      if (scheme.retiredAt) throw schemeRetired();
      await transaction.repo(AwardSchemeEntity).update({ id }, change(scheme));
      await this.note(transaction, actor, verb, scheme);
    });
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, placeCode }: Pick<AwardSchemeEntity, 'id' | 'placeCode'>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      ...{ action: `award-scheme.${verb}`, subjectType: 'AwardScheme', subjectId: id, placeCode },
    });
  }
}

const columnsOf = ({ squadKinds, provenances, ...terms }: AwardTermsInput) => ({
  ...{ name: terms.name, description: terms.description, periodKind: terms.periodKind },
  ...{ minimumMinutes: terms.minimumMinutes, places: terms.places },
  squadKinds: [...new Set(squadKinds)],
  provenances: [...new Set(provenances)],
});
