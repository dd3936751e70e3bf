import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import type { RedemptionChanged } from '../redemptions/redemption-steps.js';
import { RedemptionEntity, RedemptionStatus } from '../redemptions/redemption.entity.js';
import type { RelationChanged } from '../volunteers/relations/relation-checks.js';
import { RelationEntity, RelationStatus } from '../volunteers/relations/relation.entity.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import type { NotificationFacts } from './notification-texts.js';
import { Notifier, type Telling } from './notifier.js';

const OF_REDEMPTION: Partial<Record<RedemptionStatus, NotificationKind>> = {
  [RedemptionStatus.SERVED]: NotificationKind.REDEMPTION_SERVED,
  [RedemptionStatus.CAPTURED]: NotificationKind.REDEMPTION_USED,
  [RedemptionStatus.CANCELLED]: NotificationKind.REDEMPTION_RELEASED,
  [RedemptionStatus.EXPIRED]: NotificationKind.REDEMPTION_RELEASED,
};
const OF_RELATION: Partial<Record<RelationStatus, NotificationKind>> = {
  [RelationStatus.DECLARED]: NotificationKind.RELATION_DECLARED,
  [RelationStatus.CONFIRMED]: NotificationKind.RELATION_CONFIRMED,
  [RelationStatus.REFUSED]: NotificationKind.RELATION_REFUSED,
};
const OF_GIFT: Readonly<Record<string, NotificationKind>> = {
  MinutesTransferred: NotificationKind.MINUTES_RECEIVED,
  MinutesGranted: NotificationKind.MINUTES_GRANTED,
};

/** One thing to be told to volunteers, before it is known who of them has an account. */
interface Notice {
  readonly cause: string;
  readonly kind: NotificationKind;
  readonly volunteerIds: readonly string[];
  readonly subjectType: Telling['subjectType'];
  readonly subjectId: string;
  readonly facts: NotificationFacts;
}

/** Tells volunteers what happens to their minutes and of relations declared to them; of a service nothing but the minutes. */
@Injectable()
export class TimeBankNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-time-bank';
  readonly types = ['RedemptionChanged', 'RelationChanged', ...Object.keys(OF_GIFT)];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const notices = [
      ...(await this.ofRedemptions(transaction, events)),
      ...(await this.ofRelations(transaction, events)),
      ...events.flatMap(giftNotice),
    ];
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      notices.flatMap(({ volunteerIds }) => volunteerIds),
    );
    for (const { volunteerIds, ...notice } of notices) {
      const told = new Set(volunteerIds.flatMap((id) => accounts.get(id) ?? []));
      for (const accountId of told) await this.notifier.tell(transaction, { ...notice, accountId });
    }
  }

  /** To who holds the minutes, and to who is served when it is his turn to confirm. */
  private async ofRedemptions(
    transaction: WriteTransaction,
    events: readonly DomainEvent[],
  ): Promise<Notice[]> {
    const changes = events.filter(({ type }) => type === 'RedemptionChanged');
    const ids = changes.map(({ payload }) => (payload as RedemptionChanged).redemptionId);
    const found = await transaction.repo(RedemptionEntity).findBy({ id: In(ids) });
    const redemptions = new Map(found.map((redemption) => [redemption.id, redemption]));
    return changes.flatMap(({ id, payload }) => {
      const { redemptionId, status } = payload as RedemptionChanged;
      const redemption = redemptions.get(redemptionId);
      const kind = OF_REDEMPTION[status];
      if (!redemption || !kind) return [];
      const { volunteerId, beneficiaryId } = redemption;
      const served = status === RedemptionStatus.SERVED;
      return [
        {
          ...{ cause: `event:${id}`, kind, subjectType: 'Redemption', subjectId: redemptionId },
          volunteerIds: served ? [volunteerId, beneficiaryId] : [volunteerId],
          facts: { minutes: String(minutesTold(redemption, status)) },
        },
      ];
    });
  }

  /** A declaration to who is to answer it, an answer to who declared. */
  private async ofRelations(
    transaction: WriteTransaction,
    events: readonly DomainEvent[],
  ): Promise<Notice[]> {
    const changes = events.filter(({ type }) => type === 'RelationChanged');
    const ids = changes.map(({ payload }) => (payload as RelationChanged).relationId);
    const found = await transaction.repo(RelationEntity).findBy({ id: In(ids) });
    const relations = new Map(found.map((relation) => [relation.id, relation]));
    return changes.flatMap(({ id, payload }) => {
      const { relationId, status } = payload as RelationChanged;
      const relation = relations.get(relationId);
      const kind = OF_RELATION[status];
      if (!relation || !kind) return [];
      const to = status === RelationStatus.DECLARED ? relation.relativeId : relation.volunteerId;
      return [
        {
          ...{ cause: `event:${id}`, kind, volunteerIds: [to], facts: {} },
          ...{ subjectType: 'Relation' as const, subjectId: relationId },
        },
      ];
    });
  }
}

function minutesTold(redemption: RedemptionEntity, status: RedemptionStatus): number {
  if (status === RedemptionStatus.SERVED) return redemption.servedMinutes;
  return status === RedemptionStatus.CAPTURED ? (redemption.usedMinutes ?? 0) : redemption.heldMinutes;
}

function giftNotice({ id, type, payload }: DomainEvent): Notice[] {
  const kind = OF_GIFT[type];
  if (!kind) return [];
  const gift = payload as { readonly entryId: string; readonly toId: string; readonly minutes: number };
  return [
    {
      ...{ cause: `event:${id}`, kind, subjectType: 'LedgerEntry', subjectId: gift.entryId },
      ...{ volunteerIds: [gift.toId], facts: { minutes: String(gift.minutes) } },
    },
  ];
}
