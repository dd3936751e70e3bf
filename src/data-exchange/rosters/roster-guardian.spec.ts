import { describe, expect, it } from '@jest/globals';
import { entryOf, toldOf } from '../../../test/fixtures/rosters/judged-row.js';
import { residentId } from '../../../test/fixtures/rosters/roster-people.js';

const MINOR = { 身份证号: residentId('2010-09-25', 131) };
const GUARDIAN = {
  监护人姓名: '张 父',
  监护人关系: '父亲',
  监护人电话: '138-0000-5678',
  监护人同意日期: '2026.6.1',
};

describe('a minor of a roster (rule 5)', () => {
  it('has a guardian who consented', () => {
    expect(toldOf(MINOR)).toEqual(['监护人姓名 GUARDIAN_REQUIRED']);
    expect(entryOf({ ...MINOR, ...GUARDIAN }).guardian).toEqual({
      name: '张父',
      relation: '父亲',
      phone: '13800005678',
      consentedOn: '2026-06-01',
    });
  });

  it.each([
    ['监护人姓名', '张三', 'GUARDIAN_HIMSELF'],
    ['监护人关系', '本人', 'GUARDIAN_HIMSELF'],
    ['监护人关系', '', 'FIELD_REQUIRED'],
    ['监护人电话', '0830-2345678', 'MOBILE_LANDLINE'],
    ['监护人电话', '12', 'MOBILE_FORMAT'],
    ['监护人同意日期', '去年', 'DAY_UNREADABLE'],
    ['监护人同意日期', '2026-06-16', 'DAY_IN_FUTURE'],
  ])('whose %s is not “%s”', (column, value, code) =>
    expect(toldOf({ ...MINOR, ...GUARDIAN, [column]: value })).toEqual([`${column} ${code}`]),
  );

  it('is in no squad for adults, and not younger than the policy says', () => {
    expect(toldOf({ ...MINOR, ...GUARDIAN, 小组: '治安' })).toEqual(['小组 UNDER_AGE_KIND']);
    expect(toldOf({ 身份证号: residentId('2015-06-19', 121) })).toEqual(['出生日期 TOO_YOUNG']);
  });

  it('the guardian of an adult is not kept', () => expect(entryOf(GUARDIAN).guardian).toBeNull());
});
