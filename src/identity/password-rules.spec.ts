import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rules.js';

const PHONE = '13800001234';

describe('§ 6: what a password may not be', () => {
  it.each(['password123', 'PassWord123', 'WOAINI1314520', '1QAZ2wsx3edc'])(
    '%s is among the commonest in any case',
    (password) => expect(passwordFault(password, PHONE)).toBe('PASSWORD_COMMON'),
  );

  it.each(['aaaaaaaaaa', 'abababababab', 'AaAaAaAaAa', '          ', '😀'.repeat(40)])(
    '“%s” has fewer than three different characters',
    (password) => expect(passwordFault(password, PHONE)).toBe('PASSWORD_MONOTONOUS'),
  );

  it.each([PHONE, `${PHONE}!`, `my ${PHONE} phone`])('%s holds the login', (password) =>
    expect(passwordFault(password, PHONE)).toBe('PASSWORD_IS_LOGIN'),
  );

  it('a user name counts in any case, a very short one does not', () => {
    expect(passwordFault('the ADMIN of all', 'admin')).toBe('PASSWORD_IS_LOGIN');
    expect(passwordFault('the way of all things', 'way')).toBeNull();
  });

  it.each(['correct horse battery', '张三的长密码一二三四五', 'password1234567', '13800001235'])(
    '%s will do',
    (password) => expect(passwordFault(password, PHONE)).toBeNull(),
  );
});
