import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { districtOf } from '../kernel/division-code.js';
import { addDays, startOfServiceDay } from '../kernel/service-day.js';
import { DocumentType, Skill, SquadKind } from '../kernel/vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { SquadEntity, SquadMembershipEntity } from '../squads/squad.entity.js';
import { SquadLeadersService } from '../squads/squad-leaders.service.js';
import { TrainingEntity } from '../squads/training.entity.js';
import { ConsentEntity, ConsentKind } from '../volunteers/consent.entity.js';
import { VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../volunteers/volunteer-vault.js';
import { DemoAccounts } from './demo-accounts.js';
import { castPerson } from './demo-cast.js';
import type { DemoCommunityPlan, FilledCommunity, Settled } from './demo-community-plan.js';
import { type DemoPerson, demoPerson } from './demo-person.js';
import { DemoServiceRecords } from './demo-service-records.js';
import type { SeededRandom } from './seeded-random.js';

const SQUADS: readonly { kind: SquadKind; name: string; wantedSkills: Skill[] }[] = [
  {
    kind: SquadKind.MEDIATION,
    name: '调解小组',
    wantedSkills: [Skill.MEDIATION, Skill.LAW, Skill.PSYCHOLOGY],
  },
  { kind: SquadKind.RIGHTS, name: '维权小组', wantedSkills: [Skill.LAW, Skill.PSYCHOLOGY] },
  { kind: SquadKind.LEGAL_EDUCATION, name: '普法小组', wantedSkills: [Skill.LAW, Skill.EDUCATION] },
  {
    kind: SquadKind.POVERTY_RELIEF,
    name: '帮困小组',
    wantedSkills: [Skill.HOUSEKEEPING, Skill.HEALTH_CARE, Skill.REPAIR],
  },
  { kind: SquadKind.PATROL, name: '治安巡逻队', wantedSkills: [Skill.PATROL, Skill.DRIVING] },
];
const SQUAD_TARGET = 15;

/** Fills one community with people, squads and service, in one unit of work. */
@Injectable()
export class DemoCommunity {
  constructor(
    private readonly clock: Clock,
    private readonly vault: VolunteerVault,
    private readonly service: DemoServiceRecords,
    private readonly outbox: Outbox,
    private readonly accounts: DemoAccounts,
    private readonly leaders: SquadLeadersService,
  ) {}

  /** Answers the squads and people, those with accounts first. */
  async fill(
    transaction: WriteTransaction,
    random: SeededRandom,
    plan: DemoCommunityPlan,
  ): Promise<FilledCommunity> {
    const squads = await this.addSquads(transaction, plan);
    const settled: Settled[] = [];
    for (let index = 0; index < plan.volunteers + plan.pending; index += 1) {
      const order = plan.firstNumber + index + (index >= plan.volunteers ? 900_000 : 0);
      const part = plan.cast[index];
      if (part) {
        const squad = squads.find(({ kind }) => kind === part.kind) ?? null;
        const accountId = await this.accounts.open(transaction, part.login);
        const person = castPerson(random, order, plan.today, part);
        settled.push({ id: newId(), person, squad, accountId });
        continue;
      }
      const person = demoPerson(random, order, plan.today);
      const squad = index < plan.volunteers - plan.unassigned ? squadFor(random, squads, person) : null;
      settled.push({ id: newId(), person, squad, accountId: null });
    }
    await this.addVolunteers(transaction, plan, settled);
    const members = settled.filter((one) => one.squad);
    await this.addMemberships(transaction, plan, members);
    await this.service.add(transaction, random, plan, members);
    for (const { id } of members)
      await this.outbox.emit(transaction, 'VolunteerAccepted', { volunteerId: id });
    await this.appointLeaders(transaction, squads, settled);
    for (const { id, accountId } of settled)
      if (accountId) await this.accounts.linkVolunteer(transaction, accountId, id);
    return { squads, settled };
  }

  private async addSquads(transaction: WriteTransaction, plan: DemoCommunityPlan): Promise<SquadEntity[]> {
    const squads = SQUADS.map(({ kind, name, wantedSkills }) => ({
      id: newId(),
      communityCode: plan.code,
      kind,
      name: `${plan.name.replace(/社区$/, '')}${name}`,
      targetSize: SQUAD_TARGET,
      wantedSkills,
      leaderVolunteerId: null,
      createdAt: startOfServiceDay(addDays(plan.today, -plan.serviceDays - 30)),
      closedAt: null,
    }));
    await transaction.repo(SquadEntity).insert(squads);
    return squads;
  }

  private async addVolunteers(
    transaction: WriteTransaction,
    plan: DemoCommunityPlan,
    settled: readonly Settled[],
  ): Promise<void> {
    const registeredAt = startOfServiceDay(addDays(plan.today, -plan.serviceDays - 20));
    const rows = settled.map(({ id, person, accountId }, index) => {
      const accepted = index < plan.volunteers;
      const guardian = person.minor
        ? {
            name: `${person.name.slice(0, 1)}建国`,
            relation: '父亲',
            phone: '13700000000',
            consentedOn: addDays(plan.today, -plan.serviceDays - 20),
          }
        : null;
      const { sex, birthDate, background, skills, serviceKinds } = person;
      return {
        id,
        ...this.vault.seal(id, DocumentType.RESIDENT_ID, {
          ...person,
          address: `${plan.name}${index + 1}号`,
          guardian,
        }),
        ...{ sex, birthDate, background, skills, serviceKinds },
        documentType: DocumentType.RESIDENT_ID,
        volunteerNo: accepted
          ? `${districtOf(plan.code)}${String(plan.firstNumber + index).padStart(7, '0')}`
          : null,
        accountId,
        communityCode: plan.code,
        status: accepted ? VolunteerStatus.ACTIVE : VolunteerStatus.PENDING,
        publicationConsentAt: person.publication ? registeredAt : null,
        registeredAt: accepted ? registeredAt : this.clock.now(),
        registeredByAccountId: plan.officers.first,
        acceptedAt: accepted ? registeredAt : null,
        reviewedByAccountId: accepted ? plan.officers.second : null,
      };
    });
    await transaction.repo(VolunteerEntity).insert(rows);
    await transaction.repo(ConsentEntity).insert(
      settled.flatMap(({ id, person }) => {
        const kinds = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA];
        if (person.publication) kinds.push(ConsentKind.PUBLICATION);
        if (person.minor) kinds.push(ConsentKind.GUARDIAN);
        const given = {
          volunteerId: id,
          textVersion: '2025-01',
          givenAt: registeredAt,
          givenByAccountId: plan.officers.first,
        };
        return kinds.map((kind) => ({ id: newId(), kind, ...given }));
      }),
    );
  }

  private async addMemberships(
    transaction: WriteTransaction,
    plan: DemoCommunityPlan,
    members: readonly Settled[],
  ): Promise<void> {
    const fromDay = addDays(plan.today, -plan.serviceDays - 10);
    await transaction.repo(SquadMembershipEntity).insert(
      members.map(({ id, squad }) => ({
        id: newId(),
        squadId: squad?.id ?? '',
        volunteerId: id,
        isPrimary: true,
        fromDay,
        untilDay: null,
        assignedByAccountId: plan.officers.first,
      })),
    );
    const trained = members.filter(
      ({ squad }) => squad && plan.effective.policy.squads.trainingKinds.includes(squad.kind),
    );
    if (trained.length === 0) return;
    await transaction.repo(TrainingEntity).insert(
      trained.map(({ id, squad }) => ({
        id: newId(),
        volunteerId: id,
        kind: squad?.kind ?? SquadKind.MEDIATION,
        completedOn: addDays(fromDay, -1),
        recordedByAccountId: plan.officers.first,
        recordedAt: startOfServiceDay(fromDay),
      })),
    );
  }

  private async appointLeaders(
    transaction: WriteTransaction,
    squads: readonly SquadEntity[],
    settled: readonly Settled[],
  ): Promise<void> {
    for (const squad of squads) {
      const leader = settled.find((one) => one.squad?.id === squad.id && !one.person.minor);
      if (leader) await this.leaders.put(transaction, squad, leader, null);
    }
  }
}

/** A squad that the person may join, rather one he wished for. */
function squadFor(random: SeededRandom, squads: readonly SquadEntity[], person: DemoPerson): SquadEntity {
  const allowed = squads.filter(
    (squad) => !person.minor || (squad.kind !== SquadKind.MEDIATION && squad.kind !== SquadKind.PATROL),
  );
  const wished = allowed.filter((squad) => person.serviceKinds.includes(squad.kind));
  return random.pick(wished.length > 0 ? wished : allowed);
}
