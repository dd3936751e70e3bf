import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { AttemptEntity } from './account.entity.js';
import { ATTEMPT_LIMITS, type AttemptKind, countAttempt } from './attempt-limits.js';
import { tooManyAttempts } from './identity.problems.js';

/** Counts attempts in the database, before what is attempted, so that parallel guesses and several processes count too. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws Problem TOO_MANY_ATTEMPTS with `retryAfterSeconds` */
  async count(kind: AttemptKind, subject: string): Promise<void> {
    const key = this.keyOf(kind, subject);
    const verdict = await this.uow.write(async (transaction) => {
      const now = this.clock.now();
      await transaction.execute(
        'INSERT INTO attempt (key, window_started_at, count) VALUES (:key, 0, 0) ON CONFLICT (key) DO NOTHING',
        { key },
      );
      const lock = this.uow.dialect === 'postgres' ? 'FOR UPDATE' : '';
      const [row] = await transaction.rows<{ window_started_at: number; count: number }>(
        `SELECT window_started_at, count FROM attempt WHERE key = :key ${lock}`,
        { key },
      );
      const window = row ? { startedAt: new Date(row.window_started_at), count: row.count } : null;
      const outcome = countAttempt(ATTEMPT_LIMITS[kind], window, now);
      if (outcome.allowed) {
        const { startedAt, count } = outcome.window;
        await transaction.repo(AttemptEntity).update({ key }, { windowStartedAt: startedAt, count });
      }
      return outcome;
    });
    if (!verdict.allowed) throw tooManyAttempts({ retryAfterSeconds: verdict.retryAfterSeconds });
  }

  /** Forgets the attempts, after a success. */
  async clear(kind: AttemptKind, subject: string): Promise<void> {
    await this.uow.write((transaction) =>
      transaction.repo(AttemptEntity).delete({ key: this.keyOf(kind, subject) }),
    );
  }

  private keyOf(kind: AttemptKind, subject: string): string {
    return `${kind}:${this.cipher.blindIndex('attempt', subject)}`;
  }
}
