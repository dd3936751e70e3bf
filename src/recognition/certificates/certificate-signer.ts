import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KEYRING_TOKEN } from '../../platform/platform.module.js';
import type { Keyring } from '../../platform/security/keyring.js';

/** PKCS #8 of an Ed25519 key, before its seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs what certificates say with Ed25519; the key comes from the index key, which never changes. */
@Injectable()
export class CertificateSigner {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(@Inject(KEYRING_TOKEN) { indexKey }: Keyring) {
    const seed = Buffer.from(hkdfSync('sha256', indexKey, '', 'linli certificate ed25519', 32));
    const der = Buffer.concat([PKCS8_PREFIX, seed]);
    this.privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.privateKey);
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.privateKey).toString('base64url');
  }

  isGenuine(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text, 'utf8'), this.publicKey, Buffer.from(signature, 'base64url'));
  }

  /** For whoever wants to check a signature himself; PEM. */
  get publicKeyPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }
}
