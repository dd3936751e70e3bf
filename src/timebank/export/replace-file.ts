import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file piece by piece beside its place and puts it there only when it is whole and on the disk; what stood there
 * before stays until then. Only its owner can read it.
 */
export async function replaceFile(
  file: string,
  fill: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await fill(async (text) => {
        await handle.writeFile(text, 'utf8');
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
