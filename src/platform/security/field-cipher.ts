import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.js';

/** Where a value lives; part of what is authenticated, so a value moved to another row or field does not open. */
export interface FieldPlace {
  readonly table: string;
  readonly rowId: string;
  readonly field: string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts single fields (AES-256-GCM, random IV) and makes blind indexes to find them by (architecture.md § 6). */
export class FieldCipher {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly newest: { readonly id: string; readonly key: Buffer };

  constructor(private readonly keyring: Keyring) {
    this.keys = new Map(keyring.fieldKeys.map((entry) => [entry.id, entry.key]));
    const newest = keyring.fieldKeys.at(-1);
    if (!newest) throw new Error('no field key');
    this.newest = newest;
  }

  /** `keyId.base64url(iv ‖ tag ‖ ciphertext)` */
  seal(place: FieldPlace, plain: string): string {
    return `${this.newest.id}.${this.encrypted(place, Buffer.from(plain, 'utf8')).toString('base64url')}`;
  }

  /** The same of a file: `keyId 0x2e iv ‖ tag ‖ ciphertext`. */
  sealBytes(place: FieldPlace, plain: Buffer): Buffer {
    return Buffer.concat([Buffer.from(`${this.newest.id}.`, 'utf8'), this.encrypted(place, plain)]);
  }

  /** @throws Error when the value was altered, moved, or its key is gone */
  open(place: FieldPlace, text: string): string {
    const [keyId = '', body = ''] = text.split('.', 2);
    return this.decrypted(place, keyId, Buffer.from(body, 'base64url')).toString('utf8');
  }

  /** @throws Error as `open` */
  openBytes(place: FieldPlace, sealed: Buffer): Buffer {
    const dot = sealed.indexOf(0x2e);
    return this.decrypted(place, sealed.subarray(0, dot).toString('utf8'), sealed.subarray(dot + 1));
  }

  private encrypted(place: FieldPlace, plain: Buffer): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.newest.key, iv);
    cipher.setAAD(associated(place, this.newest.id));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  private decrypted(place: FieldPlace, keyId: string, bytes: Buffer): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new Error(`field key ${keyId} is not in the keyring`);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    decipher.setAAD(associated(place, keyId));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** A keyed digest to find equal values by; `purpose` keeps the indexes of different fields apart. */
  blindIndex(purpose: string, plain: string): string {
    return createHmac('sha256', this.keyring.indexKey).update(`${purpose}|${plain}`).digest('base64url');
  }
}

function associated(place: FieldPlace, keyId: string): Buffer {
  return Buffer.from(`${place.table}|${place.rowId}|${place.field}|${keyId}`, 'utf8');
}
