import { z } from 'zod';
import { isLocalDate } from '../kernel/service-day.js';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import {
  HouseholdCategory,
  JudicialConfirmation,
  MediationOutcome,
  MediationSource,
  PatrolHandling,
  PatrolShift,
  RightsReferral,
  RightsStatus,
} from './need-vocabulary.js';

const text = z.string().min(1);
const later = <T extends z.ZodType>(type: T) => type.nullable().default(null);
const day = z.string().refine(isLocalDate, 'not a date');

/** What is asked first, and what comes later and is null until then (domain.md rule 13). */
const mediation = z.strictObject({
  kind: z.literal(SquadKind.MEDIATION),
  source: z.enum(MediationSource),
  parties: text,
  matter: text,
  outcome: later(z.enum(MediationOutcome)),
  agreementText: later(text),
  followUpVisitOn: later(day),
  followUpFindings: later(text),
  judicialConfirmation: later(z.enum(JudicialConfirmation)),
  judicialReference: later(text),
});

const rights = z.strictObject({
  kind: z.literal(SquadKind.RIGHTS),
  targetGroup: z.enum(ServiceTarget),
  matter: text,
  referral: later(z.enum(RightsReferral)),
  referralNote: later(text),
  rightsStatus: later(z.enum(RightsStatus)),
});

const legalEducation = z.strictObject({
  kind: z.literal(SquadKind.LEGAL_EDUCATION),
  topic: text,
  lecturer: later(text),
  audienceSize: later(z.int().min(0)),
  materials: later(text),
});

const povertyRelief = z.strictObject({
  kind: z.literal(SquadKind.POVERTY_RELIEF),
  householdCategory: z.enum(HouseholdCategory),
  neededHelp: text,
  visitedOn: later(day),
  visitFindings: later(text),
  given: later(text),
});

const patrol = z.strictObject({
  kind: z.literal(SquadKind.PATROL),
  shift: z.enum(PatrolShift),
  route: text,
  policeLiaison: later(text),
  findings: later(text),
  personsInvolved: later(text),
  handling: later(z.enum(PatrolHandling)),
  handlingNote: later(text),
});

export const needDetailsSchema = z.discriminatedUnion('kind', [
  mediation,
  rights,
  legalEducation,
  povertyRelief,
  patrol,
]);

/** The fields of a need's kind, as they are sealed in one piece. */
export type NeedDetails = z.output<typeof needDetailsSchema>;
export type DetailsOf<K extends SquadKind> = Extract<NeedDetails, { kind: K }>;
