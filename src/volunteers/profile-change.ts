import { normalizeMobile } from '../kernel/mobile.js';
import type { FieldFault } from '../kernel/problem.js';
import { ageOn, type LocalDate } from '../kernel/service-day.js';
import type { Background, Skill, SquadKind } from '../kernel/vocabulary.js';

/** What of a profile may change without a new review; left out: stays. Name, document, sex and birth date never do. */
export interface ProfileChange {
  readonly mobile?: string | null;
  /** Null clears it, as the next two. */
  readonly address?: string | null;
  readonly education?: string | null;
  readonly employment?: string | null;
  readonly background?: Background | null;
  readonly skills?: readonly Skill[] | null;
  readonly serviceKinds?: readonly SquadKind[] | null;
}

export interface ProfileTerms {
  readonly today: LocalDate;
  readonly birthDate: LocalDate;
  readonly adultAgeYears: number;
  /** Kinds of squad for adults only. */
  readonly adultKinds: readonly SquadKind[];
}

/** Every fault of a change at once, by the input's path; empty: none (domain.md rules 3 and 5). */
export function profileFaults(change: ProfileChange, terms: ProfileTerms): FieldFault[] {
  const faults: FieldFault[] = [];
  if (typeof change.mobile === 'string' && !normalizeMobile(change.mobile)) {
    faults.push({ path: 'input.mobile', code: 'MOBILE_FORMAT' });
  }
  const minor = ageOn(terms.birthDate, terms.today) < terms.adultAgeYears;
  if (minor && change.serviceKinds?.some((kind) => terms.adultKinds.includes(kind))) {
    faults.push({
      path: 'input.serviceKinds',
      code: 'UNDER_AGE_KIND',
      details: { age: terms.adultAgeYears },
    });
  }
  return faults;
}

/** Names of the fields that a change touches, for the audit log: an optional one that is null is cleared, others stay. */
export function changedFields(change: ProfileChange): (keyof ProfileChange)[] {
  const clearable = ['address', 'education', 'employment'] as const;
  const kept = ['mobile', 'background', 'skills', 'serviceKinds'] as const;
  return [
    ...clearable.filter((name) => change[name] !== undefined),
    ...kept.filter((name) => change[name] !== undefined && change[name] !== null),
  ];
}
