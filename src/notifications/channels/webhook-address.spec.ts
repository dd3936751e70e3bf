import { describe, expect, it } from '@jest/globals';
import { isPublicAddress, isWebhookAddress } from './webhook-address.js';

describe('the address of a webhook', () => {
  it.each(['https://hooks.example.org/linli', 'https://hooks.example.org:8443/a?b=c', 'https://8.8.8.8/x'])(
    '%s is on the public internet',
    (text) => expect(isWebhookAddress(text, false)).toBe(true),
  );

  it.each([
    'http://hooks.example.org/',
    'https://localhost/',
    'https://intranet/',
    'https://printer.local/',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://user:secret@hooks.example.org/',
    'file:///etc/passwd',
    'nonsense',
    `https://hooks.example.org/${'x'.repeat(500)}`,
  ])('%s is refused', (text) => expect(isWebhookAddress(text, false)).toBe(false));

  it('may be of this machine where the setting says so', () => {
    expect(isWebhookAddress('http://127.0.0.1:9/x', true)).toBe(true);
    expect(isWebhookAddress('ftp://127.0.0.1/x', true)).toBe(false);
  });

  it('what a name leads to is checked too', () => {
    expect(['93.184.215.14', '2606:2800:21f:cb07::1'].map(isPublicAddress)).toEqual([true, true]);
    expect(['127.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1', 'name'].map(isPublicAddress)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});
