import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { RoleGrantEntity } from '../identity/account.entity.js';
import { OrganisationStep } from '../organisations/organisation-lifecycle.js';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

/** What an organisation does itself is no news to its officers. */
const OWN: readonly OrganisationStep[] = [
  ...[OrganisationStep.DRAFT, OrganisationStep.DISCARD, OrganisationStep.SUBMIT, OrganisationStep.WITHDRAW],
  ...[OrganisationStep.ASK_RENEWAL, OrganisationStep.OBJECT],
];
const CHARTER_KINDS: Readonly<Record<string, NotificationKind>> = {
  return: NotificationKind.CHARTER_RETURNED,
  approve: NotificationKind.CHARTER_APPROVED,
};

interface Change {
  readonly organisationId: string;
  readonly step?: OrganisationStep;
  readonly verb?: string;
}

/** Tells the officers of an organisation what its offices decided, and of what its time asks for (domain.md rules 43, 46 and 49). */
@Injectable()
export class OrganisationNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-organisations';
  readonly types = ['OrganisationChanged', 'CharterChanged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const ids = [...new Set(events.map(({ payload }) => (payload as Change).organisationId))];
    const organisations = await transaction.repo(OrganisationEntity).findBy({ id: In(ids) });
    const officers = await transaction
      .repo(RoleGrantEntity)
      .find({ where: { organisationId: In(ids), revokedAt: IsNull() }, order: { id: 'ASC' } });
    for (const { id, payload } of events) {
      const { organisationId, step, verb } = payload as Change;
      const kind = step ? stepKind(step) : CHARTER_KINDS[verb ?? ''];
      const organisation = organisations.find((one) => one.id === organisationId);
      if (!kind || !organisation) continue;
      for (const officer of officers.filter((grant) => grant.organisationId === organisationId))
        await this.notifier.tell(transaction, {
          ...{ accountId: officer.accountId, kind, subjectType: 'Organisation', subjectId: organisationId },
          cause: `Organisation:${id}`,
          facts: { title: organisation.name, ...(step ? { step } : {}) },
        });
    }
  }
}

const stepKind = (step: OrganisationStep): NotificationKind | undefined =>
  OWN.includes(step) ? undefined : NotificationKind.ORGANISATION_CHANGED;
