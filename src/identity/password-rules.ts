import { PASSWORD_COMMON, PASSWORD_IS_LOGIN, PASSWORD_MONOTONOUS } from './identity.problems.js';

/** Passwords that lists of leaked ones begin with, as far as they have ten characters. */
const COMMONEST = new Set([
  '1234567890',
  '0123456789',
  '0987654321',
  '1111111111',
  '0000000000',
  '8888888888',
  '6666666666',
  '1234512345',
  'qwertyuiop',
  'password123',
  'password1234',
  'passw0rd123',
  'admin123456',
  'woaini1314520',
  'woaini5201314',
  'woaini1314',
  '5201314520',
  '1314520520',
  'a123456789',
  '123456789a',
  'abc1234567',
  'abcd123456',
  'qq123456789',
  'aa123456789',
  '1qaz2wsx3edc',
  'q1w2e3r4t5',
  'zxcvbnm123',
  'asdfghjkl1',
  'iloveyou123',
  '12345678910',
]);

/** What is wrong with a password besides its length; null: nothing. */
export function passwordFault(password: string, login: string): string | null {
  const plain = password.toLowerCase();
  if (COMMONEST.has(plain)) return PASSWORD_COMMON;
  if (new Set(plain).size < 3) return PASSWORD_MONOTONOUS;
  return login.length >= 5 && plain.includes(login.toLowerCase()) ? PASSWORD_IS_LOGIN : null;
}
