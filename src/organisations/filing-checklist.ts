import { OrganisationTier } from './organisation-lifecycle.js';

/** What a filing asks for (domain.md rule 43). */
export enum FilingItem {
  NAME_FREE = 'NAME_FREE',
  PURPOSE = 'PURPOSE',
  ACTIVITY_SCOPE = 'ACTIVITY_SCOPE',
  PREMISES = 'PREMISES',
  FOUNDERS = 'FOUNDERS',
  MEMBERS = 'MEMBERS',
  CHARTER_ADOPTED = 'CHARTER_ADOPTED',
  CHARTER_COMPLETE = 'CHARTER_COMPLETE',
  CHARTER_IN_TIME = 'CHARTER_IN_TIME',
  APPLICATION = 'APPLICATION',
  PREMISES_PROOF = 'PREMISES_PROOF',
}

export interface FilingFacts {
  readonly tier: OrganisationTier;
  readonly nameFree: boolean;
  readonly purpose: string | null;
  readonly activityScope: string | null;
  readonly premises: string | null;
  readonly founders: number;
  readonly members: number;
  /** Of the adopted charter; null: there is none. */
  readonly charter: { readonly missing: number; readonly inTime: boolean } | null;
  readonly applications: number;
  readonly premisesProofs: number;
}

export interface FilingNeeds {
  readonly foundersMin: number;
  readonly membersMin: number;
}

/** One line: how much is asked for and how much is there. */
export interface ChecklistLine {
  readonly item: FilingItem;
  readonly required: number;
  readonly held: number;
}

const flag = (held: boolean): number => (held ? 1 : 0);

/** Every line, done or not, in the order of a form. What the committee guides needs a name, a purpose and founders: no papers. */
export function filingChecklist(facts: FilingFacts, needs: FilingNeeds): ChecklistLine[] {
  const line = (item: FilingItem, held: number, required = 1): ChecklistLine => ({ item, required, held });
  const { charter } = facts;
  const simple = [
    line(FilingItem.NAME_FREE, flag(facts.nameFree)),
    line(FilingItem.PURPOSE, flag(facts.purpose !== null)),
    line(FilingItem.FOUNDERS, facts.founders, needs.foundersMin),
  ];
  if (facts.tier === OrganisationTier.COMMUNITY_GUIDED) return simple;
  return [
    ...simple,
    line(FilingItem.MEMBERS, facts.members, needs.membersMin),
    line(FilingItem.ACTIVITY_SCOPE, flag(facts.activityScope !== null)),
    line(FilingItem.PREMISES, flag(facts.premises !== null)),
    line(FilingItem.CHARTER_ADOPTED, flag(charter !== null)),
    line(FilingItem.CHARTER_COMPLETE, flag(charter?.missing === 0)),
    line(FilingItem.CHARTER_IN_TIME, flag(charter?.inTime ?? false)),
    line(FilingItem.APPLICATION, facts.applications),
    line(FilingItem.PREMISES_PROOF, facts.premisesProofs),
  ];
}

export const missingLines = (lines: readonly ChecklistLine[]): ChecklistLine[] =>
  lines.filter(({ held, required }) => held < required);
