import { describe, expect, it } from '@jest/globals';
import { countAttempt } from './attempt-limits.js';
import { passwordFault } from './password-rules.js';

const LIMIT = { attempts: 2, windowSeconds: 60 };
const at = (second: number): Date => new Date(Date.UTC(2026, 5, 15, 0, 0, second));

describe('§ 6: attempts are limited', () => {
  it('counts up to the limit, then tells how long to wait', () => {
    const first = countAttempt(LIMIT, null, at(0));
    expect(first).toEqual({ allowed: true, window: { startedAt: at(0), count: 1 } });
    expect(countAttempt(LIMIT, { startedAt: at(0), count: 1 }, at(10))).toMatchObject({
      window: { count: 2 },
    });
    expect(countAttempt(LIMIT, { startedAt: at(0), count: 2 }, at(20))).toEqual({
      allowed: false,
      retryAfterSeconds: 40,
    });
  });

  it('starts anew when the window has passed', () => {
    expect(countAttempt(LIMIT, { startedAt: at(0), count: 2 }, at(60))).toMatchObject({
      window: { count: 1 },
    });
  });
});

describe('§ 6: passwords', () => {
  it.each([
    ['1234567890', 'PASSWORD_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_MONOTONOUS'],
    ['x13800001234x', 'PASSWORD_IS_LOGIN'],
    ['correct horse battery', null],
  ])('%s: %s', (password, fault) => expect(passwordFault(password, '13800001234')).toBe(fault));
});
