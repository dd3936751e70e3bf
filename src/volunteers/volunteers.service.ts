import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import type { Language } from '../kernel/problem.js';
import { ANONYMOUS } from '../kernel/mask.js';
import { normalizePersonName } from '../kernel/person-name.js';
import { type LocalDate, serviceDayOf, yearOf } from '../kernel/service-day.js';
import { withinPlaces } from '../platform/database/sql.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import { VolunteerEventEntity } from './consent.entity.js';
import { stateAfter, type VolunteerStep } from './volunteer-state.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import { statusNotAllowed } from './volunteers.problems.js';

export interface VolunteerFilter {
  readonly placeCode?: string | null;
  readonly status?: VolunteerStatus | null;
  readonly name?: string | null;
  readonly mobile?: string | null;
  readonly volunteerNo?: string | null;
}

/** What decides how the public is told a name: of an entity, or of a row that was read for it. */
export interface NameFacts {
  readonly maskedName: string;
  readonly birthDate: LocalDate;
  readonly publicationConsentAt: Date | number | null;
  readonly erasedAt: Date | number | null;
}

/** Minors are never named, whatever a policy says of ages (domain.md § 10). */
const NAMED_FROM_AGE_YEARS = 18;

/** Finding volunteers, changing their state, and how their names are told. */
@Injectable()
export class VolunteersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: VolunteerVault,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<VolunteerEntity> {
    const [volunteer] = await view.entities(VolunteerEntity, 'WHERE id = :id', { id });
    if (!volunteer)
      throw notFound().audited({ action: 'volunteer.read', subjectType: 'Volunteer', subjectId: id });
    return volunteer;
  }

  /** A volunteer whom the actor may read: himself, or by his office. @throws Problem NOT_FOUND */
  async requireReadable(view: ReadView, actor: Actor, id: string): Promise<VolunteerEntity> {
    const volunteer = await this.require(view, id);
    if (actor.volunteerId === id) return volunteer;
    actor.require('volunteer.read', { type: 'Volunteer', id, placeCode: volunteer.communityCode });
    return volunteer;
  }

  async byIds(view: ReadView, ids: readonly string[]): Promise<Map<string, VolunteerEntity>> {
    if (ids.length === 0) return new Map();
    const found = await view.entities(VolunteerEntity, 'WHERE id IN (:...ids)', { ids });
    return new Map(found.map((volunteer) => [volunteer.id, volunteer]));
  }

  /** Loads for a request's loader, on committed data. */
  load = (ids: readonly string[]): Promise<Map<string, VolunteerEntity>> =>
    this.uow.read((view) => this.byIds(view, ids));

  /**
   * Volunteers in the places where the actor may read, oldest registration first; found by mobile only where he reviews,
   * since who may not read a number may not guess it either. @throws Problem FORBIDDEN
   */
  async list(
    actor: Actor,
    filter: VolunteerFilter,
    afterId: string,
    limit: number,
  ): Promise<VolunteerEntity[]> {
    const right = filter.mobile ? 'volunteer.review' : 'volunteer.read';
    if (!actor.mayAnywhere(right)) {
      throw forbidden().audited({ action: right, subjectType: 'Volunteer', subjectId: null });
    }
    const { placeCode, status, name, mobile, volunteerNo } = filter;
    const conditions = [
      withinPlaces('community_code', actor.placesOf(right)),
      placeCode && withinPlaces('community_code', [placeCode]),
      status && 'status = :status',
      name && 'name_index = :nameIndex',
      mobile && 'mobile_index = :mobileIndex',
      volunteerNo && 'volunteer_no = :volunteerNo',
      'id > :afterId',
    ];
    return this.uow.read((view) =>
      view.entities(
        VolunteerEntity,
        `WHERE ${conditions.filter(Boolean).join(' AND ')} ORDER BY id LIMIT :limit`,
        {
          ...{ afterId, limit, status: status ?? null, volunteerNo: volunteerNo ?? null },
          nameIndex: name ? this.vault.nameIndex(searchedName(name)) : null,
          mobileIndex: mobile ? this.vault.mobileIndex(mobile) : null,
        },
      ),
    );
  }

  /** The name for whoever asks: the full one for himself and his offices, else as the public sees it. */
  nameFor(volunteer: VolunteerEntity, actor: Actor, language: Language): string {
    const full = actor.volunteerId === volunteer.id || actor.may('volunteer.read', volunteer.communityCode);
    return full ? this.vault.name(volunteer) : this.publicName(volunteer, language).name;
  }

  /** Masked with the consent to publish, else anonymous; minors and erased people always anonymous (rules 6 and § 10). */
  publicName(volunteer: NameFacts, language: Language): { name: string; anonymous: boolean } {
    const anonymous =
      volunteer.publicationConsentAt === null ||
      volunteer.erasedAt !== null ||
      volunteer.birthDate > this.namedBornBy();
    if (!anonymous) return { name: volunteer.maskedName, anonymous };
    return { name: language === 'en' ? ANONYMOUS.en : ANONYMOUS.zh, anonymous };
  }

  /** Who was born by this day is of the age from which on people are named. */
  namedBornBy(): LocalDate {
    const today = this.today();
    return `${Number(yearOf(today)) - NAMED_FROM_AGE_YEARS}${today.slice(4)}`;
  }

  /**
   * Takes a step in a volunteer's life and notes it; the caller has checked who may.
   * @throws Problem STATUS_NOT_ALLOWED
   */
  async step(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    step: VolunteerStep,
    by: { readonly accountId: string | null; readonly reason?: string | null },
    change: Partial<VolunteerEntity> = {},
  ): Promise<void> {
    const status = stateAfter(step, volunteer.status);
    if (!status) throw statusNotAllowed({ status: volunteer.status });
    await transaction
      .repo(VolunteerEntity)
      .update({ id: volunteer.id }, { ...change, status, statusReason: by.reason ?? null });
    await this.note(transaction, {
      volunteerId: volunteer.id,
      kind: 'STATUS',
      fromValue: volunteer.status,
      toValue: status,
      reason: by.reason ?? null,
      byAccountId: by.accountId,
    });
    await this.outbox.emit(transaction, 'VolunteerChanged', { volunteerId: volunteer.id });
  }

  async note(transaction: WriteTransaction, event: Omit<VolunteerEventEntity, 'id' | 'at'>): Promise<void> {
    await transaction.repo(VolunteerEventEntity).insert({ id: newId(), at: this.clock.now(), ...event });
  }

  /** Notes and tells that somebody's community is another one now. */
  async noteMove(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    communityCode: string,
    byAccountId: string,
  ): Promise<void> {
    await this.note(transaction, {
      volunteerId: volunteer.id,
      kind: 'COMMUNITY',
      fromValue: volunteer.communityCode,
      toValue: communityCode,
      reason: null,
      byAccountId,
    });
    await this.outbox.emit(transaction, 'VolunteerMoved', { volunteerId: volunteer.id });
  }

  /** The registrations that were merged into one, and into those, and so on. */
  async mergedInto(view: ReadView, id: string): Promise<VolunteerEntity[]> {
    const merged: VolunteerEntity[] = [];
    for (let targets = [id]; targets.length > 0;) {
      const found = await view.manager.getRepository(VolunteerEntity).findBy({ mergedIntoId: In(targets) });
      merged.push(...found);
      targets = found.map((duplicate) => duplicate.id);
    }
    return merged;
  }

  /** Marks the idle ones of a year (rule 7); answers how many. */
  async markInactive(transaction: WriteTransaction, ids: readonly string[], reason: string): Promise<number> {
    const volunteers = await transaction.lockById(VolunteerEntity, ids);
    const active = volunteers.filter((volunteer) => volunteer.status === VolunteerStatus.ACTIVE);
    for (const volunteer of active)
      await this.step(transaction, volunteer, 'deactivate', { accountId: null, reason });
    return active.length;
  }

  private today(): LocalDate {
    return serviceDayOf(this.clock.now());
  }
}

/** A name as it is stored; what is no name finds nobody. */
function searchedName(text: string): string {
  const normal = normalizePersonName(text);
  return normal.ok ? normal.name : text.trim();
}
