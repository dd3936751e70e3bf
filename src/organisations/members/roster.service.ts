import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { normalizePersonName } from '../../kernel/person-name.js';
import { type FieldFault, invalidInput } from '../../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import { OrganisationBook } from '../organisation-book.js';
import { mayTake, OrganisationStatus, OrganisationStep } from '../organisation-lifecycle.js';
import { OrganisationVault } from '../organisation-vault.js';
import { MemberKind, type OrganisationEntity, OrganisationMemberEntity } from '../organisation.entity.js';
import {
  BEFORE_JOINING,
  IN_FUTURE,
  memberEnded,
  MEMBER_TWICE,
  organisationStatus,
} from '../organisations.problems.js';
import type {
  AddOrganisationMembersInput,
  EndOrganisationMembershipInput,
  NewOrganisationMemberInput,
} from './members.inputs.js';
import { MEMBER_NOT_FOUND, ROSTER_NAME } from './members.problems.js';

/** Who belongs to an organisation, and since and until when; seen by the organisation and its offices only (domain.md rule 49). */
@Injectable()
export class RosterService {
  constructor(
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly book: OrganisationBook,
    private readonly vault: OrganisationVault,
    private readonly volunteers: VolunteerVault,
  ) {}

  /**
   * All or none of them.
   * @returns their ids, in order
   * @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED
   */
  add(actor: Actor, input: AddOrganisationMembersInput): Promise<string[]> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'addOrganisationMembers', input };
    return this.book.hold(actor, input.organisationId, 'organisation.prepare', (transaction, organisation) =>
      this.idempotency.once(transaction, call, async () => {
        requireAlive(organisation);
        const members = await this.checked(transaction, organisation.id, input.members);
        await transaction
          .repo(OrganisationMemberEntity)
          .insert(members.map((member) => ({ ...member, addedByAccountId: accountId })));
        return members.map(({ id }) => id);
      }),
    );
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, MEMBERSHIP_ENDED, INVALID_INPUT */
  async end(
    actor: Actor,
    { organisationId, memberId, leftOn }: EndOrganisationMembershipInput,
  ): Promise<void> {
    await this.book.hold(actor, organisationId, 'organisation.prepare', async (transaction) => {
      const members = transaction.repo(OrganisationMemberEntity);
      const member = await members.findOneBy({ id: memberId, organisationId });
      if (!member) throw notFound();
      if (member.leftOn) throw memberEnded();
      const today = serviceDayOf(this.clock.now());
      const day = leftOn ?? today;
      if (day > today) throw invalidInput([{ path: 'input.leftOn', code: IN_FUTURE }]);
      if (day < member.joinedOn) throw invalidInput([{ path: 'input.leftOn', code: BEFORE_JOINING }]);
      await members.update({ id: memberId }, { leftOn: day });
    });
  }

  /** How many were on the roster on a day. */
  async countOn(transaction: WriteTransaction, organisationId: string, day: LocalDate): Promise<number> {
    const [row] = await transaction.rows<{ members: number | string }>(
      `SELECT COUNT(*) AS members FROM organisation_member WHERE organisation_id = :organisationId
        AND joined_on <= :day AND (left_on IS NULL OR left_on > :day)`,
      { organisationId, day },
    );
    return Number(row?.members ?? 0);
  }

  private async checked(
    transaction: WriteTransaction,
    organisationId: string,
    inputs: readonly NewOrganisationMemberInput[],
  ): Promise<Omit<OrganisationMemberEntity, 'addedByAccountId'>[]> {
    const people = await this.registered(transaction, inputs);
    const taken = await onRoster(transaction, organisationId);
    const now = this.clock.now();
    const today = serviceDayOf(now);
    const faults: FieldFault[] = [];
    const members = inputs.map(({ kind, name, founder, volunteerNo, joinedOn }, index) => {
      const path = `input.members.${index}`;
      const verdict = kind === MemberKind.UNIT ? ({ ok: true, name } as const) : normalizePersonName(name);
      if (!verdict.ok) faults.push({ path: `${path}.name`, code: ROSTER_NAME });
      const written = verdict.ok ? verdict.name : name;
      const volunteer = volunteerNo ? people.get(volunteerNo.trim()) : undefined;
      if (volunteerNo && (!volunteer || this.volunteers.name(volunteer) !== written))
        faults.push({ path: `${path}.volunteerNo`, code: MEMBER_NOT_FOUND });
      if (volunteer && taken.has(volunteer.id)) faults.push({ path, code: MEMBER_TWICE });
      if (volunteer) taken.add(volunteer.id);
      if (joinedOn && joinedOn > today) faults.push({ path: `${path}.joinedOn`, code: IN_FUTURE });
      const id = newId();
      return {
        ...{ id, organisationId, kind, founder: founder ?? false, volunteerId: volunteer?.id ?? null },
        ...this.vault.seal(id, kind, written),
        ...{ joinedOn: joinedOn ?? today, leftOn: null, addedAt: now },
      };
    });
    if (faults.length > 0) throw invalidInput(faults);
    return members;
  }

  private async registered(
    transaction: WriteTransaction,
    inputs: readonly NewOrganisationMemberInput[],
  ): Promise<Map<string, VolunteerEntity>> {
    const numbers = inputs.flatMap(({ volunteerNo }) => (volunteerNo ? [volunteerNo.trim()] : []));
    if (numbers.length === 0) return new Map();
    const found = await transaction
      .repo(VolunteerEntity)
      .findBy({ volunteerNo: In(numbers), mergedIntoId: IsNull() });
    return new Map(found.map((volunteer) => [volunteer.volunteerNo ?? '', volunteer]));
  }
}

async function onRoster(transaction: WriteTransaction, organisationId: string): Promise<Set<string>> {
  const members = await transaction
    .repo(OrganisationMemberEntity)
    .find({ where: { organisationId, leftOn: IsNull() }, select: { volunteerId: true } });
  return new Set(members.flatMap(({ volunteerId }) => (volunteerId ? [volunteerId] : [])));
}

/** What has ended is changed no more. */
function requireAlive({ status }: OrganisationEntity): void {
  if (!mayTake(OrganisationStep.CANCEL, status) && ![OrganisationStatus.DRAFT].includes(status))
    throw organisationStatus({ status });
}
