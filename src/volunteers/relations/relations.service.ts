import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { normalizePersonName } from '../../kernel/person-name.js';
import { RelationKind } from '../../kernel/vocabulary.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { forbidden, notFound } from '../../platform/security/security.problems.js';
import { OwnRegistration } from '../own-registration.js';
import { mayServe } from '../volunteer-state.js';
import { VolunteerEntity } from '../volunteer.entity.js';
import { VolunteerVault } from '../volunteer-vault.js';
import { onBehalfEvidence, ownRegistration } from '../volunteers.problems.js';
import { LIVE_RELATIONS, type RelationChanged, requireNone, requireNoSpouse } from './relation-checks.js';
import { RelationEntity, RelationStatus } from './relation.entity.js';
import type { AnswerRelationInput, DeclareRelationInput, EndRelationInput } from './relations.inputs.js';
import { notForRelation, relationStatus, relationToSelf } from './relations.problems.js';

/** Declaring what one is to another, and answering it: the word of both (domain.md rule 33). */
@Injectable()
export class RelationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly vault: VolunteerVault,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Declares a relation to somebody whose number and name one knows; by oneself, or an officer at somebody's word.
   * @throws Problem NOT_FOUND when number and name are not one person's, RELATION_TO_SELF, RELATION_EXISTS,
   * VOLUNTEER_NOT_FOR_RELATION, ON_BEHALF_EVIDENCE, OWN_REGISTRATION, IDEMPOTENCY_KEY_REUSED
   */
  declare(actor: Actor, input: DeclareRelationInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'declareRelation', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const declarerId = input.volunteerId ?? actor.volunteerId ?? '';
        const relativeId = await this.named(transaction, input);
        const people = await lockTwo(transaction, declarerId, relativeId);
        const declarer = people.get(declarerId);
        const relative = people.get(relativeId);
        if (!declarer) throw missing('relation.declare', 'Volunteer', declarerId);
        const asOffice = await this.actsFor(transaction, actor, declarer, 'relation.declare');
        if (asOffice && !input.evidence) throw onBehalfEvidence();
        if (!relative) throw missing('relation.declare', 'Volunteer', input.relativeVolunteerNo);
        if (declarerId === relativeId) throw relationToSelf();
        for (const { status } of [declarer, relative])
          if (!mayServe(status)) throw notForRelation({ status });
        await requireNone(transaction, declarerId, relativeId);
        const id = newId();
        await transaction.repo(RelationEntity).insert({
          id,
          volunteerId: declarerId,
          relativeId,
          kind: input.kind,
          status: RelationStatus.DECLARED,
          declaredAt: this.clock.now(),
          declaredByAccountId: accountId,
          evidence: asOffice ? (input.evidence ?? null) : null,
        });
        await this.tell(transaction, { relationId: id, status: RelationStatus.DECLARED });
        await this.note(transaction, actor, 'relation.declare', id, declarer.communityCode);
        return id;
      }),
    );
  }

  /**
   * The other agrees or does not; by himself, or, when he has no account, an officer of his community with the paper that shows it.
   * @throws Problem NOT_FOUND, FORBIDDEN, RELATION_STATUS_NOT_ALLOWED, SPOUSE_EXISTS, ON_BEHALF_EVIDENCE, OWN_REGISTRATION
   */
  answer(actor: Actor, input: AnswerRelationInput): Promise<string> {
    return this.change(actor, input.relationId, 'relation.answer', async (transaction, relation, people) => {
      const relative = people.get(relation.relativeId);
      const declarer = people.get(relation.volunteerId);
      if (!relative || !declarer) throw missing('relation.answer', 'Relation', relation.id);
      const asOffice = await this.actsFor(transaction, actor, relative, 'relation.answer');
      if (asOffice) {
        const isActor = await this.own.recognise(transaction, actor);
        if (isActor(declarer)) throw ownRegistration();
        if (relative.accountId) throw forbidden().audited(attempt('relation.answer', relation.id));
        if (!input.evidence) throw onBehalfEvidence();
      }
      if (relation.status !== RelationStatus.DECLARED) throw relationStatus({ status: relation.status });
      if (input.accept && relation.kind === RelationKind.SPOUSE) await requireNoSpouse(transaction, relation);
      const status = input.accept ? RelationStatus.CONFIRMED : RelationStatus.REFUSED;
      await this.tell(transaction, { relationId: relation.id, status });
      await transaction.repo(RelationEntity).update(
        { id: relation.id },
        {
          status,
          answeredAt: this.clock.now(),
          answeredByAccountId: actor.requireAccount(),
          ...(asOffice ? { evidence: input.evidence ?? null } : {}),
        },
      );
      await this.note(transaction, actor, 'relation.answer', relation.id, relative.communityCode);
    });
  }

  /** Ends it, by either side or an office of one of them. @throws Problem NOT_FOUND, RELATION_STATUS_NOT_ALLOWED */
  end(actor: Actor, input: EndRelationInput): Promise<string> {
    return this.change(actor, input.relationId, 'relation.end', async (transaction, relation, people) => {
      if (!LIVE_RELATIONS.includes(relation.status)) throw relationStatus({ status: relation.status });
      await transaction.repo(RelationEntity).update(
        { id: relation.id },
        {
          status: RelationStatus.ENDED,
          endedAt: this.clock.now(),
          endedByAccountId: actor.requireAccount(),
        },
      );
      const community = people.get(relation.volunteerId)?.communityCode ?? '';
      await this.note(transaction, actor, 'relation.end', relation.id, community);
    });
  }

  private tell(transaction: WriteTransaction, change: RelationChanged): Promise<void> {
    return this.outbox.emit(transaction, 'RelationChanged', change);
  }

  /** Up to `take` of a person, newest first. */
  of(view: ReadView, volunteerId: string, beforeId: string, take: number): Promise<RelationEntity[]> {
    const id = LessThan(beforeId);
    return view.manager.getRepository(RelationEntity).find({
      where: [
        { volunteerId, id },
        { relativeId: volunteerId, id },
      ],
      order: { id: 'DESC' },
      take,
    });
  }

  /** A relation that the actor may see: of his own, or of a volunteer of his offices. @throws Problem NOT_FOUND */
  async require(view: ReadView, actor: Actor, id: string): Promise<RelationEntity> {
    const relation = await view.manager.getRepository(RelationEntity).findOneBy({ id });
    if (!relation) throw missing('relation.read', 'Relation', id);
    const both = [relation.volunteerId, relation.relativeId];
    const people = await view.manager.getRepository(VolunteerEntity).findBy({ id: In(both) });
    const sees = people.some(
      (person) => person.id === actor.volunteerId || actor.may('volunteer.edit', person.communityCode),
    );
    if (!sees) throw missing('relation.read', 'Relation', id);
    return relation;
  }

  private async change(
    actor: Actor,
    id: string,
    action: string,
    act: (
      transaction: WriteTransaction,
      relation: RelationEntity,
      people: ReadonlyMap<string, VolunteerEntity>,
    ) => Promise<void>,
  ): Promise<string> {
    actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const seen = await this.require(transaction, actor, id);
      const people = await lockTwo(transaction, seen.volunteerId, seen.relativeId);
      const [relation] = await transaction.lockById(RelationEntity, [id]);
      if (!relation) throw missing(action, 'Relation', id);
      await act(transaction, relation, people);
    });
    return id;
  }

  /** Whether the actor is an office for the person, and not the person himself. @throws Problem NOT_FOUND, OWN_REGISTRATION */
  private async actsFor(
    transaction: WriteTransaction,
    actor: Actor,
    person: VolunteerEntity,
    action: string,
  ): Promise<boolean> {
    if (actor.volunteerId === person.id) return false;
    if (!actor.may('volunteer.edit', person.communityCode)) throw missing(action, 'Volunteer', person.id);
    await this.own.refuse(transaction, actor, person);
    return true;
  }

  /** Who has this number and this name; an empty id when they are not one person's. */
  private async named(
    transaction: WriteTransaction,
    { relativeVolunteerNo, relativeName }: DeclareRelationInput,
  ): Promise<string> {
    const found = await transaction.repo(VolunteerEntity).findOneBy({ volunteerNo: relativeVolunteerNo });
    const name = normalizePersonName(relativeName);
    return found && name.ok && this.vault.name(found) === name.name ? found.id : '';
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    subjectId: string,
    placeCode: string,
  ): Promise<void> {
    return this.audit.record(transaction, actor, { action, subjectType: 'Relation', subjectId, placeCode });
  }
}

async function lockTwo(
  transaction: WriteTransaction,
  one: string,
  other: string,
): Promise<ReadonlyMap<string, VolunteerEntity>> {
  const ids = [...new Set([one, other])].filter((id) => id !== '');
  const locked = await transaction.lockById(VolunteerEntity, ids);
  return new Map(locked.map((volunteer) => [volunteer.id, volunteer]));
}

const attempt = (action: string, subjectId: string, subjectType = 'Relation') => ({
  action,
  subjectType,
  subjectId,
});
const missing = (action: string, subjectType: string, subjectId: string) =>
  notFound().audited(attempt(action, subjectId, subjectType));
