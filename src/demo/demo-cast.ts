import { Background, SquadKind } from '../kernel/vocabulary.js';
import { DEMO_LOGINS } from './demo-accounts.js';
import { type DemoPerson, demoPerson } from './demo-person.js';
import type { SeededRandom } from './seeded-random.js';

/** A member of the first community who can log in; the first of a squad leads it. */
export interface CastMember {
  readonly login: string;
  readonly kind: SquadKind;
  /** Of an age in which minutes are redeemed. */
  readonly retired: boolean;
}

export const DEMO_CAST: readonly CastMember[] = [
  { login: DEMO_LOGINS.leader, kind: SquadKind.POVERTY_RELIEF, retired: false },
  { login: DEMO_LOGINS.member, kind: SquadKind.POVERTY_RELIEF, retired: false },
  { login: DEMO_LOGINS.mediator, kind: SquadKind.MEDIATION, retired: false },
  { login: DEMO_LOGINS.elder, kind: SquadKind.POVERTY_RELIEF, retired: true },
  { login: DEMO_LOGINS.lecturer, kind: SquadKind.LEGAL_EDUCATION, retired: false },
];

/** The first drawn person who fits the part, reachable under the number that he logs in with. */
export function castPerson(
  random: SeededRandom,
  order: number,
  today: string,
  { login, retired }: CastMember,
): DemoPerson {
  let person = demoPerson(random, order, today);
  while (person.minor || retired !== (person.background === Background.RETIREE))
    person = demoPerson(random, order, today);
  return { ...person, mobile: login };
}
