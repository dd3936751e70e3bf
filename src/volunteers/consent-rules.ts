import type { FieldFault } from '../kernel/problem.js';

/** A consent as somebody typed it in: of which text, and for whom else's paper it stands. */
export interface GivenConsent {
  readonly textVersion: string;
  /** Where the texts' version stands in the input. */
  readonly path: string;
}

export interface ConsentTerms {
  /** Versions of the texts that are in use. */
  readonly textVersions: readonly string[];
  /** An officer types it in at the person's word, not the person himself. */
  readonly byOfficer: boolean;
  readonly evidence: string | null | undefined;
  readonly evidencePath: string;
}

/** Every fault at once (domain.md rule 6): a text that is none, and another's word without the paper that shows it. */
export function consentFaults(given: readonly GivenConsent[], terms: ConsentTerms): FieldFault[] {
  const unknown = given
    .filter(({ textVersion }) => !terms.textVersions.includes(textVersion))
    .map(({ path }) => ({
      path,
      code: 'CONSENT_TEXT_UNKNOWN',
      details: { textVersions: terms.textVersions },
    }));
  const unproven = terms.byOfficer && !terms.evidence;
  return [...unknown, ...(unproven ? [{ path: terms.evidencePath, code: 'CONSENT_EVIDENCE_REQUIRED' }] : [])];
}
