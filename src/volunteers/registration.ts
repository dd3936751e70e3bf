import { normalizeMobile } from '../kernel/mobile.js';
import { normalizePersonName } from '../kernel/person-name.js';
import type { FieldFault } from '../kernel/problem.js';
import { ageOn, type LocalDate } from '../kernel/service-day.js';
import type { DocumentType, Sex, SquadKind } from '../kernel/vocabulary.js';
import { ConsentKind } from './consent.entity.js';
import { documentFaults, normalDocumentNumber } from './identity-document.js';

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

const REQUIRED_CONSENTS = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA] as const;

/** Checks an application as a whole (domain.md rules 2, 3, 5, 6): every fault at once, by the input's path. */
export function checkApplication(application: Application, terms: RegistrationTerms): RegistrationVerdict {
  const faults: FieldFault[] = [];
  const name = normalizePersonName(application.name);
  if (!name.ok) faults.push({ path: 'input.name', code: name.fault });
  const mobile = normalizeMobile(application.mobile);
  if (!mobile) faults.push({ path: 'input.mobile', code: 'MOBILE_FORMAT' });
  const documentNumber = normalDocumentNumber(application.documentNumber);
  faults.push(...documentFaults(application, terms.today));
  faults.push(...ageFaults(application, terms), ...consentFaults(application));
  if (faults.length > 0 || !name.ok || !mobile) return { ok: false, faults };
  return { ok: true, identity: { name: name.name, documentNumber, mobile } };
}

/** Whether somebody serves by a guardian's consent: not yet adult, and not declared to support himself (rule 5). */
export function needsGuardian(
  person: { readonly birthDate: LocalDate; readonly selfSupportDeclaredOn?: LocalDate | null },
  { today, ages }: Pick<RegistrationTerms, 'today' | 'ages'>,
): boolean {
  const age = ageOn(person.birthDate, today);
  if (age >= ages.adultAgeYears) return false;
  return age < ages.selfSupportAgeYears || !person.selfSupportDeclaredOn;
}

function ageFaults(application: Application, terms: RegistrationTerms): FieldFault[] {
  const { birthDate, guardian, selfSupportDeclaredOn } = application;
  const { today, ages, adultKinds } = terms;
  const faults = guardian ? guardianFaults(guardian, application, today) : [];
  if (selfSupportDeclaredOn && selfSupportDeclaredOn > today) {
    faults.push({ path: 'input.selfSupportDeclaredOn', code: 'DAY_IN_FUTURE' });
  }
  if (birthDate > today) return [{ path: 'input.birthDate', code: 'BIRTH_DATE_FUTURE' }, ...faults];
  const age = ageOn(birthDate, today);
  if (age >= ages.adultAgeYears) return faults;
  if (age < ages.guardianAgeYears) {
    const details = { age: ages.guardianAgeYears };
    return [{ path: 'input.birthDate', code: 'TOO_YOUNG', details }, ...faults];
  }
  const details = { age: ages.adultAgeYears };
  if (!guardian && needsGuardian(application, terms)) {
    faults.push({ path: 'input.guardian', code: 'GUARDIAN_REQUIRED', details });
  }
  if (application.serviceKinds.some((kind) => adultKinds.includes(kind))) {
    faults.push({ path: 'input.serviceKinds', code: 'UNDER_AGE_KIND', details });
  }
  return faults;
}

const HIMSELF = /^(本人|自己|我|self|myself|himself|herself)$/i;

/** A guardian is somebody else, who consents to what exists (rule 5). */
function guardianFaults(guardian: Guardian, ward: Application, today: LocalDate): FieldFault[] {
  const faults: FieldFault[] = [];
  const name = normalizePersonName(guardian.name);
  const own = normalizePersonName(ward.name);
  if (!name.ok) faults.push({ path: 'input.guardian.name', code: name.fault });
  else if (own.ok && own.name === name.name)
    faults.push({ path: 'input.guardian.name', code: 'GUARDIAN_HIMSELF' });
  if (HIMSELF.test(guardian.relation.trim()))
    faults.push({ path: 'input.guardian.relation', code: 'GUARDIAN_HIMSELF' });
  if (!normalizeMobile(guardian.phone)) faults.push({ path: 'input.guardian.phone', code: 'MOBILE_FORMAT' });
  if (guardian.consentedOn > today)
    faults.push({ path: 'input.guardian.consentedOn', code: 'DAY_IN_FUTURE' });
  else if (guardian.consentedOn < ward.birthDate)
    faults.push({ path: 'input.guardian.consentedOn', code: 'DAY_BEFORE_BIRTH' });
  return faults;
}

function consentFaults({ consents }: Application): FieldFault[] {
  const given = consents.map((consent) => consent.kind);
  const missing = REQUIRED_CONSENTS.filter((kind) => !given.includes(kind));
  const faults: FieldFault[] = missing.map((kind) => ({
    path: 'input.consents',
    code: 'CONSENT_REQUIRED',
    details: { kind },
  }));
  if (new Set(given).size !== given.length) faults.push({ path: 'input.consents', code: 'CONSENT_TWICE' });
  return faults;
}
