import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { inChunks, valueRows } from '../../timebank/ledger/value-rows.js';
import type { SignalKind } from '../record-signal.entity.js';
import type { Figures } from './record-signals.js';

/** A signal that a rule raised on a record. */
export interface RaisedSignal {
  readonly recordId: string;
  readonly communityCode: string;
  readonly kind: SignalKind;
  readonly figures: Figures;
}

/** Keeps the signals: one of a kind per record, the first one stays with its figures. */
@Injectable()
export class SignalStore {
  constructor(private readonly clock: Clock) {}

  async raise(transaction: WriteTransaction, signals: readonly RaisedSignal[]): Promise<void> {
    const raisedAt = this.clock.now().getTime();
    for (const chunk of inChunks(signals)) {
      const { sql, parameters } = valueRows(
        chunk.map(({ recordId, communityCode, kind, figures }) => [
          ...[newId(), recordId, communityCode, kind, JSON.stringify(figures), raisedAt],
        ]),
      );
      await transaction.execute(
        `INSERT INTO record_signal (id, record_id, community_code, kind, details, raised_at) VALUES ${sql}
         ON CONFLICT (record_id, kind) DO NOTHING`,
        parameters,
      );
    }
  }
}
