import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  entryOf,
  ROSTER_TERMS,
  rosterHeader,
  SOUND_ID,
  toldOf,
} from '../../../test/fixtures/rosters/judged-row.js';
import { residentId } from '../../../test/fixtures/rosters/roster-people.js';
import { problemCatalogue, problemText } from '../../kernel/problem.js';
import { DocumentType, Sex } from '../../kernel/vocabulary.js';
import type { Cell } from '../sheets/sheet-row.js';
import { judgeRow } from './roster-row.js';

describe('a row of a roster', () => {
  it('tells a person, sex and birth date by the ID where it has no columns for them', () => {
    expect(entryOf({})).toEqual({
      name: '张三',
      sex: Sex.MALE,
      birthDate: '1990-01-02',
      documentType: DocumentType.RESIDENT_ID,
      documentNumber: SOUND_ID,
      mobile: '13800001234',
      address: null,
      background: 'OTHER',
      skills: [],
      serviceKinds: [],
      education: null,
      employment: null,
      guardian: null,
    });
  });

  it('may have everything else', () => {
    const more = {
      住址: ' 南城街道 3 号 ',
      学历: '大专',
      工作单位: '无',
      特长: '律师/ 急救',
      小组: '治安巡逻队、调解小组',
    };
    expect(entryOf({ ...more, 类别: '中共党员' })).toMatchObject({
      address: '南城街道 3 号',
      education: '大专',
      employment: null,
      skills: ['LAW', 'HEALTH_CARE'],
      serviceKinds: ['PATROL', 'MEDIATION'],
      background: 'PARTY_MEMBER',
    });
  });

  it('a month of birth is completed by the ID, and must agree with it', () => {
    expect(entryOf({ 出生年月: '1990年1月' }).birthDate).toBe('1990-01-02');
    expect(toldOf({ 出生年月: '1990.02' })).toEqual(['出生年月 RESIDENT_ID_BIRTH_DATE_DIFFERS']);
  });

  it('other documents tell neither sex nor birth date, residence permits do', () => {
    const passport = { 证件类型: '护照', 身份证号: 'e12345678' };
    expect(toldOf(passport)).toEqual(['出生日期 FIELD_REQUIRED', '性别 FIELD_REQUIRED']);
    expect(entryOf({ ...passport, 出生日期: '1990-01-02', 性别: '女' })).toMatchObject({
      documentType: DocumentType.PASSPORT,
      documentNumber: 'E12345678',
      sex: Sex.FEMALE,
    });
    expect(entryOf({ 身份证号: residentId('1990-01-02', 102, '830000') })).toMatchObject({
      documentType: DocumentType.HMT_RESIDENCE,
      birthDate: '1990-01-02',
      sex: Sex.FEMALE,
    });
    expect(toldOf({ 证件类型: '军官证', 身份证号: '军字第1号' })).toContain('证件类型 DOCUMENT_TYPE_UNKNOWN');
  });

  it.each<[string, string | Cell, string]>([
    ['身份证号', '5.10502E+17', 'RESIDENT_ID_SCIENTIFIC'],
    ['身份证号', '５.10502e+17', 'RESIDENT_ID_SCIENTIFIC'],
    ['身份证号', { text: '5.10502199001011E+17', kind: 'NUMBER' }, 'RESIDENT_ID_PRECISION_LOST'],
    ['身份证号', { text: '510502199001021000', kind: 'NUMBER' }, 'RESIDENT_ID_PRECISION_LOST'],
    ['身份证号', { text: '510502640103541', kind: 'NUMBER' }, 'RESIDENT_ID_15_DIGITS'],
    ['身份证号', '', 'FIELD_REQUIRED'],
    ['姓名', ' ', 'FIELD_REQUIRED'],
    ['姓名', { text: '张三', kind: 'FORMULA' }, 'CELL_FORMULA'],
    ['手机号', '—', 'FIELD_REQUIRED'],
    ['手机号', '0830-2345678 转 12', 'MOBILE_LANDLINE'],
    ['手机号', '(028)87654321', 'MOBILE_LANDLINE'],
    ['手机号', '2345678', 'MOBILE_LANDLINE'],
    ['手机号', '+1 13800001234', 'MOBILE_FORMAT'],
    ['手机号', '+cmd|calc', 'CELL_FORMULA'],
    ['性别', '不男不女', 'SEX_UNKNOWN'],
    ['性别', '女', 'RESIDENT_ID_SEX_DIFFERS'],
    ['出生日期', '89-1-2', 'DAY_UNREADABLE'],
    ['出生日期', { text: '26359', kind: 'NUMBER' }, 'DAY_UNREADABLE'],
    ['出生日期', '2030-01-02', 'RESIDENT_ID_BIRTH_DATE_DIFFERS'],
    ['类别', '外星人', 'BACKGROUND_UNKNOWN'],
    ['小组', '普法、外星人', 'SERVICE_KIND_UNKNOWN'],
    ['住址', '字'.repeat(201), 'FIELD_TOO_LONG'],
    ['住址', '@SUM(A1)', 'CELL_FORMULA'],
    ['住址', 'a\u0007b', 'FIELD_CONTROL_CHARACTERS'],
  ])('%s %j is refused', (column, value, code) =>
    expect(toldOf({ [column]: value })).toEqual([`${column} ${code}`]),
  );

  it.each<[string, string | Cell]>([
    ['手机号', { text: '1.3800001234E10', kind: 'NUMBER' }],
    ['手机号', '+86 138－0000－1234'],
    ['手机号', "'138 0000 1234"],
    ['出生日期', { text: '1990-01-02', kind: 'DATE' }],
    ['出生日期', { text: '19900102', kind: 'NUMBER' }],
    ['性别', '男性'],
    ['序号', { text: '1', kind: 'FORMULA' }],
  ])('%s %j is taken', (column, value) => expect(toldOf({ [column]: value })).toEqual([]));

  it('what is doubtful is taken, and told', () => {
    const genuine = Array.from({ length: 400 }, (_, day) =>
      residentId(`19${String(50 + (day % 40))}-01-02`, 100 + 100 * (day % 9)),
    ).find((id) => id.endsWith('000'));
    expect(toldOf({ 身份证号: genuine ?? '' })).toEqual(['身份证号 RESIDENT_ID_ENDS_IN_ZEROS']);
    expect(toldOf({ 特长: '法律、放风筝' })).toEqual(['特长 SKILLS_UNKNOWN']);
    expect(entryOf({ 特长: '法律、放风筝' }).skills).toEqual(['LAW', 'OTHER']);
    expect(toldOf({ 类别: '党员/退休' })).toEqual(['类别 BACKGROUND_FIRST_TAKEN']);
  });

  it('one slip in ID and birth date is told once', () => {
    expect(toldOf({ 身份证号: '510503199002304938', 出生日期: '1990.2.30' })).toEqual([
      '身份证号 RESIDENT_ID_DATE',
    ]);
  });

  it('every fault is told at once, in the order of the columns, each column once', () => {
    expect(toldOf({ 姓名: '张', 身份证号: '1', 手机号: '2', 类别: '?' })).toEqual([
      '姓名 NAME_LENGTH',
      '身份证号 RESIDENT_ID_FORMAT',
      '手机号 MOBILE_FORMAT',
      '类别 BACKGROUND_UNKNOWN',
    ]);
  });
});

