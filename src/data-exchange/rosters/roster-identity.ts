import { checkResidentId } from '../../kernel/resident-id.js';
import type { LocalDate } from '../../kernel/service-day.js';
import { DocumentType, Sex } from '../../kernel/vocabulary.js';
import { documentFaults } from '../../volunteers/identity-document.js';
import { halfWidth } from './cell-text.js';
import type { RosterCells } from './roster-cells.js';
import { readDay } from './roster-day.js';
import { documentTypeOf, sexOf } from './roster-words.js';
import {
  DAY_UNREADABLE,
  DOCUMENT_TYPE_UNKNOWN,
  RESIDENT_ID_PRECISION_LOST,
  RESIDENT_ID_SCIENTIFIC,
  SEX_UNKNOWN,
} from './rosters.problems.js';

/** Who somebody is by a row; what the row does not tell, and neither his document, is null. */
export interface RosterIdentity {
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly birthDate: LocalDate | null;
  readonly sex: Sex | null;
}

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,3}$/;
/** A spreadsheet keeps 15 digits and writes the others as 0. */
const PRECISION_END = /^\d{15}000$/;
const EXACT = /^\d{1,15}$/;
const RESIDENCE_AREA = /^8[123]0000\d/;
const HOLDING_PERSON: readonly DocumentType[] = [DocumentType.RESIDENT_ID, DocumentType.HMT_RESIDENCE];

/** Whether a resident ID ends as those do that lost digits. */
export const endsInZeros = (number: string): boolean => PRECISION_END.test(number);

/** Reads document, birth date and sex; the latter two are taken from the document where it holds them and the row does not. */
export function readIdentity(cells: RosterCells, today: LocalDate): RosterIdentity {
  const documentNumber = readNumber(cells);
  const documentType = readType(cells, documentNumber);
  refuseDamaged(cells, documentType, documentNumber, today);
  const held = heldIn(documentType, documentNumber, today);
  const isHeld = HOLDING_PERSON.includes(documentType);
  const birthDate = readBirthDate(cells, documentNumber, held?.birthDate ?? null);
  const sex = readSex(cells) ?? held?.sex ?? null;
  // A document that is refused cannot tell yet, but will once it is right.
  if (!isHeld && birthDate === null) cells.refuse('birthDate', 'FIELD_REQUIRED');
  if (!isHeld && sex === null) cells.refuse('sex', 'FIELD_REQUIRED');
  return { documentType, documentNumber, birthDate, sex };
}

function readNumber(cells: RosterCells): string {
  const text = halfWidth(cells.text('documentNumber'))
    .replace(/^'|[\s-]/g, '')
    .toUpperCase()
    // Letters and signs that look like the last one of a resident ID.
    .replace(/^(\d{17})[×✕ХΧ]$/, '$1X');
  if (text === '') cells.refuse('documentNumber', 'FIELD_REQUIRED');
  return text;
}

function readType(cells: RosterCells, documentNumber: string): DocumentType {
  const text = cells.text('documentType');
  const type = documentTypeOf(text);
  if (text !== '' && type === undefined) cells.refuse('documentType', DOCUMENT_TYPE_UNKNOWN);
  // These areas are of residence permits alone.
  const usual = RESIDENCE_AREA.test(documentNumber) ? DocumentType.HMT_RESIDENCE : DocumentType.RESIDENT_ID;
  return type ?? usual;
}

function refuseDamaged(cells: RosterCells, type: DocumentType, number: string, today: LocalDate): void {
  if (cells.cell('documentNumber').kind === 'NUMBER') {
    if (!EXACT.test(number)) cells.refuse('documentNumber', RESIDENT_ID_PRECISION_LOST);
  } else if (SCIENTIFIC.test(number)) {
    cells.refuse('documentNumber', RESIDENT_ID_SCIENTIFIC);
  } else if (type === DocumentType.RESIDENT_ID && endsInZeros(number)) {
    const read = checkResidentId(number, today);
    if (!read.ok && read.fault === 'RESIDENT_ID_CHECKSUM') {
      cells.refuse('documentNumber', RESIDENT_ID_PRECISION_LOST);
    }
  }
}

/** The place in a number where a birth date is held. */
const heldDay = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Birth date and sex that are in the number of a sound document. */
function heldIn(documentType: DocumentType, documentNumber: string, today: LocalDate) {
  if (!HOLDING_PERSON.includes(documentType)) return null;
  const birthDate = heldDay(documentNumber);
  const sex = Number(documentNumber[16]) % 2 === 1 ? Sex.MALE : Sex.FEMALE;
  const faults = documentFaults({ documentType, documentNumber, birthDate, sex }, today);
  return faults.length === 0 ? { birthDate, sex } : null;
}

function readBirthDate(cells: RosterCells, documentNumber: string, held: LocalDate | null): LocalDate | null {
  const text = cells.text('birthDate');
  if (text === '') return held;
  const read = readDay(text);
  if (read.kind === 'DAY') return read.day;
  if (read.kind === 'MONTH') {
    if (held && !held.startsWith(read.month)) cells.refuse('birthDate', 'RESIDENT_ID_BIRTH_DATE_DIFFERS');
    // The same slip in both places is told once, of the document.
  } else if (read.kind === 'UNREADABLE' || read.written !== heldDay(documentNumber)) {
    cells.refuse('birthDate', DAY_UNREADABLE);
  }
  return held;
}

function readSex(cells: RosterCells): Sex | undefined {
  const text = cells.text('sex');
  const sex = sexOf(text);
  if (text !== '' && sex === undefined) cells.refuse('sex', SEX_UNKNOWN);
  return sex;
}
