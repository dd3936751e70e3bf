import { describe, expect, it } from '@jest/globals';
import { residentIdCheckCharacter } from '../kernel/resident-id.js';
import { DocumentType, Sex } from '../kernel/vocabulary.js';
import { documentFaults } from './identity-document.js';

const { RESIDENT_ID, HMT_RESIDENCE, PASSPORT, FOREIGN_PERMANENT_RESIDENCE } = DocumentType;
const numbered = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const PERMIT = numbered('81000019900307001');
const told = (documentType: DocumentType, documentNumber: string, change = {}): string[] =>
  documentFaults(
    { documentType, documentNumber, birthDate: '1990-03-07', sex: Sex.MALE, ...change },
    '2026-06-15',
  ).map((fault) => `${fault.path} ${fault.code}`);

describe('rule 3: documents', () => {
  it.each([
    [RESIDENT_ID, ` ${numbered('51050219900307001')} `],
    [HMT_RESIDENCE, PERMIT],
    [HMT_RESIDENCE, numbered('82000019900307001')],
    [HMT_RESIDENCE, numbered('83000019900307001')],
    [PASSPORT, 'e12345678'],
    [FOREIGN_PERMANENT_RESIDENCE, 'USA110075091501'],
  ])('%s %s is one', (documentType, documentNumber) => {
    expect(told(documentType, documentNumber)).toEqual([]);
  });

  it.each([
    [HMT_RESIDENCE, numbered('51050219900307001'), 'DOCUMENT_FORMAT'],
    [HMT_RESIDENCE, numbered('81000019991399001'), 'RESIDENT_ID_DATE'],
    [HMT_RESIDENCE, numbered('81000020260616001'), 'RESIDENT_ID_DATE'],
    [HMT_RESIDENCE, PERMIT.slice(0, 17) + (PERMIT.endsWith('1') ? '2' : '1'), 'RESIDENT_ID_CHECKSUM'],
    [PASSPORT, '护照12345', 'DOCUMENT_FORMAT'],
    [FOREIGN_PERMANENT_RESIDENCE, 'USA', 'DOCUMENT_FORMAT'],
  ])('%s %s is none: %s', (documentType, documentNumber, code) => {
    expect(told(documentType, documentNumber)).toEqual([`input.documentNumber ${code}`]);
  });

  it.each([RESIDENT_ID, HMT_RESIDENCE])('birth date and sex agree with the %s', (documentType) => {
    const number = documentType === RESIDENT_ID ? numbered('51050219900307001') : PERMIT;
    expect(told(documentType, number, { birthDate: '1990-03-08', sex: Sex.FEMALE })).toEqual([
      'input.birthDate RESIDENT_ID_BIRTH_DATE_DIFFERS',
      'input.sex RESIDENT_ID_SEX_DIFFERS',
    ]);
  });
});
