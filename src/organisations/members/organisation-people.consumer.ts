import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { mergedAway } from '../../volunteers/merge-lines.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { OrganisationVault } from '../organisation-vault.js';
import { OrganisationMemberEntity } from '../organisation.entity.js';

/** Memberships follow a volunteer who is merged (domain.md rule 4), and of who is erased no name stays on a roster (§ 10). */
@Injectable()
export class OrganisationPeopleConsumer implements OnModuleInit {
  readonly name = 'organisation-people';
  readonly types = ['VolunteerMerged', 'VolunteerErased'];

  constructor(
    private readonly outbox: Outbox,
    private readonly vault: OrganisationVault,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
    this.personalData.register({
      name: 'organisationMemberships',
      collect: async (view, volunteerId) =>
        (
          await view.manager
            .getRepository(OrganisationMemberEntity)
            .find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map((row) => {
          const { organisationId, founder, joinedOn, leftOn } = row;
          return { organisationId, name: this.vault.name(row), founder, joinedOn, leftOn };
        }),
    });
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const members = transaction.repo(OrganisationMemberEntity);
    const people = events.map(({ payload }) => payload as { fromId?: string; volunteerId?: string });
    const merged = people.flatMap(({ fromId }) => fromId ?? []);
    for (const { fromId, intoId } of await mergedAway(transaction, merged))
      await members.update({ volunteerId: fromId }, { volunteerId: intoId });
    for (const { volunteerId } of people)
      if (volunteerId) await members.update({ volunteerId }, { nameSealed: null, maskedName: '' });
  }
}
