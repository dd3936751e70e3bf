import { z } from 'zod';

const people = z.int().min(0).max(1_000_000);

/** Rules 43, 44, 46, 49 and 55. */
export const organisationsSchema = z.strictObject({
  foundersMin: people,
  membersMin: people,
  /** A complete filing is decided within so many days; a last day that is no working day moves to the next that is. */
  decideWithinDays: z.int().min(1).max(365),
  /** Calendar days of public notice before a filing is decided; 0: none. */
  filingNoticeDays: z.int().min(0).max(60),
  validMonths: z.int().min(1).max(600),
  renewalReminderDays: z.int().min(1).max(365),
  registeredIndividualsMin: people,
  registeredUnitsMin: people,
  registeredMixedMin: people,
  registeredFundsYuan: z.int().min(0).max(1_000_000_000),
  /** At a meeting that adopts a charter at least this share is present, and more than that of those present is for it. */
  charterQuorumNumerator: z.int().min(1).max(100),
  charterQuorumDenominator: z.int().min(1).max(100),
  charterMajorityNumerator: z.int().min(0).max(100),
  charterMajorityDenominator: z.int().min(1).max(100),
  /** An adopted charter is submitted within so many days after the vote. */
  charterSubmitWithinDays: z.int().min(1).max(365),
  majorActivityDays: z.int().min(0).max(90),
  /** So long without an activity, and cancelling is proposed. */
  idleMonths: z.int().min(1).max(120),
  annualReportReminderDays: z.int().min(1).max(90),
});

export const DEFAULT_ORGANISATIONS: z.output<typeof organisationsSchema> = {
  foundersMin: 2,
  membersMin: 10,
  decideWithinDays: 7,
  filingNoticeDays: 0,
  validMonths: 36,
  renewalReminderDays: 60,
  registeredIndividualsMin: 50,
  registeredUnitsMin: 30,
  registeredMixedMin: 50,
  registeredFundsYuan: 30_000,
  charterQuorumNumerator: 2,
  charterQuorumDenominator: 3,
  charterMajorityNumerator: 1,
  charterMajorityDenominator: 2,
  charterSubmitWithinDays: 30,
  majorActivityDays: 7,
  idleMonths: 12,
  annualReportReminderDays: 30,
};
