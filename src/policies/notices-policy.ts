import { z } from 'zod';

/** Rules 55 and 56. */
export const noticesSchema = z.strictObject({
  /** Calendar days that a notice is open, after the day on which it is published. */
  noticeDays: z.int().min(1).max(60),
  /** Working days that must be among them, else it is open for longer. */
  noticeWorkingDays: z.int().min(0).max(40),
  /** An objection is decided within so many working days after the one on which it came. */
  decideWithinWorkingDays: z.int().min(1).max(250),
});
