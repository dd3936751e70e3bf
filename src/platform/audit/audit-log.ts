import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { RefusedAttempt } from '../../kernel/problem.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../database/unit-of-work.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

/** Who acts, as far as the audit log needs to know. */
export interface AuditActor {
  readonly accountId: string | null;
  readonly requestId: string | null;
}

export interface AuditFact {
  /** Domain verb, e.g. `volunteer.accept`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly placeCode?: string | null;
  /** Ids, states and reasons' presence; no personal data. */
  readonly details?: Record<string, unknown>;
}

/** Writes audit rows in the transaction of what they tell (architecture.md § 6). */
@Injectable()
export class AuditLog {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record(transaction: WriteTransaction, actor: AuditActor, fact: AuditFact): Promise<void> {
    await this.insert(transaction, actor, fact, 'DONE');
  }

  /** A refused attempt, in a transaction of its own since the attempt's was rolled back. */
  async recordRefusal(actor: AuditActor, attempt: RefusedAttempt, code: string): Promise<void> {
    await this.uow.write((transaction) =>
      this.insert(transaction, actor, { ...attempt, details: { code } }, 'REFUSED'),
    );
  }

  private async insert(
    transaction: WriteTransaction,
    actor: AuditActor,
    fact: AuditFact,
    outcome: 'DONE' | 'REFUSED',
  ): Promise<void> {
    await transaction.repo(AuditEntryEntity).insert({
      id: newId(),
      at: this.clock.now(),
      actorAccountId: actor.accountId,
      requestId: actor.requestId,
      action: fact.action,
      outcome,
      subjectType: fact.subjectType,
      subjectId: fact.subjectId?.slice(0, 64) ?? null,
      placeCode: fact.placeCode ?? null,
      details: (fact.details ?? null) as never,
    });
  }
}
