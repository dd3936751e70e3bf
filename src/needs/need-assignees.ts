import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { newId } from '../platform/database/new-id.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { NeedAssigneeEntity } from './need.entity.js';

export interface NewAssignee {
  readonly needId: string;
  readonly volunteerId: string;
  /** The sign-up by which he serves it. */
  readonly sourceId: string;
}

/** Which volunteers serve a need, and may therefore read it (domain.md rule 13). */
@Injectable()
export class NeedAssignees {
  constructor(private readonly clock: Clock) {}

  /** Adding twice changes nothing. */
  async add(transaction: WriteTransaction, assignee: NewAssignee): Promise<void> {
    await transaction.execute(
      `INSERT INTO need_assignee (id, need_id, volunteer_id, source_id, from_at, until_at)
       VALUES (:id, :needId, :volunteerId, :sourceId, :fromAt, NULL) ON CONFLICT DO NOTHING`,
      { id: newId(), ...assignee, fromAt: this.clock.now().getTime() },
    );
  }

  /** Ends what a sign-up gave; ending twice changes nothing. */
  async end(transaction: WriteTransaction, sourceId: string): Promise<void> {
    await transaction
      .repo(NeedAssigneeEntity)
      .update({ sourceId, untilAt: IsNull() }, { untilAt: this.clock.now() });
  }

  /** Whether a volunteer serves a need at present, by any of his sign-ups. */
  async has(view: ReadView, needId: string, volunteerId: string): Promise<boolean> {
    return view.manager
      .getRepository(NeedAssigneeEntity)
      .existsBy({ needId, volunteerId, untilAt: IsNull() });
  }

  /** The volunteers who serve a need at present, each once, by id. */
  async of(view: ReadView, needId: string): Promise<string[]> {
    const rows = await view.manager.getRepository(NeedAssigneeEntity).findBy({ needId, untilAt: IsNull() });
    return [...new Set(rows.map(({ volunteerId }) => volunteerId))].sort();
  }
}
