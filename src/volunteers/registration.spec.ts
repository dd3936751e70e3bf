import { describe, expect, it } from '@jest/globals';
import { residentIdCheckCharacter } from '../kernel/resident-id.js';
import { DocumentType, Sex, SquadKind } from '../kernel/vocabulary.js';
import { ConsentKind } from './consent.entity.js';
import { type Application, checkApplication, needsGuardian } from './registration.js';

const TERMS = {
  today: '2026-06-15',
  ages: { adultAgeYears: 18, selfSupportAgeYears: 16, guardianAgeYears: 14 },
  adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
};
const idBorn = (birthDate: string): string => {
  const first17 = `510502${birthDate.replaceAll('-', '')}001`;
  return first17 + residentIdCheckCharacter(first17);
};
const born = (birthDate: string, change: Partial<Application> = {}): Application => ({
  name: '张三',
  sex: Sex.MALE,
  birthDate,
  documentType: DocumentType.RESIDENT_ID,
  documentNumber: idBorn(birthDate),
  mobile: '138 0000 1234',
  serviceKinds: [SquadKind.LEGAL_EDUCATION],
  consents: [
    { kind: ConsentKind.REGISTRATION, textVersion: '1' },
    { kind: ConsentKind.SENSITIVE_DATA, textVersion: '1' },
  ],
  ...change,
});
const GUARDIAN = { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' };
const faultsOf = (application: Application): string[] => {
  const verdict = checkApplication(application, TERMS);
  return verdict.ok ? [] : verdict.faults.map((fault) => `${fault.path} ${fault.code}`);
};

describe('rules 2 and 3: what an application must hold', () => {
  it('an adult’s complete one is accepted in its normal form', () => {
    expect(checkApplication(born('1990-03-07'), TERMS)).toEqual({
      ok: true,
      identity: { name: '张三', documentNumber: idBorn('1990-03-07'), mobile: '13800001234' },
    });
  });

  it('birth date and sex agree with the ID', () => {
    expect(faultsOf(born('1990-03-07', { birthDate: '1990-03-08', sex: Sex.FEMALE }))).toEqual([
      'input.birthDate RESIDENT_ID_BIRTH_DATE_DIFFERS',
      'input.sex RESIDENT_ID_SEX_DIFFERS',
    ]);
  });

  it('every fault is told at once', () => {
    expect(
      faultsOf(
        born('1990-03-07', {
          name: '张😀',
          mobile: '1380000123',
          documentNumber: '510502900307001',
          consents: [],
        }),
      ),
    ).toEqual([
      'input.name NAME_CHARACTERS',
      'input.mobile MOBILE_FORMAT',
      'input.documentNumber RESIDENT_ID_15_DIGITS',
      'input.consents CONSENT_REQUIRED',
      'input.consents CONSENT_REQUIRED',
    ]);
  });
});

describe('rule 5: age', () => {
  it('under 14 is refused, guardian or not', () => {
    expect(faultsOf(born('2012-06-16', { guardian: GUARDIAN }))).toEqual(['input.birthDate TOO_YOUNG']);
  });
  it('14 to 17 with a guardian, 16 and 17 also by declaration', () => {
    expect(faultsOf(born('2012-06-15'))).toEqual(['input.guardian GUARDIAN_REQUIRED']);
    expect(faultsOf(born('2012-06-15', { guardian: GUARDIAN }))).toEqual([]);
    expect(faultsOf(born('2012-06-15', { selfSupportDeclaredOn: '2026-06-01' }))).toEqual([
      'input.guardian GUARDIAN_REQUIRED',
    ]);
    expect(faultsOf(born('2010-06-15', { selfSupportDeclaredOn: '2026-06-01' }))).toEqual([]);
  });
  it('under 18 no mediation and no patrol', () => {
    expect(faultsOf(born('2010-06-15', { guardian: GUARDIAN, serviceKinds: [SquadKind.PATROL] }))).toEqual([
      'input.serviceKinds UNDER_AGE_KIND',
    ]);
    expect(faultsOf(born('2008-06-15', { serviceKinds: [SquadKind.PATROL] }))).toEqual([]);
  });
  it('a guardian’s details are checked', () => {
    const guardian = { ...GUARDIAN, phone: '123', consentedOn: '2026-06-16' };
    expect(faultsOf(born('2010-06-15', { guardian }))).toEqual([
      'input.guardian.phone MOBILE_FORMAT',
      'input.guardian.consentedOn DAY_IN_FUTURE',
    ]);
  });
  it('a guardian is somebody else, and consents after the birth', () => {
    const himself = { ...GUARDIAN, name: ' 张三 ', relation: '本人' };
    expect(faultsOf(born('2010-06-15', { guardian: himself }))).toEqual([
      'input.guardian.name GUARDIAN_HIMSELF',
      'input.guardian.relation GUARDIAN_HIMSELF',
    ]);
    expect(faultsOf(born('2010-06-15', { guardian: { ...GUARDIAN, consentedOn: '2010-06-14' } }))).toEqual([
      'input.guardian.consentedOn DAY_BEFORE_BIRTH',
    ]);
    expect(faultsOf(born('2010-06-15', { guardian: { ...GUARDIAN, consentedOn: '2010-06-15' } }))).toEqual(
      [],
    );
  });

  it('an adult’s guardian and declaration are checked too, since they are kept', () => {
    const guardian = { ...GUARDIAN, name: '😀😀', phone: 'abc', consentedOn: '2199-01-01' };
    expect(faultsOf(born('1990-03-07', { guardian, selfSupportDeclaredOn: '2026-06-16' }))).toEqual([
      'input.guardian.name NAME_CHARACTERS',
      'input.guardian.phone MOBILE_FORMAT',
      'input.guardian.consentedOn DAY_IN_FUTURE',
      'input.selfSupportDeclaredOn DAY_IN_FUTURE',
    ]);
  });
  it.each([
    ['2011-01-01', '2026-06-01', true],
    ['2010-06-15', null, true],
    ['2010-06-15', '2026-06-01', false],
    ['2008-06-15', null, false],
  ])('born %s, declared %s: needs a guardian %s', (birthDate, selfSupportDeclaredOn, needed) => {
    expect(needsGuardian({ birthDate, selfSupportDeclaredOn }, TERMS)).toBe(needed);
  });
  it('nobody is born in the future', () => {
    const passport = { documentType: DocumentType.PASSPORT, documentNumber: 'E12345678' };
    expect(faultsOf(born('2026-06-16', passport))).toEqual(['input.birthDate BIRTH_DATE_FUTURE']);
  });
});

describe('rule 6: without the first two consents there is no registration', () => {
  it.each([ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA])('%s alone is not enough', (kind) => {
    expect(faultsOf(born('1990-03-07', { consents: [{ kind, textVersion: '1' }] }))).toEqual([
      'input.consents CONSENT_REQUIRED',
    ]);
  });
});
