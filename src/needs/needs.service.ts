import { Injectable } from '@nestjs/common';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { Problem } from '../kernel/problem.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import { NeedVisibility } from './need-visibility.js';
import { NeedEntity } from './need.entity.js';

/** Finding needs. */
@Injectable()
export class NeedsService {
  constructor(private readonly visibility: NeedVisibility) {}

  /** Any need, whoever asks: the caller looks after who may see it. @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<NeedEntity> {
    const need = await view.manager.getRepository(NeedEntity).findOneBy({ id });
    if (!need) throw missing('need.read', id);
    return need;
  }

  /** As `require`, and nobody changes it until the end of the transaction. @throws Problem NOT_FOUND */
  async lock(transaction: WriteTransaction, id: string, action = 'need.handle'): Promise<NeedEntity> {
    const [need] = await transaction.lockById(NeedEntity, [id]);
    if (!need) throw missing(action, id);
    return need;
  }

  /**
   * A need that the actor is about to change, locked.
   * @param may what he must be besides somebody who sees it
   * @throws Problem NOT_FOUND when he does not see it, FORBIDDEN when he does and may not
   */
  async lockFor(
    transaction: WriteTransaction,
    actor: Actor,
    target: { readonly id: string; readonly action: string },
    may: (need: NeedEntity) => boolean | Promise<boolean>,
  ): Promise<NeedEntity> {
    const need = await this.lock(transaction, target.id, target.action);
    if (await may(need)) return need;
    const seen = (await this.visibility.of(transaction, actor, need)) !== 'NONE';
    if (!seen) throw missing(target.action, target.id);
    throw forbidden().audited({ action: target.action, subjectType: 'Need', subjectId: target.id });
  }
}

/** What does not exist and what may not be seen answer alike. */
export const missing = (action: string, id: string): Problem =>
  notFound().audited({ action, subjectType: 'Need', subjectId: id });
