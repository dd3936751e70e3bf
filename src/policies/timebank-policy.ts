import { z } from 'zod';
import { RelationKind } from '../kernel/vocabulary.js';

const years = z.int().min(0).max(120);
const minutes = z.int().min(0).max(10_000_000);
const relations = z.array(z.enum(RelationKind)).max(10);

/** Rules 30 to 34 and 38; there is deliberately no setting for money (rule 34). */
export const timebankSchema = z.strictObject({
  /** Above it service earns honour only, the redeemable minutes go to the pool (rule 31). */
  balanceCapMinutes: minutes,
  /** Redeemable minutes of service in an organisation's activities go to the pool. */
  groupHoursToPool: z.boolean(),
  /** What the recipient may be to the giver (rule 33); empty: no transfers. */
  transferRelations: relations,
  /** Whether minutes can be given to the pool (rule 33). */
  donations: z.boolean(),
  /** Goods are not exchanged for minutes (rule 34). */
  goods: z.literal(false),
  /** Honour minutes from which on one has one to five stars, inclusive (rule 38). */
  starHonorMinutes: z.array(minutes.min(1)).length(5),
});

/** Rule 32. */
export const redemptionSchema = z.strictObject({
  ageYears: years,
  /** The age for who is in hardship. */
  hardshipAgeYears: years,
  minimumStar: z.int().min(0).max(5),
  /** For whom besides oneself: what the beneficiary is to who redeems. */
  beneficiaries: relations,
  /** Minutes are requested and used in multiples of this. */
  unitMinutes: z.int().min(1).max(480),
  /** A hold that was not served ends so many days after the day wished for. */
  expiresAfterDays: z.int().min(1).max(365),
  /** After so many days an officer may confirm in the beneficiary's place. */
  confirmWithinDays: z.int().min(0).max(90),
  /** Whose request goes before others of its urgency: from so many stars on; 0: stars open nothing. */
  priorityFromStar: z.int().min(0).max(5),
  /** The same for who holds an honour that was not revoked (rule 40). */
  priorityForHonoured: z.boolean(),
});

/** Rule 38, besides the minutes, and rule 40. */
export const recognitionSchema = z.strictObject({
  /** Full months since the acceptance that each of the stars asks for. */
  starTenureMonths: z.array(z.int().min(0).max(600)).length(5),
  /** Average rating, from 1 to 5, below which there is no star for who was rated. */
  starMinimumRating: z.number().min(0).max(5),
  /** Award cycles open by themselves so many working days after the period, when its service has been entered (rules 24 and 40). */
  awardsOpenAfterWorkingDays: z.int().min(0).max(250),
  /** For so many whole days the offices may look at a certificate before it is issued; 0: it is issued at once (rule 41). */
  certificateNoticeDays: z.int().min(0).max(60),
});

/** Who may be given minutes out of the pool (rule 33). */
export const grantsSchema = z.strictObject({
  /** From this age when living alone. */
  aloneFromAgeYears: years,
  /** From this age to that when on relief and disabled. */
  reliefFromAgeYears: years,
  reliefUntilAgeYears: years,
  /** Whether a fund may issue minutes into the pool. */
  fundMayIssue: z.boolean(),
  /** At most so many minutes to one person in a calendar year. */
  yearlyMinutes: minutes,
});
