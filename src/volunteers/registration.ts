import { normalizeMobile } from '../kernel/mobile.js';
import { normalizePersonName } from '../kernel/person-name.js';
import type { FieldFault } from '../kernel/problem.js';
import { checkResidentId } from '../kernel/resident-id.js';
import { ageOn, type LocalDate } from '../kernel/service-day.js';
import { DocumentType, type Sex, type SquadKind } from '../kernel/vocabulary.js';
import { ConsentKind } from './consent.entity.js';

export interface Guardian {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
  readonly consentedOn: LocalDate;
}

/** What an applicant fills in. */
export interface Application {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly mobile: string;
  readonly serviceKinds: readonly SquadKind[];
  readonly guardian?: Guardian | null;
  readonly selfSupportDeclaredOn?: LocalDate | null;
  readonly consents: readonly { readonly kind: ConsentKind; readonly textVersion: string }[];
}

export interface RegistrationAges {
  readonly adultAgeYears: number;
  readonly selfSupportAgeYears: number;
  readonly guardianAgeYears: number;
}

export interface RegistrationTerms {
  readonly today: LocalDate;
  readonly ages: RegistrationAges;
  /** Kinds of squad for adults only. */
  readonly adultKinds: readonly SquadKind[];
}

/** The parts of an application that are stored in their normal form. */
export interface NormalIdentity {
  readonly name: string;
  readonly documentNumber: string;
  readonly mobile: string;
}

export type RegistrationVerdict =
  | { readonly ok: true; readonly identity: NormalIdentity }
  | { readonly ok: false; readonly faults: FieldFault[] };

const FOREIGN_DOCUMENTS: Partial<Record<DocumentType, RegExp>> = {
  [DocumentType.HMT_RESIDENCE]: /^8[123]0000(19|20)\d{6}\d{3}[\dX]$/,
  [DocumentType.PASSPORT]: /^[A-Z0-9]{5,17}$/,
  [DocumentType.FOREIGN_PERMANENT_RESIDENCE]: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

const REQUIRED_CONSENTS = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA] as const;

/** Checks an application as a whole (domain.md rules 2, 3, 5, 6): every fault at once, by the input's path. */
export function checkApplication(application: Application, terms: RegistrationTerms): RegistrationVerdict {
  const faults: FieldFault[] = [];
  const name = normalizePersonName(application.name);
  if (!name.ok) faults.push({ path: 'input.name', code: name.fault });
  const mobile = normalizeMobile(application.mobile);
  if (!mobile) faults.push({ path: 'input.mobile', code: 'MOBILE_FORMAT' });
  const documentNumber = application.documentNumber.trim().toUpperCase();
  faults.push(...documentFaults(application, terms.today));
  faults.push(...ageFaults(application, terms), ...consentFaults(application));
  if (faults.length > 0 || !name.ok || !mobile) return { ok: false, faults };
  return { ok: true, identity: { name: name.name, documentNumber, mobile } };
}

function documentFaults(application: Application, today: LocalDate): FieldFault[] {
  const number = application.documentNumber.trim().toUpperCase();
  if (application.documentType !== DocumentType.RESIDENT_ID) {
    const right = FOREIGN_DOCUMENTS[application.documentType]?.test(number) ?? false;
    return right ? [] : [{ path: 'input.documentNumber', code: 'DOCUMENT_FORMAT' }];
  }
  const id = checkResidentId(number, today);
  if (!id.ok) return [{ path: 'input.documentNumber', code: id.fault }];
  const faults: FieldFault[] = [];
  if (id.birthDate !== application.birthDate) faults.push({ path: 'input.birthDate', code: 'RESIDENT_ID_BIRTH_DATE_DIFFERS' });
  if (id.sex !== application.sex) faults.push({ path: 'input.sex', code: 'RESIDENT_ID_SEX_DIFFERS' });
  return faults;
}

function ageFaults(application: Application, { today, ages, adultKinds }: RegistrationTerms): FieldFault[] {
  const { birthDate, guardian, selfSupportDeclaredOn } = application;
  if (birthDate > today) return [{ path: 'input.birthDate', code: 'BIRTH_DATE_FUTURE' }];
  const age = ageOn(birthDate, today);
  if (age >= ages.adultAgeYears) return [];
  if (age < ages.guardianAgeYears) return [{ path: 'input.birthDate', code: 'TOO_YOUNG', details: { age: ages.guardianAgeYears } }];
  const faults: FieldFault[] = [];
  const supportsHimself = age >= ages.selfSupportAgeYears && Boolean(selfSupportDeclaredOn);
  if (!supportsHimself && !guardian) {
    faults.push({ path: 'input.guardian', code: 'GUARDIAN_REQUIRED', details: { age: ages.adultAgeYears } });
  }
  if (guardian) faults.push(...guardianFaults(guardian, today));
  if (selfSupportDeclaredOn && selfSupportDeclaredOn > today) faults.push({ path: 'input.selfSupportDeclaredOn', code: 'DAY_IN_FUTURE' });
  if (application.serviceKinds.some((kind) => adultKinds.includes(kind))) {
    faults.push({ path: 'input.serviceKinds', code: 'UNDER_AGE_KIND', details: { age: ages.adultAgeYears } });
  }
  return faults;
}

function guardianFaults(guardian: Guardian, today: LocalDate): FieldFault[] {
  const faults: FieldFault[] = [];
  const name = normalizePersonName(guardian.name);
  if (!name.ok) faults.push({ path: 'input.guardian.name', code: name.fault });
  if (!normalizeMobile(guardian.phone)) faults.push({ path: 'input.guardian.phone', code: 'MOBILE_FORMAT' });
  if (guardian.consentedOn > today) faults.push({ path: 'input.guardian.consentedOn', code: 'DAY_IN_FUTURE' });
  return faults;
}

function consentFaults({ consents }: Application): FieldFault[] {
  const given = consents.map((consent) => consent.kind);
  const missing = REQUIRED_CONSENTS.filter((kind) => !given.includes(kind));
  const faults: FieldFault[] = missing.map((kind) => ({ path: 'input.consents', code: 'CONSENT_REQUIRED', details: { kind } }));
  if (new Set(given).size !== given.length) faults.push({ path: 'input.consents', code: 'CONSENT_TWICE' });
  return faults;
}
