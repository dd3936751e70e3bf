import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../kernel/problem.js';
import { headerOf } from './roster-columns.js';

const row = (texts: readonly string[], number = 1) => ({
  number,
  cells: texts.map((text) => ({ text, kind: 'TEXT' as const })),
});
const columnsOf = (...texts: string[]): string[] => [...(headerOf(row(texts))?.columns.keys() ?? [])];
const refusalOf = (texts: readonly string[], number = 1): unknown => {
  try {
    return headerOf(row(texts, number));
  } catch (error) {
    return error instanceof Problem ? [error.code, error.details] : error;
  }
};

describe('the header of a roster', () => {
  it('names columns as committees call them', () => {
    expect(columnsOf('序号', '姓 名', '公民身份号码', '联系电话', '文化程度', '备注')).toEqual([
      'name',
      'documentNumber',
      'mobile',
      'education',
    ]);
    expect(
      columnsOf('*志愿者姓名', '证件号码：', '手机号（必填）', '出生日期(年/月/日)', '政治面貌/类别'),
    ).toEqual(['name', 'documentNumber', 'mobile', 'birthDate', 'background']);
    expect(columnsOf('姓名', '身份证号', '手机', '监护人', '监护人电话', '手机号（监护人）')).toEqual([
      'name',
      'documentNumber',
      'mobile',
      'guardianName',
      'guardianPhone',
    ]);
  });

  it('is neither a title nor a line about the form', () => {
    for (const texts of [
      ['社区志愿者花名册'],
      ['填表单位:', '填表日期:2026年3月'],
      ['填表单位', '', '联系电话', '0830-2345678'],
      ['姓名'],
      [],
    ]) {
      expect(headerOf(row(texts))).toBeNull();
    }
  });

  it('lists the columns that nobody knows', () => {
    expect(headerOf(row(['序号', '姓名', '身份证号', '手机号', '血 型', '', '性别/民族']))?.unknown).toEqual([
      '血 型',
      '性别/民族',
    ]);
  });

  it('has each column once, and those without which nobody can be registered', () => {
    expect(refusalOf(['姓名', '身份证号', '手机号', '联系电话'], 3)).toEqual([
      'ROSTER_COLUMN_TWICE',
      { row: 3, columns: ['手机号', '联系电话'] },
    ]);
    expect(refusalOf(['姓名', '性别', '出生日期'], 3)).toEqual([
      'ROSTER_COLUMNS_MISSING',
      { row: 3, columns: ['身份证号', '手机号'] },
    ]);
  });

  it('is looked for in the first twenty rows', () => {
    const texts = ['姓名', '身份证号', '手机号'];
    expect(refusalOf(texts, 20)).toMatchObject({ row: 20 });
    expect(refusalOf(texts, 21)).toEqual(['NO_KNOWN_COLUMNS', { rows: 20 }]);
  });
});
