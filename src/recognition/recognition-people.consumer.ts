import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { mergedAway } from '../volunteers/merge-lines.js';
import { CommendationsService } from './awards/commendations.service.js';
import { CertificateEntity } from './certificates/certificate.entity.js';

interface PersonEvent {
  /** Of a merge. */
  readonly fromId?: string;
  /** Of an erasure. */
  readonly volunteerId?: string;
}

/**
 * Gives candidacies, honours and certificates to the registration that remains of a merge (domain.md rule 4), and of who is erased
 * takes out what officers wrote about him (§ 10); that he was honoured stays.
 */
@Injectable()
export class RecognitionPeopleConsumer implements OnModuleInit {
  readonly name = 'recognition-people';
  readonly types = ['VolunteerMerged', 'VolunteerErased'];

  constructor(
    private readonly outbox: Outbox,
    private readonly commendations: CommendationsService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const people = events.map(({ payload }) => payload as PersonEvent);
    const merged = people.flatMap(({ fromId }) => (fromId ? [fromId] : []));
    for (const { fromId, intoId } of await mergedAway(transaction, merged)) {
      await this.commendations.carry(transaction, fromId, intoId);
      // What it says was signed and stays; whose it is changes.
      await transaction.repo(CertificateEntity).update({ volunteerId: fromId }, { volunteerId: intoId });
    }
    for (const { volunteerId } of people)
      if (volunteerId) await this.commendations.forget(transaction, volunteerId);
  }
}
