import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { LocalDate } from '../../kernel/service-day.js';

/** What a certificate says, as it was when it was issued; days are Shanghai's, minutes credited. */
export const certificateSnapshot = z.strictObject({
  number: z.string(),
  /** Typed by whoever verifies; not on any list. */
  code: z.string(),
  volunteerNo: z.string(),
  name: z.string(),
  maskedName: z.string(),
  issuerCode: z.string(),
  issuerName: z.string(),
  fromDay: z.string(),
  untilDay: z.string(),
  issuedOn: z.string(),
  minutes: z.int().min(1),
  records: z.array(
    z.strictObject({ day: z.string(), occasion: z.string(), organisingUnit: z.string(), minutes: z.int() }),
  ),
});
export type CertificateSnapshot = z.output<typeof certificateSnapshot>;

/** `ZM` + 6 digits of the district + the day + 6 digits (domain.md rule 41). */
export const certificateNumber = (districtCode: string, day: LocalDate, sequence: number): string =>
  `ZM${districtCode}${day.replaceAll('-', '')}${String(sequence).padStart(6, '0')}`;

export const isCertificateNumber = (text: string): boolean => /^ZM\d{20}$/.test(text);

/** Without letters and digits that are taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** 49 bits at random: guessing one is hopeless within the attempts that an address has. */
export const newVerificationCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
