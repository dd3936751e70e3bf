import { AFFAIRS_ROWS } from './support/affairs-rows.js';
import { CHARTER_ROWS } from './support/charter-rows.js';
import { MUTATION_ROWS } from './support/mutation-rows.js';
import { ROSTER_ROWS } from './support/roster-rows.js';
import { ORGANISATION_ROWS } from './support/organisation-rows.js';
import { QUERY_ROWS } from './support/query-rows.js';
import type { RoleName } from './support/roles.js';
import { SUBSCRIPTION_ROWS } from './support/subscription-rows.js';
import type { Target, Targets } from './support/targets.js';

/** Who may call a field, aimed at a target of community A. Whoever is not named is refused. */
export interface MatrixRow {
  readonly field: string;
  readonly allowed: readonly RoleName[];
  /** Called without refusal, and told nothing: null or an empty list. */
  readonly empty?: readonly RoleName[];
  /** Code that an allowed call ends with, because what it would do next is not the matter here. */
  readonly endsWith?: string;
  /** An allowed call ends the caller's sessions. */
  readonly endsSessions?: boolean;
  /** A fresh target for each allowed call; else all calls have the same one. */
  readonly fresh?: boolean;
  readonly target: (targets: Targets, cast: MatrixCast) => Target | Promise<Target>;
}

/** What rows know of the world they are aimed at. */
export interface MatrixCast {
  readonly communityA: string;
  readonly communityB: string;
  readonly leaderSquadId: string;
}

/** Every field of Query, Mutation and Subscription has a row here; a new one without a row fails the suite (architecture.md § 5). */
export const AUTHORISATION_MATRIX: readonly MatrixRow[] = [
  ...QUERY_ROWS,
  ...MUTATION_ROWS,
  ...ORGANISATION_ROWS,
  ...CHARTER_ROWS,
  ...AFFAIRS_ROWS,
  ...ROSTER_ROWS,
  ...SUBSCRIPTION_ROWS,
];
