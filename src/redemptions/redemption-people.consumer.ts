import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { mergedAway } from '../volunteers/merge-lines.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import { OPEN_REDEMPTIONS } from './redemption-state.js';
import { RedemptionEntity } from './redemption.entity.js';
import { SYSTEM } from './redemption-steps.js';

interface PersonEvent {
  /** Of a merge. */
  readonly fromId?: string;
  /** Of an erasure. */
  readonly volunteerId?: string;
}

const PERSON_GONE = '本人已注销 · the person’s data was erased';

/** Makes redemptions follow what happens to people (domain.md rule 4, § 10). */
@Injectable()
export class RedemptionPeopleConsumer implements OnModuleInit {
  readonly name = 'redemptions-people';
  readonly types = ['VolunteerMerged', 'VolunteerErased'];

  constructor(
    private readonly outbox: Outbox,
    private readonly endings: RedemptionEndings,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { type, payload } of events) {
      const { fromId, volunteerId } = payload as PersonEvent;
      if (type === 'VolunteerMerged' && fromId) await this.carry(transaction, fromId);
      if (type === 'VolunteerErased' && volunteerId) await this.release(transaction, volunteerId);
    }
  }

  private async carry(transaction: WriteTransaction, fromId: string): Promise<void> {
    const redemptions = transaction.repo(RedemptionEntity);
    for (const { fromId: volunteerId, intoId } of await mergedAway(transaction, [fromId])) {
      await redemptions.update({ volunteerId }, { volunteerId: intoId });
      await redemptions.update({ beneficiaryId: volunteerId }, { beneficiaryId: intoId });
    }
  }

  /** What was asked for is gone with the person; his minutes come back to his account, which stays. */
  private async release(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    const found = await transaction.repo(RedemptionEntity).find({
      where: [
        { volunteerId, status: In([...OPEN_REDEMPTIONS]) },
        { beneficiaryId: volunteerId, status: In([...OPEN_REDEMPTIONS]) },
      ],
      order: { id: 'ASC' },
    });
    for (const redemption of await transaction.lockById(
      RedemptionEntity,
      found.map(({ id }) => id),
    )) {
      if (!OPEN_REDEMPTIONS.includes(redemption.status)) continue;
      if (await this.endings.hasBegun(transaction, redemption)) continue;
      await this.endings.release(transaction, redemption, SYSTEM, 'cancel', PERSON_GONE);
    }
  }
}
