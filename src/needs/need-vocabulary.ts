/** The words of what each kind of need carries (domain.md rule 13); labels are in need-labels.ts. */

export enum NeedUrgency {
  URGENT = 'URGENT',
  SOON = 'SOON',
  ORDINARY = 'ORDINARY',
}

const ORDER: readonly NeedUrgency[] = [NeedUrgency.URGENT, NeedUrgency.SOON, NeedUrgency.ORDINARY];

/** The place of an urgency in a queue, from 0. */
export const rankOf = (urgency: NeedUrgency): number => ORDER.indexOf(urgency);

/** The urgency that a stored rank stands for. */
export const urgencyOf = (rank: number): NeedUrgency => ORDER[rank] ?? NeedUrgency.ORDINARY;

/** How a mediation came about. */
export enum MediationSource {
  ASKED = 'ASKED',
  OFFERED = 'OFFERED',
  REFERRED = 'REFERRED',
}

export enum MediationOutcome {
  AGREEMENT = 'AGREEMENT',
  NONE = 'NONE',
  WITHDRAWN = 'WITHDRAWN',
}

/** Whether a court has confirmed an agreement. */
export enum JudicialConfirmation {
  NOT_ASKED = 'NOT_ASKED',
  ASKED = 'ASKED',
  CONFIRMED = 'CONFIRMED',
  REFUSED = 'REFUSED',
}

/** Where somebody who seeks his rights was referred to. */
export enum RightsReferral {
  LEGAL_AID_12348 = 'LEGAL_AID_12348',
  LEGAL_AID_CENTRE = 'LEGAL_AID_CENTRE',
  LABOUR_INSPECTION = 'LABOUR_INSPECTION',
  TRADE_UNION = 'TRADE_UNION',
  WOMENS_FEDERATION = 'WOMENS_FEDERATION',
  DISABLED_FEDERATION = 'DISABLED_FEDERATION',
  COURT = 'COURT',
  OTHER = 'OTHER',
}

export enum RightsStatus {
  IN_PROGRESS = 'IN_PROGRESS',
  REFERRED = 'REFERRED',
  TAKEN_UP = 'TAKEN_UP',
  RESOLVED = 'RESOLVED',
  UNRESOLVED = 'UNRESOLVED',
}

export enum HouseholdCategory {
  MINIMUM_LIVING = 'MINIMUM_LIVING',
  EXTREME_HARDSHIP = 'EXTREME_HARDSHIP',
  NEAR_MINIMUM = 'NEAR_MINIMUM',
  EXPENDITURE = 'EXPENDITURE',
  OTHER = 'OTHER',
}

export enum PatrolShift {
  DAY = 'DAY',
  EVENING = 'EVENING',
  NIGHT = 'NIGHT',
}

/** What was done about a patrol's findings. */
export enum PatrolHandling {
  NONE = 'NONE',
  ON_THE_SPOT = 'ON_THE_SPOT',
  TOLD_COMMITTEE = 'TOLD_COMMITTEE',
  TOLD_POLICE = 'TOLD_POLICE',
  REPORTED_110 = 'REPORTED_110',
}
