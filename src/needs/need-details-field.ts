import { SquadKind } from '../kernel/vocabulary.js';
import type { FieldFault } from '../kernel/problem.js';
import { NEED_DETAILS_OTHER_KIND } from './needs.problems.js';

/** The field in which an input or an answer carries what belongs to a kind (domain.md rule 13). */
export const DETAILS_FIELD = {
  [SquadKind.MEDIATION]: 'mediation',
  [SquadKind.RIGHTS]: 'rights',
  [SquadKind.LEGAL_EDUCATION]: 'legalEducation',
  [SquadKind.POVERTY_RELIEF]: 'povertyRelief',
  [SquadKind.PATROL]: 'patrol',
} as const satisfies Record<SquadKind, string>;

export type DetailsField = (typeof DETAILS_FIELD)[SquadKind];
export type ByDetailsField = { readonly [F in DetailsField]?: object | null };

/** What is given for the kind; null: nothing is. */
export const givenFor = (input: ByDetailsField, kind: SquadKind): object | null =>
  input[DETAILS_FIELD[kind]] ?? null;

/** Exactly the one object of the kind may be given: each other one, and the missing one, by its path. */
export function detailsFaults(input: ByDetailsField, kind: SquadKind): FieldFault[] {
  const own = DETAILS_FIELD[kind];
  const others = Object.values(DETAILS_FIELD).filter((field) => field !== own && input[field]);
  return [
    ...(input[own] ? [] : [{ path: `input.${own}`, code: 'FIELD_REQUIRED' }]),
    ...others.map((field) => ({ path: `input.${field}`, code: NEED_DETAILS_OTHER_KIND, details: { kind } })),
  ];
}
