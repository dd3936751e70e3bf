import type { FieldFault } from '../kernel/problem.js';
import { checkResidentId, residentIdCheckCharacter } from '../kernel/resident-id.js';
import { isLocalDate, type LocalDate } from '../kernel/service-day.js';
import { DocumentType, Sex } from '../kernel/vocabulary.js';

/** A document with what its holder says of himself. */
export interface IdentityDocument {
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly birthDate: LocalDate;
  readonly sex: Sex;
}

type Reading =
  | { readonly ok: true; readonly birthDate: LocalDate; readonly sex: Sex }
  | { readonly ok: false; readonly fault: string };

/** Residence permits for Hong Kong, Macao and Taiwan are numbered as resident IDs, with these areas of their own. */
const RESIDENCE_PERMIT = /^8[123]0000\d{11}[\dX]$/;

/** Documents of which only the form is known. */
const OTHER_FORMS: Partial<Record<DocumentType, RegExp>> = {
  [DocumentType.PASSPORT]: /^[A-Z0-9]{5,17}$/,
  [DocumentType.FOREIGN_PERMANENT_RESIDENCE]: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

export const normalDocumentNumber = (text: string): string => text.trim().toUpperCase();

/**
 * Every fault of a document at once, by the input's path (domain.md rule 3): resident IDs and residence permits hold a
 * real birth date and a check character, and agree with the birth date and sex that were given.
 */
export function documentFaults(document: IdentityDocument, today: LocalDate): FieldFault[] {
  const number = normalDocumentNumber(document.documentNumber);
  const form = OTHER_FORMS[document.documentType];
  if (form) return form.test(number) ? [] : [{ path: 'input.documentNumber', code: 'DOCUMENT_FORMAT' }];
  const read =
    document.documentType === DocumentType.RESIDENT_ID
      ? checkResidentId(number, today)
      : readResidencePermit(number, today);
  if (!read.ok) return [{ path: 'input.documentNumber', code: read.fault }];
  const faults: FieldFault[] = [];
  if (read.birthDate !== document.birthDate) {
    faults.push({ path: 'input.birthDate', code: 'RESIDENT_ID_BIRTH_DATE_DIFFERS' });
  }
  if (read.sex !== document.sex) faults.push({ path: 'input.sex', code: 'RESIDENT_ID_SEX_DIFFERS' });
  return faults;
}

function readResidencePermit(number: string, today: LocalDate): Reading {
  if (!RESIDENCE_PERMIT.test(number)) return { ok: false, fault: 'DOCUMENT_FORMAT' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isLocalDate(birthDate) || birthDate > today) return { ok: false, fault: 'RESIDENT_ID_DATE' };
  if (residentIdCheckCharacter(number.slice(0, 17)) !== number[17]) {
    return { ok: false, fault: 'RESIDENT_ID_CHECKSUM' };
  }
  return { ok: true, birthDate, sex: Number(number[16]) % 2 === 1 ? Sex.MALE : Sex.FEMALE };
}
