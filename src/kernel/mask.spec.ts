import { describe, expect, it } from '@jest/globals';
import { maskDocumentNumber, maskMobile, maskName } from './mask.js';

describe('§ 10: masks', () => {
  it.each([
    ['', ''],
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['阿依古丽·买买提', '阿***·***'],
    ['𠮷田', '𠮷*'],
    ['Mary Smith', 'M*** *****'],
  ])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

  it('mobile and document numbers keep their ends', () => {
    expect(maskMobile('13800001234')).toBe('138****1234');
    expect(maskMobile('1380000123')).toBe('*'.repeat(10));
    expect(maskMobile('8613800001234')).toBe('*'.repeat(13));
    expect(maskMobile('1234')).toBe('****');
    expect(maskMobile('')).toBe('');
    expect(maskDocumentNumber('11010519491231002X')).toBe('110*************2X');
    expect(maskDocumentNumber('E123')).toBe('****');
  });
});
