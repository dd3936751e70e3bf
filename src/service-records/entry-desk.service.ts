import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import type { Span } from '../kernel/span.js';
import { Provenance } from '../kernel/vocabulary.js';
import { PlaceEntity } from '../places/place.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { type EffectivePolicy, PolicyService } from '../policies/policy.service.js';
import { SquadEntity, SquadMembershipEntity } from '../squads/squad.entity.js';
import { type IsActor, OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import { BackfillQuota } from './backfill-quota.service.js';
import * as checks from './entry-checks.js';
import {
  type DraftedRecord,
  draftRecord,
  measureRecordable,
  requireRecordableSpan,
} from './record-drafting.js';
import { RecordStore } from './record-store.service.js';
import { requireRegistrableAge } from './service-age.js';
import type { ServiceRecordInput } from './service-records.inputs.js';
import * as problems from './service-records.problems.js';

/** What a call's records are checked against, read once; `spans` and `backfilledMinutes` grow by each record accepted. */
export interface Desk {
  readonly actor: Actor;
  readonly isActor: IsActor;
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
  readonly squads: ReadonlyMap<string, SquadEntity>;
  readonly communityNames: ReadonlyMap<string, string>;
  readonly memberships: readonly SquadMembershipEntity[];
  readonly spans: Map<string, Span[]>;
  readonly policies: Map<string, EffectivePolicy>;
  backfilledMinutes: number;
}

/** The squad, or outside squads the community, that the service was for. */
interface Unit {
  readonly communityCode: string;
  readonly squad: SquadEntity | null;
  readonly name: string;
}

/** Where an office enters records: checks each one against the others (domain.md rules 18 to 25). */
@Injectable()
export class EntryDesk {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly store: RecordStore,
    private readonly quota: BackfillQuota,
    private readonly own: OwnRegistration,
  ) {}

  /**
   * Reads what the records are checked against and locks their volunteers, then the recorder if he backfills, so that two
   * desks at once see each other's records (rules 19 and 21).
   */
  async open(
    transaction: WriteTransaction,
    actor: Actor,
    inputs: readonly ServiceRecordInput[],
  ): Promise<Desk> {
    const volunteerIds = [...new Set(inputs.map((input) => input.volunteerId))];
    const locked = await transaction.lockById(VolunteerEntity, volunteerIds);
    const squadIds = inputs.flatMap(({ squadId }) => (squadId ? [squadId] : []));
    const backfills = inputs.some(({ provenance }) => provenance === Provenance.BACKFILLED);
    const accountId = actor.requireAccount();
    return {
      actor,
      isActor: await this.own.recognise(transaction, actor),
      volunteers: new Map(locked.map((volunteer) => [volunteer.id, volunteer])),
      ...(await this.squadsOf(transaction, [...new Set(squadIds)], volunteerIds)),
      communityNames: await this.namesOf(transaction, locked),
      spans: await this.store.takenSpans(transaction, volunteerIds, inputs),
      policies: new Map(),
      backfilledMinutes: backfills ? await this.quota.usedMinutes(transaction, accountId) : 0,
    };
  }

  /**
   * Checks one record against the desk.
   * @param path where it stands in the mutation's arguments, for faults of its fields
   * @throws Problem the first thing that is wrong with it
   */
  async draft(
    transaction: WriteTransaction,
    desk: Desk,
    input: ServiceRecordInput,
    { path, replacesId = null }: { readonly path: string; readonly replacesId?: string | null },
  ): Promise<DraftedRecord> {
    const now = this.clock.now();
    const today = serviceDayOf(now);
    const volunteer = desk.volunteers.get(input.volunteerId);
    const unit = unitOf(desk, input, volunteer, path);
    const office = desk.actor.officeFor('record.enter', unit.communityCode, { squadId: unit.squad?.id });
    if (!volunteer || !office) throw missing(input);
    if (desk.isActor(volunteer)) throw problems.ownRecord();
    requireServing(desk, volunteer, unit, input);
    checks.requireVoluntarySpan(input, path);
    requireRecordableSpan(input, now);
    const { policy, versionId } = await this.policyOf(transaction, desk, unit.communityCode, today);
    requireRegistrableAge(volunteer, input.startAt, policy.registration);
    checks.requireAge(volunteer, unit.squad?.kind ?? null, input.startAt, policy);
    const { creditUnitMinutes, honorProvenances } = policy.records;
    const { backfillMonthlyQuotaMinutes: quotaMinutes } = policy.records;
    const training = input.training ?? false;
    const { rawMinutes } = measureRecordable({ ...spanOf(input), training }, creditUnitMinutes);
    checks.requireRecorder(input, path, office, { today, policy });
    const taken = desk.spans.get(volunteer.id) ?? [];
    checks.requireFreeTime(input, taken);
    if (input.provenance === Provenance.BACKFILLED) {
      if (desk.backfilledMinutes + rawMinutes > quotaMinutes) throw problems.backfillQuota({ quotaMinutes });
      desk.backfilledMinutes += rawMinutes;
    }
    desk.spans.set(volunteer.id, [...taken, spanOf(input)]);
    const accountId = desk.actor.requireAccount();
    return draftRecord(factsOf(input, unit), {
      ...{ accountId, at: now, policyVersionId: versionId, creditUnitMinutes, honorProvenances },
      replacesId,
    });
  }

  private async squadsOf(
    transaction: WriteTransaction,
    squadIds: readonly string[],
    volunteerIds: readonly string[],
  ): Promise<Pick<Desk, 'squads' | 'memberships'>> {
    if (squadIds.length === 0) return { squads: new Map(), memberships: [] };
    const squads = await transaction.repo(SquadEntity).findBy({ id: In([...squadIds]) });
    const memberships = await transaction
      .repo(SquadMembershipEntity)
      .findBy({ squadId: In([...squadIds]), volunteerId: In([...volunteerIds]) });
    return { squads: new Map(squads.map((squad) => [squad.id, squad])), memberships };
  }

  private async namesOf(
    transaction: WriteTransaction,
    volunteers: readonly VolunteerEntity[],
  ): Promise<Map<string, string>> {
    const codes = [...new Set(volunteers.map((volunteer) => volunteer.communityCode))];
    const places = await transaction.repo(PlaceEntity).findBy({ code: In(codes) });
    return new Map(places.map((place) => [place.code, place.name]));
  }

  private async policyOf(
    transaction: WriteTransaction,
    desk: Desk,
    communityCode: string,
    today: string,
  ): Promise<EffectivePolicy> {
    const known =
      desk.policies.get(communityCode) ?? (await this.policies.policyFor(transaction, communityCode, today));
    desk.policies.set(communityCode, known);
    return known;
  }
}