describe('any row', () => {
  const names = [
    '姓名',
    '身份证号',
    '手机号',
    '性别',
    '出生日期',
    '证件类型',
    '类别',
    '小组',
    '监护人',
    '监护人电话',
  ];
  const parts = [
    '张三',
    residentId('1990-01-02', 101),
    residentId('2010-09-25', 131),
    '13800001234',
    '护照',
    '男',
    '=',
    '无',
    '1990-01-02',
  ];
  const cell = fc.record({
    text: fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'grapheme' })),
    kind: fc.constantFrom('TEXT' as const, 'NUMBER' as const, 'DATE' as const, 'FORMULA' as const),
  });

  it('is a person or has faults, and every fault has a sentence', () => {
    const known = new Set(problemCatalogue().map(({ code }) => code));
    // Of modules that are not loaded here.
    const elsewhere = /^(FIELD|NAME|MOBILE|RESIDENT|DOCUMENT|BIRTH|TOO|GUARDIAN|UNDER|DAY)_/;
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const verdict = judgeRow(cells, rosterHeader(names), ROSTER_TERMS);
        if ('entry' in verdict) return;
        expect(verdict.faults.length).toBeGreaterThan(0);
        for (const { code, details } of verdict.faults) {
          expect(known.has(code) || elsewhere.test(code)).toBe(true);
          expect(problemText(code, 'zh-CN', details)).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
