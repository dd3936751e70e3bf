import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DocumentType } from '../kernel/vocabulary.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import type { VolunteerEntity } from './volunteer.entity.js';
import { type PersonalDetails, VolunteerVault } from './volunteer-vault.js';

const vault = new VolunteerVault(
  new FieldCipher({
    fieldKeys: [{ id: 'k1', key: randomBytes(32) }],
    indexKey: randomBytes(32),
    tokenKey: randomBytes(32),
  }),
);
const DETAILS: PersonalDetails = {
  name: '阿依古丽·买买提',
  documentNumber: '510502197001010015',
  mobile: '13800001234',
  address: '滨江路 9 号',
  guardian: { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' },
};
const sealed = (id: string, details = DETAILS): VolunteerEntity =>
  ({ id, ...vault.seal(id, DocumentType.RESIDENT_ID, details) }) as VolunteerEntity;

describe('§ 10: personal data is kept sealed', () => {
  it('what was sealed opens in its own row alone', () => {
    const row = sealed('one');
    expect(vault.open(row)).toEqual(DETAILS);
    expect(() => vault.open({ ...row, id: 'two' })).toThrow();
    expect(() => vault.open({ ...row, mobileSealed: row.documentSealed })).toThrow();
  });

  it('no column shows it in plain, and the masks show what they may', () => {
    const row = sealed('one');
    const shown = JSON.stringify(row);
    for (const secret of [DETAILS.name, DETAILS.documentNumber, DETAILS.mobile, '滨江路', '张父']) {
      expect(shown).not.toContain(secret);
    }
    expect(row.maskedName).toBe('阿***·***');
    expect([vault.maskedMobile(row), vault.maskedDocument(row)]).toEqual([
      '138****1234',
      '510*************15',
    ]);
  });

  it('rule 4: one document has one index, whoever holds it; another type of the same number has another', () => {
    expect(sealed('one').documentIndex).toBe(sealed('two').documentIndex);
    const asPassport = vault.documentIndex(DocumentType.PASSPORT, DETAILS.documentNumber);
    expect(asPassport).not.toBe(sealed('one').documentIndex);
  });

  it('an erased row opens to nothing and is found by nothing', () => {
    const row = { id: 'one', ...vault.erased() } as VolunteerEntity;
    expect(vault.open(row)).toEqual({
      name: '已注销',
      documentNumber: '',
      mobile: '',
      address: null,
      guardian: null,
    });
    expect([row.nameIndex, row.documentIndex, row.mobileIndex]).toEqual([null, null, null]);
    expect([vault.maskedMobile(row), vault.maskedDocument(row)]).toEqual([null, null]);
  });
});
