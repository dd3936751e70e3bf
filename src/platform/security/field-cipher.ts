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
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.newest.key, iv);
    cipher.setAAD(associated(place, this.newest.id));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${this.newest.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** @throws Error when the value was altered, moved, or its key is gone */
  open(place: FieldPlace, text: string): string {
    const [keyId = '', body = ''] = text.split('.', 2);
    const key = this.keys.get(keyId);
    if (!key) throw new Error(`field key ${keyId} is not in the keyring`);
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    decipher.setAAD(associated(place, keyId));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /** A keyed digest to find equal values by; `purpose` keeps the indexes of different fields apart. */
  blindIndex(purpose: string, plain: string): string {
    return createHmac('sha256', this.keyring.indexKey).update(`${purpose}|${plain}`).digest('base64url');
  }
}

function associated(place: FieldPlace, keyId: string): Buffer {
  return Buffer.from(`${place.table}|${place.rowId}|${place.field}|${keyId}`, 'utf8');
}
