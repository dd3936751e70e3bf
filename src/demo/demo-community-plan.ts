import type { LocalDate } from '../kernel/service-day.js';
import type { EffectivePolicy } from '../policies/policy.service.js';
import type { SquadEntity } from '../squads/squad.entity.js';
import type { CommunityOfficers } from './demo-accounts.js';
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
}

/** Somebody of the community; null: in no squad. */
export interface Settled {
  readonly id: string;
  readonly person: DemoPerson;
  readonly squad: SquadEntity | null;
}
