import { ageOn, type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { tooYoungThen } from './service-records.problems.js';

/**
 * No service from before the age at which somebody can register at all, however late and by whom it is entered (rule 5).
 * @throws Problem TOO_YOUNG_THEN
 */
export function requireRegistrableAge(
  { birthDate }: { readonly birthDate: LocalDate },
  startAt: Date,
  { guardianAgeYears }: { readonly guardianAgeYears: number },
): void {
  const day = serviceDayOf(startAt);
  if (day < birthDate || ageOn(birthDate, day) < guardianAgeYears) {
    throw tooYoungThen({ day, age: guardianAgeYears });
  }
}
