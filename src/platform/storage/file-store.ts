/** Where the contents of files lie, outside the database; what is put there is sealed already. */
export abstract class FileStore {
  /** Keeps content under a key of ours; the same key again replaces it. */
  abstract put(key: string, content: Buffer): Promise<void>;
  /** Null: there is none. */
  abstract get(key: string): Promise<Buffer | null>;
  /** Without a word when there is none. */
  abstract delete(key: string): Promise<void>;
}

/** Keys are ids that we made, and nothing that somebody typed. @throws RangeError */
export function requireKey(key: string): string {
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new RangeError('a key is an id');
  return key;
}
