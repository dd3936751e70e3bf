import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { AttemptEntity } from './account.entity.js';
import { ATTEMPT_LIMITS, type AttemptKind, countAttempt, type Window } from './attempt-limits.js';
import { tooManyAttempts } from './identity.problems.js';

interface AttemptRow {
  readonly window_started_at: number;
  readonly count: number;
}

const windowOf = (row: AttemptRow | undefined): Window | null =>
  row ? { startedAt: new Date(row.window_started_at), count: row.count } : null;

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
    const verdict = await this.uow.write(async (transaction) => {
      const window = await this.lockWindow(transaction, kind, subject);
      const outcome = countAttempt(ATTEMPT_LIMITS[kind], window, this.clock.now());
      if (outcome.allowed) await this.keepWindow(transaction, kind, subject, outcome.window);
      return outcome;
    });
    if (!verdict.allowed) throw tooManyAttempts({ retryAfterSeconds: verdict.retryAfterSeconds });
  }

  /**
   * The attempts so far, locked until the end of the unit of work: for who counts only what failed, with `countAttempt`,
   * and keeps the count in the same unit of work.
   */
  async lockWindow(
    transaction: WriteTransaction,
    kind: AttemptKind,
    subject: string,
  ): Promise<Window | null> {
    const key = this.keyOf(kind, subject);
    await transaction.execute(
      'INSERT INTO attempt (key, window_started_at, count) VALUES (:key, 0, 0) ON CONFLICT (key) DO NOTHING',
      { key },
    );
    const lock = this.uow.dialect === 'postgres' ? 'FOR UPDATE' : '';
    const [row] = await transaction.rows<AttemptRow>(
      `SELECT window_started_at, count FROM attempt WHERE key = :key ${lock}`,
      { key },
    );
    return windowOf(row);
  }

  async keepWindow(
    transaction: WriteTransaction,
    kind: AttemptKind,
    subject: string,
    { startedAt, count }: Window,
  ): Promise<void> {
    await transaction
      .repo(AttemptEntity)
      .update({ key: this.keyOf(kind, subject) }, { windowStartedAt: startedAt, count });
  }

  /**
   * Counts nothing: for what is tried far more often with success than without, where failures alone are counted, afterwards.
   * @throws Problem TOO_MANY_ATTEMPTS with `retryAfterSeconds` when none is left
   */
  async requireLeft(kind: AttemptKind, subject: string): Promise<void> {
    const key = this.keyOf(kind, subject);
    const [row] = await this.uow.read((view) =>
      view.rows<AttemptRow>('SELECT window_started_at, count FROM attempt WHERE key = :key', { key }),
    );
    const verdict = countAttempt(ATTEMPT_LIMITS[kind], windowOf(row), this.clock.now());
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
