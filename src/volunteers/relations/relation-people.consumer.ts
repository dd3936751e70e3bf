import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../merge-lines.js';
import { PersonalDataService } from '../personal-data.service.js';
import { CircumstanceEntity } from '../circumstances/circumstance.entity.js';
import { VolunteerEntity } from '../volunteer.entity.js';
import { RelationEntity, RelationStatus } from './relation.entity.js';
import { relationOf } from './relations.types.js';

interface PersonEvent {
  readonly fromId?: string;
  readonly volunteerId?: string;
}

const LIVE = In([RelationStatus.DECLARED, RelationStatus.CONFIRMED]);

/** Makes relations and circumstances follow what happens to people (domain.md rule 4, § 10), and tells a person his own. */
@Injectable()
export class RelationPeopleConsumer implements OnModuleInit {
  readonly name = 'volunteers-relations';
  readonly types = ['VolunteerMerged', 'VolunteerErased'];

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
    this.personalData.register({
      name: 'relations',
      collect: async (view, id) =>
        (
          await view.manager
            .getRepository(RelationEntity)
            .find({ where: [{ volunteerId: id }, { relativeId: id }], order: { id: 'ASC' } })
        ).map(relationOf),
    });
    this.personalData.register({
      name: 'circumstances',
      collect: async (view, volunteerId) =>
        (
          await view.manager
            .getRepository(CircumstanceEntity)
            .find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map(({ kind, fromDay, untilDay, evidence }) => ({ kind, fromDay, untilDay, evidence })),
    });
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { type, payload } of events) {
      const { fromId, volunteerId } = payload as PersonEvent;
      if (type === 'VolunteerMerged' && fromId) await this.carry(transaction, fromId);
      if (type === 'VolunteerErased' && volunteerId) await this.forget(transaction, volunteerId);
    }
  }

  /** What both registrations had with a third person, or with each other, the remaining one has once, or not at all. */
  private async carry(transaction: WriteTransaction, fromId: string): Promise<void> {
    const touched = await withMergeTargets(transaction, await withDuplicates(transaction, [fromId]));
    const people = await transaction.lockById(VolunteerEntity, touched);
    const known = new Map(people.map((person) => [person.id, person]));
    for (const person of people) {
      const id = remainingOf(person, known)?.id;
      if (!id || id === person.id) continue;
      await transaction.repo(CircumstanceEntity).update({ volunteerId: person.id }, { volunteerId: id });
      for (const relation of await this.liveOf(transaction, person.id)) {
        const volunteerId = relation.volunteerId === person.id ? id : relation.volunteerId;
        const relativeId = relation.relativeId === person.id ? id : relation.relativeId;
        const superfluous =
          volunteerId === relativeId ||
          (await transaction.repo(RelationEntity).existsBy([
            { volunteerId, relativeId, status: LIVE },
            { volunteerId: relativeId, relativeId: volunteerId, status: LIVE },
          ]));
        await transaction
          .repo(RelationEntity)
          .update({ id: relation.id }, superfluous ? this.ended() : { volunteerId, relativeId });
      }
    }
  }

  private async forget(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    for (const { id } of await this.liveOf(transaction, volunteerId))
      await transaction.repo(RelationEntity).update({ id }, this.ended());
    for (const his of [{ volunteerId }, { relativeId: volunteerId }])
      await transaction.repo(RelationEntity).update(his, { evidence: null });
    await transaction.repo(CircumstanceEntity).delete({ volunteerId });
  }

  private ended(): Partial<RelationEntity> {
    return { status: RelationStatus.ENDED, endedAt: this.clock.now(), endedByAccountId: null };
  }

  private liveOf(transaction: WriteTransaction, id: string): Promise<RelationEntity[]> {
    return transaction.repo(RelationEntity).find({
      where: [
        { volunteerId: id, status: LIVE },
        { relativeId: id, status: LIVE },
      ],
      order: { id: 'ASC' },
    });
  }
}
