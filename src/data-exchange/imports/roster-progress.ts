import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { liveAnswers } from '../../platform/live/live-answers.js';
import { LiveBus } from '../../platform/live/live-bus.js';

/** Who watches looks at numbers, not at every row; each event is read anew from the database. */
const ROWS_PER_EVENT = 20;

export interface RosterImportChanged {
  readonly importId: string;
}

const topicOf = (importId: string): string => `roster-import:${importId}`;

/** How far a roster is, for those who watch it. */
@Injectable()
export class RosterProgress {
  constructor(private readonly live: LiveBus) {}

  /** Tells that an import has changed, once the transaction is committed. */
  tell(transaction: WriteTransaction, importId: string): Promise<void> {
    return this.live.publish(transaction, topicOf(importId), { importId });
  }

  /** Tells that the run went on from one row to another, for the first one and then once for each twenty rows of the sheet. */
  async tellRow(transaction: WriteTransaction, importId: string, from: number, to: number): Promise<void> {
    const reached = (row: number): number => Math.floor(row / ROWS_PER_EVENT);
    if (from === 0 || reached(to) > reached(from)) await this.tell(transaction, importId);
  }

  /** Its changes from now on; rights are for the caller to ask. */
  changes(importId: string): AsyncIterable<{ rosterImportChanged: RosterImportChanged }> {
    return liveAnswers(this.live.subscribe(topicOf(importId)), () => ({ rosterImportChanged: { importId } }));
  }
}
