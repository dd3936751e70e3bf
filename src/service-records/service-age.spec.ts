import { describe, expect, it } from '@jest/globals';
import { requireRegistrableAge } from './service-age.js';

const morning = (day: string): Date => new Date(`${day}T01:00:00Z`);
const code = (birthDate: string, day: string, guardianAgeYears: number): string | null => {
  try {
    requireRegistrableAge({ birthDate }, morning(day), { guardianAgeYears });
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('rule 5: nobody served before the age at which he could register', () => {
  it.each([
    ['before birth', '2010-06-02', '2010-06-01', 0, 'TOO_YOUNG_THEN'],
    ['on the day of birth, where the policy sets no age', '2010-06-02', '2010-06-02', 0, null],
    ['the day before his birthday', '2010-06-02', '2024-06-01', 14, 'TOO_YOUNG_THEN'],
    ['on it', '2010-06-02', '2024-06-02', 14, null],
    ['on it, where the policy asks for more', '2010-06-02', '2024-06-02', 16, 'TOO_YOUNG_THEN'],
  ])('%s', (_, birthDate, day, age, expected) => expect(code(birthDate, day, age)).toBe(expected));
});
