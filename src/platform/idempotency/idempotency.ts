import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Clock } from '../../kernel/clock.js';
import { defineFieldFault, defineProblem, invalidInput } from '../../kernel/problem.js';
import type { WriteTransaction } from '../database/unit-of-work.js';
import { IdempotencyRecordEntity } from './idempotency-record.entity.js';

export const idempotencyKeyReused = defineProblem('IDEMPOTENCY_KEY_REUSED', {
  zh: '该幂等键已用于另一项内容不同的操作，请换一个新键',
  en: 'This idempotency key was used for a call with another input; take a new key',
});

export const IDEMPOTENCY_KEY_FORMAT = defineFieldFault('IDEMPOTENCY_KEY_FORMAT', {
  zh: '幂等键须为 8–64 个字母、数字、点、下划线、冒号或连字符',
  en: 'an idempotency key is 8–64 letters, digits, dots, underscores, colons or hyphens',
});

export interface IdempotentCall {
  readonly accountId: string;
  readonly key: string;
  /** Name of the mutation. */
  readonly operation: string;
  readonly input: unknown;
}

/** One effect and one answer per key (architecture.md § 4); the key's row is the first thing a unit writes. */
@Injectable()
export class Idempotency {
  constructor(private readonly clock: Clock) {}

  /**
   * Runs `act` the first time; later calls with the same input get the first answer, which must be plain JSON.
   * A refused call leaves no trace, so its key can be used again.
   * @throws Problem IDEMPOTENCY_KEY_REUSED for another operation or input
   */
  async once<T>(transaction: WriteTransaction, call: IdempotentCall, act: () => Promise<T>): Promise<T> {
    if (!/^[\w.:-]{8,64}$/.test(call.key)) {
      throw invalidInput([{ path: 'input.idempotencyKey', code: IDEMPOTENCY_KEY_FORMAT }]);
    }
    const inputHash = createHash('sha256').update(canonicalJson(call.input)).digest('hex');
    const id = { accountId: call.accountId, key: call.key };
    const created = await transaction.execute(
      `INSERT INTO idempotency_record (account_id, key, operation, input_hash, answer, created_at)
       VALUES (:accountId, :key, :operation, :inputHash, NULL, :createdAt) ON CONFLICT (account_id, key) DO NOTHING`,
      { ...id, operation: call.operation, inputHash, createdAt: this.clock.now().getTime() },
    );
    if (created === 0) {
      const first = await transaction.repo(IdempotencyRecordEntity).findOneByOrFail(id);
      if (first.operation !== call.operation || first.inputHash !== inputHash) throw idempotencyKeyReused();
      return first.answer as T;
    }
    const answer = await act();
    await transaction.repo(IdempotencyRecordEntity).update(id, { answer: answer as never });
    return answer;
  }
}
