import { describe, expect, it } from '@jest/globals';
import { personalWord } from './told-names.js';

describe('rule 57: what a notice does not say of those whom it is about', () => {
  it('full names, mobile and ID numbers, however they are set apart', () => {
    expect(personalWord('表彰郭世安同志', ['郭世安'])).toBe('NAME');
    expect(personalWord('表彰郭 世 安同志', ['郭世安'])).toBe('NAME');
    expect(personalWord('电话 139-0000-8002', [])).toBe('MOBILE');
    expect(personalWord('电话１３９００００８００２', [])).toBe('MOBILE');
    expect(personalWord('身份证51050219900307051X', [])).toBe('ID_NUMBER');
  });

  it('other numbers and names are no matter', () => {
    for (const text of [
      '服务 120 小时，2026 年度',
      '文号 泸江民发〔2026〕1380013800 号',
      '电话 0830-3123456',
      '郭*',
    ])
      expect(personalWord(text, ['郭世安', ''])).toBeNull();
  });
});
