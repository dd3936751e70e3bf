import { Readable } from 'node:stream';
import { Zip, ZipPassThrough } from 'fflate';

export interface ZippedFile {
  /** Of the portable characters only, since old programs guess the others. */
  readonly name: string;
  readonly content: Buffer;
}

/** A ZIP that is made while it is read: of the files that are not asked for yet none exists. They are stored as they are. */
export const zipStream = (files: AsyncIterable<ZippedFile>, modifiedAt: Date): Readable =>
  Readable.from(chunksOf(files, modifiedAt), { objectMode: false });

async function* chunksOf(files: AsyncIterable<ZippedFile>, modifiedAt: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, content } of files) {
    const file = new ZipPassThrough(name);
    file.mtime = modifiedAt;
    zip.add(file);
    file.push(content, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
