import { isLocalDate, type LocalDate } from './service-day.js';
import { Sex } from './vocabulary.js';

export type ResidentIdFault =
  | 'RESIDENT_ID_15_DIGITS'
  | 'RESIDENT_ID_FORMAT'
  | 'RESIDENT_ID_PROVINCE'
  | 'RESIDENT_ID_DATE'
  | 'RESIDENT_ID_CHECKSUM';

export type ResidentIdVerdict =
  | { readonly ok: true; readonly number: string; readonly birthDate: LocalDate; readonly sex: Sex }
  | { readonly ok: false; readonly fault: ResidentIdFault };

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2). @throws RangeError unless 17 digits */
export function residentIdCheckCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check character is of 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * Checks a resident ID number (domain.md rule 3): 18 digits, existing province, real birth date not after `today`,
 * check character. A final `x` is read as `X`; blanks around are dropped.
 */
export function checkResidentId(text: string, today: LocalDate): ResidentIdVerdict {
  const number = text.trim().toUpperCase();
  if (/^\d{15}$/.test(number)) return { ok: false, fault: 'RESIDENT_ID_15_DIGITS' };
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, fault: 'RESIDENT_ID_FORMAT' };
  if (!PROVINCES.has(number.slice(0, 2))) return { ok: false, fault: 'RESIDENT_ID_PROVINCE' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isLocalDate(birthDate) || birthDate > today) return { ok: false, fault: 'RESIDENT_ID_DATE' };
  if (residentIdCheckCharacter(number.slice(0, 17)) !== number[17])
    return { ok: false, fault: 'RESIDENT_ID_CHECKSUM' };
  return { ok: true, number, birthDate, sex: Number(number[16]) % 2 === 1 ? Sex.MALE : Sex.FEMALE };
}
