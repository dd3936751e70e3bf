import type { FieldFault } from '../../kernel/problem.js';
import type { LocalDate } from '../../kernel/service-day.js';
import { SquadKind } from '../../kernel/vocabulary.js';
import { type ByDetailsField, DETAILS_FIELD, detailsFaults, givenFor } from '../need-details-field.js';
import { type DetailsOf, type NeedDetails, needDetailsSchema } from '../need-details.js';
import { MediationOutcome } from '../need-vocabulary.js';
import { MEDIATION_AGREEMENT_NEEDED, NOTHING_TO_RECORD } from '../needs.problems.js';

export type ProgressVerdict =
  | { readonly ok: true; readonly details: NeedDetails }
  | { readonly ok: false; readonly faults: FieldFault[] };

/** What is recorded of a need with what is told now; what is not told stays as it was (domain.md rule 13). */
export function withProgress(details: NeedDetails, input: ByDetailsField, today: LocalDate): ProgressVerdict {
  const faults = detailsFaults(input, details.kind);
  const given = Object.fromEntries(
    Object.entries(givenFor(input, details.kind) ?? {}).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
  if (faults.length > 0) return { ok: false, faults };
  const path = `input.${DETAILS_FIELD[details.kind]}`;
  if (Object.keys(given).length === 0) return { ok: false, faults: [{ path, code: NOTHING_TO_RECORD }] };
  const merged = needDetailsSchema.parse({ ...details, ...given });
  const told = [...dayFaults(given, path, today), ...agreementFaults(merged, path)];
  return told.length > 0 ? { ok: false, faults: told } : { ok: true, details: merged };
}

/** Visits are told once they were made. */
function dayFaults(given: Readonly<Record<string, unknown>>, path: string, today: LocalDate): FieldFault[] {
  return ['followUpVisitOn', 'visitedOn']
    .filter((field) => typeof given[field] === 'string' && given[field] > today)
    .map((field) => ({ path: `${path}.${field}`, code: 'DAY_IN_FUTURE' }));
}

function agreementFaults(details: NeedDetails, path: string): FieldFault[] {
  if (details.kind !== SquadKind.MEDIATION || details.outcome === MediationOutcome.AGREEMENT) return [];
  const ofAgreement = ['agreementText', 'judicialConfirmation', 'judicialReference'] as const;
  const stated = ofAgreement.some((field: keyof DetailsOf<SquadKind.MEDIATION>) => details[field] !== null);
  return stated ? [{ path: `${path}.outcome`, code: MEDIATION_AGREEMENT_NEEDED }] : [];
}
