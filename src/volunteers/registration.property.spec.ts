import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, ageOn } from '../kernel/service-day.js';
import { residentIdCheckCharacter } from '../kernel/resident-id.js';
import { DocumentType, Sex, SquadKind } from '../kernel/vocabulary.js';
import { ConsentKind } from './consent.entity.js';
import { type Application, checkApplication } from './registration.js';

const TODAY = '2026-06-15';
const GUARDIAN = { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: TODAY };
const ADULT_KINDS = [SquadKind.MEDIATION, SquadKind.PATROL];

const birthDates = fc.integer({ min: 0, max: 365 * 90 }).map((days) => addDays(TODAY, -days));
const ages = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }).map((three) => {
  const [guardianAgeYears = 0, selfSupportAgeYears = 0, adultAgeYears = 0] = three.sort((a, b) => a - b);
  return { guardianAgeYears, selfSupportAgeYears, adultAgeYears };
});
const kinds = fc.uniqueArray(fc.constantFrom(...Object.values(SquadKind)), { minLength: 1 });

const application = (birthDate: string, order: number, change: Partial<Application>): Application => {
  const first17 = `510502${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return {
    name: '张三',
    sex: order % 2 === 1 ? Sex.MALE : Sex.FEMALE,
    birthDate,
    documentType: DocumentType.RESIDENT_ID,
    documentNumber: first17 + residentIdCheckCharacter(first17),
    mobile: '13800001234',
    serviceKinds: [SquadKind.LEGAL_EDUCATION],
    consents: [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA].map((kind) => ({
      kind,
      textVersion: '1',
    })),
    ...change,
  };
};

describe('rule 5: whatever ages a policy sets', () => {
  it('who is accepted is old enough for how he asks and for what he asks', () => {
    fc.assert(
      fc.property(
        ages,
        birthDates,
        fc.integer({ min: 1, max: 999 }),
        kinds,
        fc.boolean(),
        fc.boolean(),
        (policyAges, birthDate, order, serviceKinds, guarded, declared) => {
          const asked = application(birthDate, order, {
            serviceKinds,
            guardian: guarded ? GUARDIAN : null,
            selfSupportDeclaredOn: declared ? '2026-06-01' : null,
          });
          const age = ageOn(birthDate, TODAY);
          const forAdults = serviceKinds.some((kind) => ADULT_KINDS.includes(kind));
          const adult = age >= policyAges.adultAgeYears;
          const backed = guarded || (declared && age >= policyAges.selfSupportAgeYears);
          const expected = adult || (age >= policyAges.guardianAgeYears && backed && !forAdults);
          expect(
            checkApplication(asked, { today: TODAY, ages: policyAges, adultKinds: ADULT_KINDS }).ok,
          ).toBe(expected);
        },
      ),
    );
  });

  it('rule 3: an ID whose one digit was altered is never accepted with the rest unchanged', () => {
    fc.assert(
      fc.property(
        birthDates.filter((day) => ageOn(day, TODAY) >= 18),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (birthDate, order, place, shift) => {
          const right = application(birthDate, order, {});
          const digits = [...right.documentNumber];
          digits[place] = String((Number(digits[place]) + shift) % 10);
          const terms = {
            today: TODAY,
            ages: { adultAgeYears: 18, selfSupportAgeYears: 16, guardianAgeYears: 14 },
            adultKinds: ADULT_KINDS,
          };
          expect(checkApplication(right, terms).ok).toBe(true);
          expect(checkApplication({ ...right, documentNumber: digits.join('') }, terms).ok).toBe(false);
        },
      ),
    );
  });
});
