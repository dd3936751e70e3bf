import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

const PASSWORD = 'correct horse battery';

describe('§ 6: hashing passwords', () => {
  it('argon2id with 19 MiB, two passes and one lane, salted', async () => {
    const passwords = new Passwords();
    const [one, other] = [await passwords.hash(PASSWORD), await passwords.hash(PASSWORD)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
    expect(await passwords.matches(one, PASSWORD)).toBe(true);
    expect(await passwords.matches(other, PASSWORD)).toBe(true);
    expect(await passwords.matches(one, `${PASSWORD} `)).toBe(false);
  });

  it('nothing matches where there is no hash, not even what the decoy was made of', async () => {
    const passwords = new Passwords();
    for (const guess of [PASSWORD, '', 'no password has this hash']) {
      expect(await passwords.matches(null, guess)).toBe(false);
    }
  });

  it('of 120 at once those that find no place in the queue are told so, and all others are served', async () => {
    const passwords = new Passwords();
    const answers = await Promise.allSettled(Array.from({ length: 120 }, () => passwords.hash(PASSWORD)));
    const busy = answers.filter((answer) => answer.status === 'rejected');
    expect(busy).toHaveLength(18);
    for (const { reason } of busy) expect(reason).toMatchObject({ code: 'SERVICE_BUSY' });
    expect(await passwords.matches(null, PASSWORD)).toBe(false);
  });
});
