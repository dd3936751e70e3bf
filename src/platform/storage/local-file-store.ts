import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStore, requireKey } from './file-store.js';

/** Files in a folder; each is written beside its place, flushed, and then moved there, so that none is ever half. */
export class LocalFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${process.pid}.${Date.now()}.part`;
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      return await readFile(this.pathOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  delete(key: string): Promise<void> {
    return rm(this.pathOf(key), { force: true });
  }

  /** The last characters of an id are at random, the first are the time. */
  private pathOf(key: string): string {
    const id = requireKey(key);
    return join(this.folder, id.slice(-2), id.slice(-4, -2), id);
  }
}