const spanOf = ({ startAt, endAt }: Span): Span => ({ startAt, endAt });

const missing = ({ volunteerId }: ServiceRecordInput) =>
  notFound().audited({ action: 'record.enter', subjectType: 'Volunteer', subjectId: volunteerId });

/** What the actor may not enter for is answered as missing. @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT */
function unitOf(
  { actor, squads, communityNames }: Desk,
  input: ServiceRecordInput,
  volunteer: VolunteerEntity | undefined,
  path: string,
): Unit {
  const wanted = input.communityCode;
  // Whoever tells of a community tells of the right one: its officers confirm, and would else decide about another's people.
  const otherCommunity = invalidInput([
    { path: `${path}.communityCode`, code: problems.NOT_ORGANISING_COMMUNITY },
  ]);
  if (input.squadId) {
    const squad = squads.get(input.squadId);
    if (!squad)
      throw notFound().audited({ action: 'record.enter', subjectType: 'Squad', subjectId: input.squadId });
    const { id, communityCode, name } = squad;
    actor.require('record.enter', { type: 'Squad', id, placeCode: communityCode, squadId: id });
    if (wanted && wanted !== communityCode) throw otherCommunity;
    return { communityCode, squad, name };
  }
  if (!volunteer) throw missing(input);
  const { id, communityCode } = volunteer;
  actor.require('record.enter', { type: 'Volunteer', id, placeCode: communityCode });
  if (wanted && wanted !== communityCode) throw otherCommunity;
  return { communityCode, squad: null, name: communityNames.get(communityCode) ?? communityCode };
}

/** @throws Problem NOT_A_MEMBER, NOT_FOUND, VOLUNTEER_NOT_ACTIVE (rules 7 and 8) */
function requireServing(desk: Desk, volunteer: VolunteerEntity, unit: Unit, input: ServiceRecordInput): void {
  const day = serviceDayOf(input.startAt);
  if (unit.squad && !checks.wasMemberOn(desk.memberships, unit.squad.id, volunteer.id, day)) {
    // Whoever may not even see him is not told that he exists.
    throw desk.actor.may('volunteer.read', volunteer.communityCode) ? problems.notAMember() : missing(input);
  }
  if (!mayServe(volunteer.status)) throw problems.volunteerNotActive({ status: volunteer.status });
}

function factsOf(input: ServiceRecordInput, { communityCode, squad, name }: Unit) {
  const { volunteerId, occasion, address, content, serviceTarget, personInCharge, provenance } = input;
  return {
    ...{ volunteerId, occasion, address, content, serviceTarget, personInCharge, provenance },
    ...{ ...spanOf(input), communityCode, squad },
    training: input.training ?? false,
    organisingUnit: input.organisingUnit ?? name,
    recordingReason: input.recordingReason ?? null,
    evidence: input.evidence ?? null,
  };
}
