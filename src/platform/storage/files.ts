import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../security/field-cipher.js';
import { FileStore } from './file-store.js';

const placeOf = (id: string) => ({ table: 'file', rowId: id, field: 'content' });

/** Files by their ids; they hold personal data, so only sealed content leaves the process. */
@Injectable()
export class Files {
  constructor(
    private readonly store: FileStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws Problem STORAGE_UNAVAILABLE */
  put(id: string, content: Buffer): Promise<void> {
    return this.store.put(id, this.cipher.sealBytes(placeOf(id), content));
  }

  /** Null: there is none. @throws Problem STORAGE_UNAVAILABLE @throws Error when it was altered */
  async get(id: string): Promise<Buffer | null> {
    const sealed = await this.store.get(id);
    return sealed && this.cipher.openBytes(placeOf(id), sealed);
  }

  delete(id: string): Promise<void> {
    return this.store.delete(id);
  }
}
