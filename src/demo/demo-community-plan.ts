import type { LocalDate } from '../kernel/service-day.js';
import type { EffectivePolicy } from '../policies/policy.service.js';
import type { SquadEntity } from '../squads/squad.entity.js';
import type { CommunityOfficers } from './demo-accounts.js';
import type { CastMember } from './demo-cast.js';
import type { DemoPerson } from './demo-person.js';

export interface DemoCommunityPlan {
  readonly code: string;
  readonly name: string;
  readonly officers: CommunityOfficers;
  /** Number of the first volunteer in the district, from 1. */
  readonly firstNumber: number;
  readonly volunteers: number;
  readonly unassigned: number;
  /** Registrations that wait for review. */
  readonly pending: number;
  readonly serviceDays: number;
  readonly today: LocalDate;
  readonly effective: EffectivePolicy;
  /** Those of its members who have accounts of their own; they come first among the settled. */
  readonly cast: readonly CastMember[];
}

/** Somebody of the community; null: in no squad. */
export interface Settled {
  readonly id: string;
  readonly person: DemoPerson;
  readonly squad: SquadEntity | null;
  readonly accountId: string | null;
}

export interface FilledCommunity {
  readonly squads: readonly SquadEntity[];
  readonly settled: readonly Settled[];
}
